# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The keys that registers have sent with what they record: one that counts them wrongly is told.

Of as many as are remembered, while the till runs; what is recorded once and for all is decided by
the receipt's number.
"""

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import Final

from pos_loyalty.domain.errors import LoyaltyError

KEYS_MAX: Final = 1_000


class KeyReused(LoyaltyError):
    """The key came with something else before."""

    code = "key_reused"


class SeenKeys:
    """Remembers what each key came with. Its methods may be called on any thread."""

    def __init__(self) -> None:
        self._digests: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def require_same(self, key: str, asked: bytes) -> None:
        """Remember what a key came with.

        Raises:
            KeyReused: If it came with something else before.
        """
        digest = hashlib.sha256(asked).digest()
        with self._lock:
            before = self._digests.setdefault(key, digest)
            self._digests.move_to_end(key)
            if len(self._digests) > KEYS_MAX:
                self._digests.popitem(last=False)
        if before != digest:
            raise KeyReused

    def forget(self, key: str) -> None:
        """Let a key be used anew: what it came with was refused, and may be mended."""
        with self._lock:
            self._digests.pop(key, None)
