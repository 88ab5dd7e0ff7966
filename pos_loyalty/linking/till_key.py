# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The key that the till signs with: made once, before it is first told to anybody."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.errors import WrongKey
from pos_loyalty.domain.ids import TillId
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import Keyring, find_secret, keep_secret


def find_till_key(
    files: StoreFiles, keyring: Keyring | None, till_id: TillId
) -> Ed25519PrivateKey | None:
    """Return the till's key; ``None`` if it has none: it never joined.

    Raises:
        WrongKey: If what is kept is no key.
    """
    try:
        secret = find_secret(files.signing_key, keyring, str(till_id))
        return None if secret is None else Ed25519PrivateKey.from_private_bytes(secret)
    except ValueError as error:
        raise WrongKey("the key that this till signs with is no key") from error


def make_till_key(files: StoreFiles, keyring: Keyring | None, till_id: TillId) -> Ed25519PrivateKey:
    """Return the till's key, made and kept now if it has none. Repeatable.

    Raises:
        WrongKey: If what is kept is no key.
    """
    if key := find_till_key(files, keyring, till_id):
        return key
    made = Ed25519PrivateKey.generate()
    keep_secret(files.signing_key, keyring, str(till_id), made.private_bytes_raw())
    return made
