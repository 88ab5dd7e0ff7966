# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own key, for codes of purchases without a card, and those of its neighbours."""

import threading
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.linking.till_key import make_till_key
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import Keyring, system_keyring
from pos_loyalty.local_db.standing_row import read_standing
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.signatures import is_signed_by


class TillClaimKeys:
    """Implements ``ClaimKeys``: its own signature, and those of tills that the server named.

    Any thread.
    """

    def __init__(
        self,
        data_dir: Path,
        opened: Callable[[], SqliteStore],
        keyring: Callable[[], Keyring | None] = system_keyring,
    ) -> None:
        """Remember where the key is; nothing is read or made before it is needed.

        Args:
            opened: Returns the till's file; may wait for it.
        """
        self._files, self._opened, self._keyring = StoreFiles(data_dir), opened, keyring
        self._made: Ed25519PrivateKey | None = None
        self._lock = threading.Lock()

    def sign(self, message: bytes) -> bytes:
        """Return this till's signature.

        Raises:
            WrongKey: If what is kept is no key.
            DiskFull: If a new key cannot be kept.
        """
        return self._key().sign(message)

    def is_signed_here(self, message: bytes, signature: bytes) -> bool:
        """Return whether this till signed the message, or another one of its store."""
        with self._opened().reading() as uow:
            neighbours = read_standing(uow.connection).public_keys
        own = self._key().public_key().public_bytes_raw()
        return any(is_signed_by(key, signature, message) for key in (own, *neighbours))

    def _key(self) -> Ed25519PrivateKey:
        with self._lock:  # two that are made at once would be two keys
            if self._made is None:
                till_id = self._opened().place.till_id
                try:
                    self._made = make_till_key(self._files, self._keyring(), till_id)
                except OSError as trouble:
                    raise DiskFull from trouble
            return self._made
