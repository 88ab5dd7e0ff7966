# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's keys: in the system's keyring, else in files for the owner's eyes only."""

import contextlib
import os
import secrets
import uuid
from pathlib import Path
from typing import Final, Protocol

from pos_loyalty.domain.errors import WrongKey
from pos_loyalty.local_db.connection import KEY_BYTES
from pos_loyalty.local_db.files import OWNER_ONLY, StoreFiles, sync_folder

SERVICE: Final = "pos-loyalty"
KEY_IN_FILE_VARIABLE: Final = "POS_LOYALTY_KEY_IN_FILE"
"""Set to anything but an empty text, it keeps the key in the file and the keyring out of it."""


class Keyring(Protocol):
    """The part of a keyring that we use; it may raise anything at all."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return the secret, if there is one."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the secret."""
        ...


def system_keyring() -> Keyring | None:
    """Return the system's keyring; ``None`` if the environment says to use the file."""
    if os.environ.get(KEY_IN_FILE_VARIABLE):
        return None
    import keyring

    return keyring


def make_key(files: StoreFiles, keyring: Keyring | None) -> bytes:
    """Return a random key, kept before anything is encrypted with it.

    A key that is here already is never written over: copies may need it. It is returned instead.

    Args:
        keyring: ``None`` keeps the key in the file.
    """
    with contextlib.suppress(WrongKey):
        return find_key(files, keyring)
    key = secrets.token_bytes(KEY_BYTES)
    store_id = uuid.uuid4().hex
    write_small(files.store_id, store_id)
    keep_secret(files.key, keyring, store_id, key)
    return key


def find_key(files: StoreFiles, keyring: Keyring | None) -> bytes:
    """Return the key of the till's file.

    A key file that others may read is made the owner's alone.

    Raises:
        WrongKey: If it is nowhere, or no key.
    """
    name = ""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        name = files.store_id.read_text(encoding="ascii")
    try:
        key = find_secret(files.key, keyring, name)
    except ValueError as error:
        raise WrongKey("the key is no key") from error
    if key is None or len(key) != KEY_BYTES:
        raise WrongKey("the key of this till is not here")
    return key


def keep_secret(file: Path, keyring: Keyring | None, name: str, secret: bytes) -> None:
    """Keep a secret under a name in the keyring; where that does not take it, in the file.

    Durable when it returns.
    """
    if keyring is not None and _keep(keyring, name, secret):
        file.unlink(missing_ok=True)
    else:
        write_small(file, secret.hex())
    sync_folder(file.parent)


def find_secret(file: Path, keyring: Keyring | None, name: str) -> bytes | None:
    """Return a secret that was kept; ``None`` if it is nowhere.

    A file that others may read is made the owner's alone.

    Raises:
        ValueError: If what is kept is no secret of ours.
    """
    if file.exists():
        file.chmod(OWNER_ONLY)
        return bytes.fromhex(file.read_text(encoding="ascii", errors="replace").strip())
    stored = None if keyring is None else _look_up(keyring, name)
    return None if stored is None else bytes.fromhex(stored.strip())


def write_small(path: Path, text: str) -> None:
    """Write a small file for the owner alone; durable once the folder is."""
    path.unlink(missing_ok=True)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(fd, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _keep(keyring: Keyring, name: str, secret: bytes) -> bool:
    """Return whether the keyring took the secret and gives it back."""
    with contextlib.suppress(Exception):  # backends raise what they like; the file always works
        keyring.set_password(SERVICE, name, secret.hex())
        return keyring.get_password(SERVICE, name) == secret.hex()
    return False


def _look_up(keyring: Keyring, name: str) -> str | None:
    with contextlib.suppress(Exception):  # as above; without a secret whoever asks says so
        return keyring.get_password(SERVICE, name)
    return None
