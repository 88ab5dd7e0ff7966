# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator itself: what it reads from a trace, and which disks it can imagine."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.durability.power_cut.crash_states import SECTOR_BYTES, crash_states
from tests.durability.power_cut.recording import (
    Acknowledged,
    DiskEvent,
    Linked,
    Recorder,
    Renamed,
    Resized,
    Synced,
    SyncedFolder,
    Unlinked,
    Wrote,
)
from tests.durability.power_cut.system_calls import SystemCall, read_trace

FOLDER = Path("/shop")
OLD, NEW = b"o" * 2048, b"n" * 2048
SYNCED_OLD: Sequence[DiskEvent] = (
    Linked("db", 0),
    SyncedFolder(),
    Wrote(0, 0, OLD),
    Synced(0),
    Acknowledged("1 one"),
)


def escaped(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def follow(*calls: SystemCall) -> list[DiskEvent]:
    return Recorder(FOLDER, Path("/told")).follow(calls)


def opened(path: bytes, number: int, flags: str = "O_RDWR|O_CREAT") -> SystemCall:
    return SystemCall("openat", ("AT_FDCWD", path, flags, "0600"), number)


def contents(events: Sequence[DiskEvent], count: int = 400) -> set[bytes | None]:
    states = crash_states(events, count, seed=1, first_cut=len(events))
    return {state.files.get("db") for state in states}


def test_calls_are_read_in_the_order_in_which_they_ended(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(
        f'7 openat(AT_FDCWD, "{escaped("/shop/db")}", O_RDWR|O_CREAT, 0600) = 3\n'
        f'7 pwrite64(3, "{escaped("ab")}", 2, 512 <unfinished ...>\n'
        f"8 fsync(4)                    = 0\n"
        f"7 <... pwrite64 resumed>)     = 2\n"
        f"7 fsync(3)                    = -1 EIO (Input/output error)\n"
        f"7 +++ exited with 0 +++\n"
    )

    calls = list(read_trace(trace))

    assert calls == [
        SystemCall("openat", ("AT_FDCWD", b"/shop/db", "O_RDWR|O_CREAT", "0600"), 3),
        SystemCall("fsync", ("4",), 0),
        SystemCall("pwrite64", ("3", b"ab", "2", "512"), 2),
    ]


def test_a_shortened_string_is_refused(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(f'write(3, "{escaped("ab")}"..., 5000) = 5000\n')

    with pytest.raises(ValueError, match="shortened"):
        list(read_trace(trace))


def test_calls_become_what_the_disk_was_asked(tmp_path: Path) -> None:
    events = follow(
        opened(b"/elsewhere/x", 3),
        SystemCall("write", ("3", b"no"), 2),
        opened(b"/shop/db", 4),
        SystemCall("write", ("4", b"ab", "2"), 2),
        SystemCall("write", ("4", b"cd", "2"), 2),
        SystemCall("pwrite64", ("4", b"ef", "2", "512"), 2),
        SystemCall("ftruncate", ("4", "3"), 0),
        SystemCall("fdatasync", ("4",), 0),
        SystemCall("close", ("4",), 0),
        opened(b"/told", 4, "O_WRONLY|O_APPEND"),
        SystemCall("write", ("4", b"1 one\n", "6"), 6),
        SystemCall("rename", (b"/shop/db", b"/shop/till"), 0),
        opened(b"/shop", 5, "O_RDONLY"),
        SystemCall("fsync", ("5",), 0),
        SystemCall("unlink", (b"/shop/till",), 0),
        opened(b"/shop/till-shm", 6),
        SystemCall("pwrite64", ("6", b"z", "1", "0"), 1),
    )

    assert events == [
        Linked("db", 0),
        Wrote(0, 0, b"ab"),
        Wrote(0, 2, b"cd"),
        Wrote(0, 512, b"ef"),
        Resized(0, 3),
        Synced(0),
        Acknowledged("1 one\n"),
        Renamed("db", "till"),
        SyncedFolder(),
        Unlinked("till"),
    ]


def test_a_name_given_anew_is_a_new_file() -> None:
    events = follow(
        opened(b"/shop/wal", 3),
        SystemCall("unlink", (b"/shop/wal",), 0),
        opened(b"/shop/wal", 4),
        SystemCall("write", ("3", b"old", "3"), 3),
        SystemCall("write", ("4", b"new", "3"), 3),
    )

    assert events[-2:] == [Wrote(0, 0, b"old"), Wrote(1, 0, b"new")]


@pytest.mark.parametrize(
    "call",
    [
        SystemCall("fallocate", ("3", "0", "0", "4096"), 0),
        SystemCall("pwritev", ("3", "[]", "1", "0"), 4),
        SystemCall("link", (b"/shop/db", b"/shop/db2"), 0),
        SystemCall("rename", (b"/elsewhere/db", b"/shop/db"), 0),
        SystemCall("truncate", (b"/shop/db", "0"), 0),
    ],
)
def test_a_change_that_cannot_be_replayed_is_refused(call: SystemCall) -> None:
    with pytest.raises(ValueError, match="not known"):
        follow(opened(b"/shop/db", 3), call)


def test_what_was_synced_is_always_there() -> None:
    assert contents(SYNCED_OLD) == {OLD}


def test_what_was_not_synced_may_be_there_or_not_or_torn_at_sectors() -> None:
    found = contents([*SYNCED_OLD, Wrote(0, 0, NEW)])

    assert {OLD, NEW} <= found
    torn = found - {OLD, NEW}
    assert torn
    for content in torn:
        assert content
        sectors = {content[n : n + SECTOR_BYTES] for n in range(0, 2048, SECTOR_BYTES)}
        assert sectors == {OLD[:SECTOR_BYTES], NEW[:SECTOR_BYTES]}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    events = [*SYNCED_OLD, Wrote(0, 0, b"1" * 512), Wrote(0, 512, b"2" * 512)]

    firsts = {(content[:1], content[512:513]) for content in contents(events) if content}

    assert firsts == {(b"o", b"o"), (b"1", b"o"), (b"o", b"2"), (b"1", b"2")}


def test_a_file_may_have_grown_without_its_data() -> None:
    assert OLD + bytes(2048) in contents([*SYNCED_OLD, Wrote(0, 2048, NEW)])


def test_a_name_that_was_not_synced_may_be_missing() -> None:
    events: Sequence[DiskEvent] = [Linked("db", 0), Wrote(0, 0, OLD), Synced(0)]

    assert contents(events) == {None, OLD}


def test_a_new_file_under_an_old_name_never_mixes_with_the_old_one() -> None:
    anew: Sequence[DiskEvent] = [Unlinked("db"), Linked("db", 1), Wrote(1, 0, NEW), Synced(1)]

    assert contents([*SYNCED_OLD, *anew]) == {None, OLD, NEW}


def test_states_come_in_the_order_of_their_cuts_and_the_same_for_the_same_seed() -> None:
    events = [*SYNCED_OLD, Wrote(0, 0, NEW), Acknowledged("2 two"), Acknowledged("3 three")]

    states = list(crash_states(events, 100, seed=5))

    assert states == list(crash_states(events, 100, seed=5))
    assert [state.cut for state in states] == sorted(state.cut for state in states)
    assert states[0].acknowledged == ()
    assert states[-1].acknowledged == ("1 one", "2 two", "3 three")
