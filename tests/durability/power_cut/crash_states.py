# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What may be on the disk when the power goes: seeded, as many states as wanted.

What was synced before the cut is there. Of what was not, each write may be there, be missing or
be torn at the sectors of the disk, in any mix and whatever its order; a file may have grown
without its data; names that were not synced may be as they were before.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from tests.durability.power_cut.recording import (
    Acknowledged,
    DiskEvent,
    FileChange,
    Linked,
    NameChange,
    Renamed,
    Resized,
    Synced,
    SyncedFolder,
    Unlinked,
    Wrote,
)

SECTOR_BYTES: Final = 512


@dataclass(frozen=True, slots=True)
class CrashState:
    """One disk after one power cut.

    Attributes:
        cut: How many events there were before the power went.
        files: What the folder holds, by name.
        acknowledged: What the program had told somebody, in order.
    """

    cut: int
    files: dict[str, bytes]
    acknowledged: tuple[str, ...]


class _Luck(Enum):
    """What happens to what was not synced."""

    ALL_KEPT = auto()
    NONE_KEPT = auto()
    FIRST_KEPT = auto()
    ANY_MIX = auto()
    TORN_MIX = auto()


@dataclass
class _Disk:
    """The platter, and what is still on its way there."""

    contents: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    waiting: dict[int, list[FileChange]] = field(default_factory=dict)
    waiting_names: list[NameChange] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def take(self, event: DiskEvent) -> None:
        match event:
            case Wrote() | Resized():
                self.waiting.setdefault(event.file, []).append(event)
            case Linked() | Unlinked() | Renamed():
                self.waiting_names.append(event)
            case Synced(file):
                for change in self.waiting.pop(file, []):
                    _apply(change, self.contents.setdefault(file, bytearray()))
            case SyncedFolder():
                for naming in self.waiting_names:
                    _rename(naming, self.names)
                self.waiting_names.clear()
            case Acknowledged(text):
                self.acknowledged.extend(text.splitlines())


def crash_states(
    events: Sequence[DiskEvent], count: int, *, seed: int, first_cut: int = 0
) -> Iterator[CrashState]:
    """Yield ``count`` disks, in the order of their cuts.

    Args:
        first_cut: No cut before so many events.
    """
    dice = random.Random(seed)
    cuts = sorted(dice.randint(first_cut, len(events)) for _ in range(count))
    disk, taken = _Disk(), 0
    for cut in cuts:
        for event in events[taken:cut]:
            disk.take(event)
        taken = cut
        yield CrashState(cut, _fall(disk, dice), tuple(disk.acknowledged))


def _fall(disk: _Disk, dice: random.Random) -> dict[str, bytes]:
    """Return what a reboot finds."""
    luck = dice.choice(list(_Luck))
    names = dict(disk.names)
    for naming in disk.waiting_names[: _names_kept(len(disk.waiting_names), luck, dice)]:
        _rename(naming, names)
    return {name: _content(disk, file, luck, dice) for name, file in names.items()}


def _names_kept(waiting: int, luck: _Luck, dice: random.Random) -> int:
    # A folder's changes reach a journaling disk in their order, so a part of them is a beginning.
    match luck:
        case _Luck.ALL_KEPT:
            return waiting
        case _Luck.NONE_KEPT:
            return 0
        case _:
            return dice.randint(0, waiting)


def _content(disk: _Disk, file: int, luck: _Luck, dice: random.Random) -> bytes:
    content = bytearray(disk.contents.get(file, b""))
    waiting = disk.waiting.get(file, [])
    match luck:
        case _Luck.ALL_KEPT:
            kept = len(waiting)
        case _Luck.FIRST_KEPT:
            kept = dice.randint(0, len(waiting))
        case _:
            kept = 0
    for change in waiting[:kept]:
        _apply(change, content)
    if luck in {_Luck.ANY_MIX, _Luck.TORN_MIX}:
        _mix(waiting, content, dice, tears=luck is _Luck.TORN_MIX)
    return bytes(content)


def _mix(
    waiting: Sequence[FileChange], content: bytearray, dice: random.Random, *, tears: bool
) -> None:
    keeping = dice.choice((0.1, 0.5, 0.9))
    for change in waiting:
        if isinstance(change, Wrote) and tears and dice.random() < 0.5:
            for sector in _sectors(change):
                if dice.random() < keeping:
                    _apply(sector, content)
        elif dice.random() < keeping:
            _apply(change, content)
        elif isinstance(change, Wrote) and dice.random() < 0.25:
            _grow(content, change.offset + len(change.data))


def _sectors(write: Wrote) -> Iterator[Wrote]:
    start, end = write.offset, write.offset + len(write.data)
    while start < end:
        stop = min(end, (start // SECTOR_BYTES + 1) * SECTOR_BYTES)
        yield Wrote(write.file, start, write.data[start - write.offset : stop - write.offset])
        start = stop


def _apply(change: FileChange, content: bytearray) -> None:
    match change:
        case Wrote(_, offset, data):
            _grow(content, offset)
            content[offset : offset + len(data)] = data
        case Resized(_, length):
            _grow(content, length)
            del content[length:]


def _grow(content: bytearray, length: int) -> None:
    content.extend(bytes(max(0, length - len(content))))


def _rename(naming: NameChange, names: dict[str, int]) -> None:
    match naming:
        case Linked(name, file):
            names[name] = file
        case Unlinked(name):
            names.pop(name, None)
        case Renamed(name, new_name):
            names[new_name] = names.pop(name)
