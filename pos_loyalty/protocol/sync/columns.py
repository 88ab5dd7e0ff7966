# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Columns as bytes: many values of one kind together are a fraction of what they are row by row.

Numbers and ids are cut into planes: all the lowest bytes, then all the next ones. A plane is packed
where that makes it smaller; random ones stay as they are. Everything is bounded by what the reader
expects, before it is unpacked: a torn or hostile column costs no more memory than a sound one.
"""

import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from pos_loyalty.protocol.sync.messages import UnreadableMessage

ID_BYTES: Final = 16
TEXT_BYTES_MAX: Final = 8 * 1024 * 1024
"""Of one column of texts, before it is packed."""

_WORD_BYTES: Final = 8
_BELOW: Final = 1 << 63
_SEPARATOR: Final = "\0"
_BITS: Final = 7
_MORE: Final = 1 << _BITS
_VARINT_BYTES_MAX: Final = 10
_LEVEL: Final = 6  # a higher one takes twice as long for nothing
_MEMORY: Final = 9
_WINDOW: Final = -15  # bare deflate
_TIMES_EACH: Final = 1.5
"""Texts that come so often on average are written once each, with numbers that name them."""


class ColumnWriter:
    """Puts columns one after the other."""

    def __init__(self) -> None:
        self._written = bytearray()

    def finished(self) -> bytes:
        """Return the columns."""
        return bytes(self._written)

    def count(self, number: int) -> None:
        """Add one number that is at least 0."""
        while number >= _MORE:
            self._written.append(number % _MORE | _MORE)
            number >>= _BITS
        self._written.append(number)

    def numbers(self, values: Sequence[int]) -> None:
        """Add numbers of at most 63 bits, below 0 too."""
        lowest = min(values, default=0)
        self.count(lowest * 2 if lowest >= 0 else -lowest * 2 - 1)
        words = array("Q", [value - lowest for value in values] if lowest else values)
        width = (max(words, default=0).bit_length() + 7) // 8
        self.count(width)
        _make_little_endian(words)
        packed = words.tobytes()
        for plane in range(width):
            self._plane(packed[plane::_WORD_BYTES])

    def ascending(self, values: Sequence[int]) -> None:
        """Add numbers from 0 on that never fall."""
        self.numbers([value - before for before, value in zip((0, *values), values, strict=False)])

    def ids(self, values: Sequence[bytes]) -> None:
        """Add ids of sixteen bytes."""
        joined = b"".join(values)
        for plane in range(ID_BYTES):
            self._plane(joined[plane::ID_BYTES])

    def texts(self, values: Sequence[str]) -> None:
        """Add texts; where many come again, each is written once."""
        is_clean = not any(_SEPARATOR in text for text in set(values))
        clean = values if is_clean else [text.replace(_SEPARATOR, "") for text in values]
        different = sorted(set(clean))
        if len(different) * _TIMES_EACH >= len(clean):
            self.count(0)
            self._text(_SEPARATOR.join(clean))
            return
        places = {text: place for place, text in enumerate(different)}
        self.count(len(different))
        self._text(_SEPARATOR.join(different))
        self.numbers([places[text] for text in clean])

    def _text(self, text: str) -> None:
        encoded = text.encode()
        self.count(len(encoded))
        self._plane(encoded)

    def _plane(self, plane: bytes) -> None:
        packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
        packed = packing.compress(plane) + packing.flush()
        is_smaller = len(packed) < len(plane)
        self.count(len(packed) if is_smaller else 0)
        self._written += packed if is_smaller else plane


class ColumnReader:
    """Takes columns off in the order in which they were put.

    Every method raises ``UnreadableMessage`` if what is there is not what it says.
    """

    def __init__(self, columns: bytes) -> None:
        self._left = memoryview(columns)

    @property
    def is_at_end(self) -> bool:
        """Return whether nothing is left."""
        return not self._left

    def count(self, most: int = _BELOW) -> int:
        """Return one number that is at least 0 and at most ``most``."""
        number = 0
        for place, part in enumerate(self._left[:_VARINT_BYTES_MAX]):
            number |= (part % _MORE) << (_BITS * place)
            if part < _MORE:
                break
        else:
            raise UnreadableMessage("a number has no end")
        self._left = self._left[place + 1 :]
        if number > most:
            raise UnreadableMessage(f"{number} where at most {most} may be")
        return number

    def numbers(self, many: int) -> list[int]:
        """Return so many numbers."""
        lowest = self.count(2 * _BELOW)
        lowest = -(lowest // 2) - 1 if lowest % 2 else lowest // 2
        words = bytearray(many * _WORD_BYTES)
        for plane in range(self.count(_WORD_BYTES)):
            words[plane::_WORD_BYTES] = self._plane(many)
        values = array("Q", bytes(words))
        _make_little_endian(values)
        found = [value + lowest for value in values] if lowest else values.tolist()
        if found and max(found) >= _BELOW:
            raise UnreadableMessage("a number has more than 63 bits")
        return found

    def ascending(self, many: int, *, below: int) -> list[int]:
        """Return so many numbers that never fall, all at least 0 and less than ``below``."""
        values = list(accumulate(self.numbers(many)))
        if any(after < before for before, after in zip((0, *values), values, strict=False)):
            raise UnreadableMessage("numbers that rise fall")
        if values and values[-1] >= below:
            raise UnreadableMessage("a number points beyond what there is")
        return values

    def ids(self, many: int) -> list[bytes]:
        """Return so many ids."""
        joined = bytearray(many * ID_BYTES)
        for plane in range(ID_BYTES):
            joined[plane::ID_BYTES] = self._plane(many)
        whole = bytes(joined)
        return [whole[start : start + ID_BYTES] for start in range(0, len(whole), ID_BYTES)]

    def texts(self, many: int) -> list[str]:
        """Return so many texts."""
        different = self.count(many)
        written = self._text()
        texts = written.split(_SEPARATOR) if many else []
        if len(texts) != (different or many):
            raise UnreadableMessage("texts are missing, or too many")
        if not different:
            return texts
        places = self.numbers(many)
        if not 0 <= min(places) <= max(places) < different:
            raise UnreadableMessage("a text is named that is not there")
        return [texts[place] for place in places]

    def _text(self) -> str:
        try:
            return str(self._plane(self.count(TEXT_BYTES_MAX)), "utf-8")
        except UnicodeDecodeError:
            raise UnreadableMessage("a text is not UTF-8") from None

    def _plane(self, size: int) -> bytes:
        packed_size = self.count(len(self._left))
        if not packed_size:
            return self._cut(size)
        unpacking = zlib.decompressobj(_WINDOW)
        try:
            plane = unpacking.decompress(self._cut(packed_size), size + 1)
        except zlib.error:
            raise UnreadableMessage("a column is torn") from None
        if len(plane) != size or not unpacking.eof or unpacking.unused_data:
            raise UnreadableMessage("a column is not as long as it says")
        return plane

    def _cut(self, size: int) -> bytes:
        if size > len(self._left):
            raise UnreadableMessage("a column is cut off")
        plane = bytes(self._left[:size])
        self._left = self._left[size:]
        return plane


def _make_little_endian(words: "array[int]") -> None:
    if sys.byteorder == "big":
        words.byteswap()
