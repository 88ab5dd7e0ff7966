# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers and texts in few bytes, for codes that people photograph.

A number takes seven bits of a byte, the lowest first, and a bit that says whether more follows.
A text begins with a number: its length and how it is written, or where it stood before.
"""

from typing import Final

NUMBER_MAX: Final = 2**63 - 1
TEXT_CHARS_MAX: Final = 200

_MORE: Final = 0x80
_LOW: Final = 0x7F
_WRITTEN, _DIGITS, _AGAIN, _WAYS = 0, 1, 2, 3


class WornBytes(ValueError):
    """The bytes end too early, or hold what nobody writes."""


class ByteWriter:
    """Appends; ``taken`` gives the whole."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._seen: dict[str, int] = {}

    def number(self, value: int) -> None:
        """Append a number from 0 to ``NUMBER_MAX``; raise ``ValueError`` for another."""
        if not 0 <= value <= NUMBER_MAX:
            raise ValueError("a number has 63 bits and no sign")
        while value > _LOW:
            self._bytes.append(value & _LOW | _MORE)
            value >>= 7
        self._bytes.append(value)

    def text(self, text: str) -> None:
        """Append a text; a second time it takes a byte. Raise ``ValueError`` if it is too long."""
        if len(text) > TEXT_CHARS_MAX:
            raise ValueError(f"a text has at most {TEXT_CHARS_MAX} characters")
        if text in self._seen:
            self.number(self._seen[text] * _WAYS + _AGAIN)
            return
        self._seen[text] = len(self._seen)
        if text.isascii() and text.isdigit():
            self.number(len(text) * _WAYS + _DIGITS)
            self._bytes += int(text).to_bytes(_bytes_of(len(text)), "big")
        else:
            written = text.encode()
            self.number(len(written) * _WAYS + _WRITTEN)
            self._bytes += written

    def taken(self) -> bytes:
        """Return what was written."""
        return bytes(self._bytes)


class ByteReader:
    """Reads what a ``ByteWriter`` wrote; ``WornBytes`` for anything else."""

    def __init__(self, held: bytes) -> None:
        self._held = held
        self._place = 0
        self._seen: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Tell whether all was read."""
        return self._place >= len(self._held)

    def number(self) -> int:
        """Return the next number, from 0 to ``NUMBER_MAX``."""
        value = shift = 0
        while True:
            (byte,) = self._take(1)
            value |= (byte & _LOW) << shift
            if value > NUMBER_MAX:
                raise WornBytes
            if not byte & _MORE:
                return value
            shift += 7

    def text(self) -> str:
        """Return the next text, of at most ``TEXT_CHARS_MAX`` characters."""
        count, way = divmod(self.number(), _WAYS)
        if way == _AGAIN:
            if count >= len(self._seen):
                raise WornBytes
            return self._seen[count]
        if way == _DIGITS:
            if count > TEXT_CHARS_MAX:
                raise WornBytes
            text = f"{int.from_bytes(self._take(_bytes_of(count)), 'big'):0{count}}"
        else:
            text = self._decoded(self._take(count))
        self._seen.append(text)
        return text

    def _take(self, count: int) -> bytes:
        taken = self._held[self._place : self._place + count]
        if len(taken) < count:
            raise WornBytes
        self._place += count
        return taken

    @staticmethod
    def _decoded(written: bytes) -> str:
        try:
            return written.decode()
        except UnicodeDecodeError:
            raise WornBytes from None


def _bytes_of(digits: int) -> int:
    """Return how many bytes hold any number of so many digits."""
    most: int = 10**digits - 1
    return (most.bit_length() + 7) // 8
