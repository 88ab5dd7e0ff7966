# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Turns a program's system calls into what a disk was asked to do, and when.

    Wrote, Resized      a file's bytes or length changed, in memory first
    Linked, Unlinked    a name in the folder was given to a new file, or taken away
    Renamed             a file got another name, and lost its own, in one step
    Synced              a file's changes so far are on the platter
    SyncedFolder        the names in the folder so far are on the platter
    Acknowledged        the program told somebody that an operation is safe

Files are told apart by number, not by name: a name may be deleted and given to a new file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.power_cut.system_calls import SystemCall


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes were written to a file."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file was cut, or made longer with zeros."""

    file: int
    length: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A name was given to a file."""

    name: str
    file: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name was deleted."""

    name: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file got another name; what had that name before is gone."""

    name: str
    new_name: str


@dataclass(frozen=True, slots=True)
class Synced:
    """A file was synced; the call has returned."""

    file: int


@dataclass(frozen=True, slots=True)
class SyncedFolder:
    """The folder was synced; the call has returned."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A line was written to the acknowledgements."""

    text: str


FileChange = Wrote | Resized
NameChange = Linked | Unlinked | Renamed
DiskEvent = FileChange | NameChange | Synced | SyncedFolder | Acknowledged

_FOLDER = -1
_ACKNOWLEDGEMENTS = -2
_OPENING = frozenset({"openat", "open", "creat"})


@dataclass
class _Open:
    """An open file: which, and where its next plain write goes."""

    file: int
    position: int = 0
    appends: bool = False


@dataclass
class Recorder:
    """Follows the calls of one process on the files of one folder.

    Attributes:
        unsynced_suffixes: Names that end so are left out: SQLite's shared memory is no memory of
            the disk, it is made anew by whoever opens the file first.
    """

    folder: Path
    acknowledgements: Path
    unsynced_suffixes: tuple[str, ...] = ("-shm",)
    _names: dict[str, int] = field(default_factory=dict)
    _lengths: dict[int, int] = field(default_factory=dict)
    _open: dict[int, _Open] = field(default_factory=dict)

    def follow(self, calls: Iterable[SystemCall]) -> list[DiskEvent]:
        """Return what the calls asked of the disk, in order.

        Raises:
            ValueError: At a call that changes a watched file in a way that is not known here.
        """
        return [event for call in calls for event in self._events(call)]

    def _events(self, call: SystemCall) -> Iterator[DiskEvent]:
        name, arguments, result = call.name, call.arguments, call.result
        if name in _OPENING:
            yield from self._opened(name, arguments, result)
        elif name in {"unlink", "unlinkat", "rename", "renameat", "renameat2"}:
            yield from self._renamed(name, [a for a in arguments if isinstance(a, bytes)])
        elif any(isinstance(a, bytes) and self._name(a) for a in arguments[:4]):
            raise ValueError(f"{name} on a watched file is not known to this recorder")
        elif opened := self._open.get(_number(arguments)):
            yield from self._on_file(name, opened, arguments, result)

    def _opened(
        self, call: str, arguments: tuple[bytes | str, ...], number: int
    ) -> Iterator[DiskEvent]:
        path = next(a for a in arguments if isinstance(a, bytes))
        flags = "O_CREAT|O_TRUNC" if call == "creat" else str(arguments[arguments.index(path) + 1])
        self._open.pop(number, None)
        if path == str(self.folder).encode():
            self._open[number] = _Open(_FOLDER)
        elif path == str(self.acknowledgements).encode():
            self._open[number] = _Open(_ACKNOWLEDGEMENTS)
        elif name := self._name(path):
            if name not in self._names:
                yield Linked(name, self._new_file(name))
            file = self._names[name]
            self._open[number] = _Open(file, appends="O_APPEND" in flags)
            if "O_TRUNC" in flags and self._lengths[file]:
                yield self._resized(file, 0)

    def _renamed(self, call: str, paths: list[bytes]) -> Iterator[DiskEvent]:
        names = [self._name(path) for path in paths]
        if not any(names):
            return
        old = names[0]
        if len(names) != (1 if call.startswith("unlink") else 2) or old is None:
            raise ValueError(f"{call} from or to another folder is not known to this recorder")
        file = self._names.pop(old)
        if len(names) == 1:
            yield Unlinked(old)
        elif new := names[1]:
            self._names[new] = file
            yield Renamed(old, new)

    def _on_file(
        self, call: str, opened: _Open, arguments: tuple[bytes | str, ...], result: int
    ) -> Iterator[DiskEvent]:
        if call == "close":
            del self._open[int(arguments[0])]
        elif call in {"fsync", "fdatasync"}:
            yield SyncedFolder() if opened.file == _FOLDER else Synced(opened.file)
        elif call == "lseek":
            opened.position = result
        elif call == "write" and opened.file == _ACKNOWLEDGEMENTS:
            yield Acknowledged(_data(arguments).decode())
        elif call == "write":
            start = self._lengths[opened.file] if opened.appends else opened.position
            opened.position = start + result
            yield self._wrote(opened.file, start, _data(arguments)[:result])
        elif call == "pwrite64":
            offset = int(arguments[3])
            yield self._wrote(opened.file, offset, _data(arguments)[:result])
        elif call == "ftruncate":
            yield self._resized(opened.file, int(arguments[1]))
        else:
            raise ValueError(f"{call} on a watched file is not known to this recorder")

    def _wrote(self, file: int, offset: int, data: bytes) -> Wrote:
        self._lengths[file] = max(self._lengths[file], offset + len(data))
        return Wrote(file, offset, data)

    def _resized(self, file: int, length: int) -> Resized:
        self._lengths[file] = length
        return Resized(file, length)

    def _new_file(self, name: str) -> int:
        file = len(self._lengths)
        self._names[name] = file
        self._lengths[file] = 0
        return file

    def _name(self, path: bytes) -> str | None:
        folder, _, name = path.decode(errors="replace").rpartition("/")
        if folder != str(self.folder) or name.endswith(self.unsynced_suffixes):
            return None
        return name


def _number(arguments: tuple[bytes | str, ...]) -> int:
    """Return the number of the open file that a call is about; -1 if it is about none."""
    first = arguments[0] if arguments else ""
    return int(first) if isinstance(first, str) and first.isdigit() else -1


def _data(arguments: tuple[bytes | str, ...]) -> bytes:
    data = arguments[1]
    assert isinstance(data, bytes)
    return data
