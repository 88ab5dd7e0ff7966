# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""PINs as they are kept: scrypt, each with a salt of its own.

A PIN has a million values, so no digest alone keeps it from who has the file and its key. What
does is that the file is sealed with a key of its own, and that a wrong PIN costs time at the till.
"""

import hashlib
import hmac
import secrets
from typing import Final

_SALT_BYTES: Final = 16
_DIGEST_BYTES: Final = 32
_BLOCK: Final = 8
_COST: Final = 2**15
"""With blocks of 1 KiB it takes 32 MiB, and about 0.1 s on the machine of a till."""

_COST_MAX: Final = 2**17
_MEMORY_BYTES_MAX: Final = 256 * 1024 * 1024


class ScryptDigests:
    """Implements ``services.staff.PinDigests``. On any thread; slow on purpose."""

    def __init__(self, cost: int = _COST) -> None:
        """Take scrypt's cost for new PINs: a power of 2; each one kept says its own."""
        self._cost = cost

    def digest(self, pin: str) -> str:
        """Return what is kept of a new PIN: another text each time."""
        salt = secrets.token_bytes(_SALT_BYTES)
        made = _scrypt(pin, salt, self._cost)
        return f"scrypt${self._cost}${salt.hex()}${made.hex()}"

    def fits(self, pin: str, digest: str) -> bool:
        """Tell whether the PIN is the one that the digest was made of."""
        kind, _, rest = digest.partition("$")
        cost, _, kept = rest.partition("$")
        salt, _, made = kept.partition("$")
        if kind != "scrypt" or not cost.isdecimal() or int(cost) > _COST_MAX:
            return False
        again = _scrypt(pin, bytes.fromhex(salt), int(cost))
        return hmac.compare_digest(again, bytes.fromhex(made))


def _scrypt(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        pin.encode(),
        salt=salt,
        n=cost,
        r=_BLOCK,
        p=1,
        maxmem=_MEMORY_BYTES_MAX,
        dklen=_DIGEST_BYTES,
    )
