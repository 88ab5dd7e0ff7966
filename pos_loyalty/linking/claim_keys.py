# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own key, for codes of purchases without a card, and those of its neighbours."""

import threading
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.errors import DiskFull, WrongKey
from pos_loyalty.linking.till_key import find_till_key, make_till_key
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import Keyring, system_keyring
from pos_loyalty.local_db.standing_row import StandingRow, read_standing
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
        self._key: Ed25519PrivateKey | None = None
        self._lock = threading.Lock()

    def sign(self, message: bytes) -> bytes:
        """Return this till's signature.

        A key is made only by a till that never joined: what a joined one cannot find is the key by
        which the server knows it, and another in its place would be a stranger's.

        Raises:
            WrongKey: If what is kept is no key, or the key that the till joined with is not there.
            DiskFull: If a new key cannot be kept.
        """
        with self._lock:  # two that are made at once would be two keys
            key = self._found() or self._new()
        return key.sign(message)

    def is_signed_here(self, message: bytes, signature: bytes) -> bool:
        """Return whether this till signed the message, or another one of its store.

        A till without a key of its own has signed nothing: looking makes none.
        """
        with self._lock:
            own = self._found()
        mine = () if own is None else (own.public_key().public_bytes_raw(),)
        keys = (*mine, *self._standing().public_keys)
        return any(is_signed_by(key, signature, message) for key in keys)

    def _found(self) -> Ed25519PrivateKey | None:
        """Return the till's key; ``None`` if it is nowhere, or its keyring does not answer."""
        if self._key is None:
            till_id = self._opened().place.till_id
            self._key = find_till_key(self._files, self._keyring(), till_id)
        return self._key

    def _new(self) -> Ed25519PrivateKey:
        if self._standing().has_server:
            raise WrongKey("the key that this till joined with is not here")
        try:
            self._key = make_till_key(self._files, self._keyring(), self._opened().place.till_id)
        except OSError as trouble:
            raise DiskFull from trouble
        return self._key

    def _standing(self) -> StandingRow:
        with self._opened().reading() as uow:
            return read_standing(uow.connection)
