# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till signs what it asks, by the server's clock: its own may be wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.signatures import Claim, RequestParts, sign


class Signer:
    """Signs requests as one till. For one thread at a time."""

    def __init__(
        self,
        till_id: TillId,
        key: Ed25519PrivateKey,
        *,
        wall: Callable[[], datetime],
        new_nonce: Callable[[], str],
    ) -> None:
        """Take who signs, and with what.

        Args:
            wall: The machine's clock, in UTC.
            new_nonce: From 16 to 64 characters of base64 for addresses, never the same again.
        """
        self._till_id, self._key = till_id, key
        self._wall, self._new_nonce = wall, new_nonce
        self._is_behind_by = timedelta()

    def headers_for(self, request: RequestParts) -> dict[str, str]:
        """Return the headers that make the request a signed one."""
        created = self._wall() + self._is_behind_by
        claim = Claim(
            key_id=str(self._till_id), created=int(created.timestamp()), nonce=self._new_nonce()
        )
        return sign(request, self._key, claim)

    def correct(self, server_time: datetime) -> None:
        """Sign by the server's clock from now on; what the machine's says stays as it is."""
        self._is_behind_by = server_time - self._wall()
