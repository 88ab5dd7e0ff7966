# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The key of the till's file: in the system's keyring, else in a file for the owner's eyes only."""

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
    _write(files.store_id, store_id)
    if keyring is not None and _keep(keyring, store_id, key):
        files.key.unlink(missing_ok=True)  # it was no key, or we would not be here
    else:
        _write(files.key, key.hex())
    sync_folder(files.data_dir)
    return key


def find_key(files: StoreFiles, keyring: Keyring | None) -> bytes:
    """Return the key of the till's file.

    A key file that others may read is made the owner's alone.

    Raises:
        WrongKey: If it is nowhere, or no key.
    """
    if files.key.exists():
        files.key.chmod(OWNER_ONLY)
        stored: str | None = files.key.read_text(encoding="ascii", errors="replace")
    else:
        stored = None if keyring is None else _look_up(keyring, files)
    try:
        key = bytes.fromhex((stored or "").strip())
    except ValueError as error:
        raise WrongKey("the key is no key") from error
    if len(key) != KEY_BYTES:
        raise WrongKey("the key of this till is not here")
    return key


def _keep(keyring: Keyring, store_id: str, key: bytes) -> bool:
    """Return whether the keyring took the key and gives it back."""
    with contextlib.suppress(Exception):  # backends raise what they like; the file always works
        keyring.set_password(SERVICE, store_id, key.hex())
        return keyring.get_password(SERVICE, store_id) == key.hex()
    return False


def _look_up(keyring: Keyring, files: StoreFiles) -> str | None:
    with contextlib.suppress(Exception):  # as above; without a key the store says so itself
        return keyring.get_password(SERVICE, files.store_id.read_text(encoding="ascii"))
    return None


def _write(path: Path, text: str) -> None:
    """Write a small file for the owner alone; durable once the folder is."""
    path.unlink(missing_ok=True)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(fd, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
