# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where each value of a JSON text stands: for telling people the line, not only the path.

The text has been read by ``json`` before; so it is known to be JSON, and this only has to count.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pos_loyalty.protocol.document_shape import below, outer_place
from pos_loyalty.protocol.mistakes import Position

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and where it stands.

    Attributes:
        place: Such as ``earning[2].trigger``.
        offset: Of the field's name, or of the value where it has none; in characters.
        depth: How many values it is inside of.
        written: The value as it is written; of an object or a list its opening bracket.
        is_repeated: Its object has a field of this name before it.
    """

    place: str
    offset: int
    depth: int
    written: str
    is_repeated: bool


@dataclass(slots=True)
class _Frame:
    """An object or a list that is not closed yet.

    Attributes:
        key: The field whose value comes next; ``None`` in lists, and before a name.
    """

    place: str
    is_object: bool
    index: int = 0
    key: str | None = None
    key_offset: int = 0
    is_repeated: bool = False
    keys: set[str] = field(default_factory=set)

    def take_key(self, written: str, offset: int) -> None:
        self.key, self.key_offset = json.loads(written), offset
        self.is_repeated = self.key in self.keys
        self.keys.add(self.key)

    def go_on(self) -> None:
        self.index += 1
        self.key = None


def spots(source: str) -> Iterator[Spot]:
    """Yield every value in the order of the text."""
    frames: list[_Frame] = []
    for match in _TOKEN.finditer(source):
        written, offset = match[0], match.start()
        if written == ",":
            frames[-1].go_on()
        elif written in {"]", "}"}:
            frames.pop()
        elif written != ":":
            frame = frames[-1] if frames else None
            if frame and frame.is_object and frame.key is None:
                frame.take_key(written, offset)
                continue
            spot = _spot(frame, written, offset, len(frames))
            yield spot
            if written in {"[", "{"}:
                frames.append(_Frame(spot.place, written == "{"))


def _spot(frame: _Frame | None, written: str, offset: int, depth: int) -> Spot:
    if frame is None:
        return Spot("", offset, depth, written, is_repeated=False)
    if frame.key is None:
        return Spot(f"{frame.place}[{frame.index}]", offset, depth, written, is_repeated=False)
    place = below(frame.place, frame.key)
    return Spot(place, frame.key_offset, depth, written, is_repeated=frame.is_repeated)


def offsets_by_place(source: str) -> Mapping[str, int]:
    """Return where each place begins."""
    return {spot.place: spot.offset for spot in spots(source)}


def offset_of(place: str, offsets: Mapping[str, int]) -> int:
    """Return where a place begins; for what is missing, the nearest thing that it is missing in."""
    while place and place not in offsets:
        place = outer_place(place)
    return offsets.get(place, 0)


def position_at(source: str, offset: int) -> Position:
    """Return the line and the column of a character."""
    before = source[:offset]
    return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)
