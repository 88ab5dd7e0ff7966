# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cursors: how far a till has come, in a text that only the server can make.

Inside is the newest position that the till was sent of each shard, and of the changes of its
grants. The seal covers the server's generation and the till too: a cursor of a time before a
restore, or of another till, is none.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.ids import TillId
from pos_loyalty.server.tables import SHARDS

CURSOR_CHARS_MAX: Final = 300
"""More than seventeen numbers of 64 bits and a seal ever take."""

_SEAL_BYTES: Final = 9
_NUMBER_MAX: Final = (1 << 63) - 1
_MORE: Final = 0x80
_BITS: Final = 7


class CursorGone(Exception):
    """The server cannot say what has changed since: the till bootstraps."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a till has come.

    Attributes:
        positions: By shard, the newest that it was sent.
        grant_no: The newest change of its grants that it was sent.
    """

    positions: tuple[int, ...]
    grant_no: int = 0


@dataclass(frozen=True, slots=True)
class Seal:
    """What makes a cursor the server's own, and one till's.

    Attributes:
        key: Of the server's, 32 bytes.
        generation: The server's.
    """

    key: bytes
    generation: bytes
    till_id: TillId

    def over(self, numbers: bytes) -> bytes:
        """Return the seal over what a cursor says."""
        sealed = self.generation + self.till_id.bytes + numbers
        return hmac.digest(self.key, sealed, hashlib.sha256)[:_SEAL_BYTES]


BEGINNING: Final = Place((0,) * SHARDS)


def write_cursor(place: Place, seal: Seal) -> str:
    """Return the place as a text of URL-safe characters."""
    numbers = b"".join(map(_varint, (*place.positions, place.grant_no)))
    return urlsafe_b64encode(seal.over(numbers) + numbers).rstrip(b"=").decode("ascii")


def read_cursor(text: str, seal: Seal) -> Place:
    """Return the place that a cursor says.

    Raises:
        CursorGone: If this server did not make it, in this generation and for this till.
    """
    if not text.isascii() or len(text) > CURSOR_CHARS_MAX:
        raise CursorGone
    padded = text + "=" * (-len(text) % 4)
    try:
        packed = urlsafe_b64decode(padded)
    except ValueError:
        raise CursorGone from None
    numbers = packed[_SEAL_BYTES:]
    if not hmac.compare_digest(seal.over(numbers), packed[:_SEAL_BYTES]):
        raise CursorGone
    *positions, grant_no = _numbers(numbers)
    return Place(tuple(positions), grant_no)


def _varint(number: int) -> bytes:
    if not 0 <= number <= _NUMBER_MAX:
        raise ValueError("a position is 0 to 2**63 - 1")
    parts = bytearray()
    while number >= _MORE:
        parts.append(number % _MORE | _MORE)
        number >>= _BITS
    parts.append(number)
    return bytes(parts)


def _numbers(packed: Iterable[int]) -> Iterator[int]:
    """Yield what was packed; the seal has said that it is ours, and so whole."""
    number = shift = 0
    for part in packed:
        number |= (part % _MORE) << shift
        shift += _BITS
        if part < _MORE:
            yield number
            number = shift = 0
