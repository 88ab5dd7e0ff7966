# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The power goes at any moment of a real till's work, as often as ``--states`` says.

Recorded are the system calls of the real store in a process of its own; each state of the disk
that a cut can leave is opened by the real store. The last two tests show that the harness sees:
a till that does not wait for its disk loses work and its file.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pos_loyalty.local_db.connection import Sync
from tests.durability.power_cut.crash_states import crash_states
from tests.durability.power_cut.reboot import Tally, reboot_all
from tests.durability.power_cut.recording import Acknowledged, DiskEvent, Recorder, Synced
from tests.durability.power_cut.system_calls import read_trace, strace_path, trace_program
from tests.memory import folder_in_memory

pytestmark = [
    pytest.mark.skipif(strace_path() is None, reason="strace is not installed"),
    pytest.mark.timeout(0),  # as long as --states asks for
]

_ROOT = Path(__file__).parents[3]
_SEED = 20
_BLIND_STATES = 60  # half of them show it

Record = Callable[[Sync], Sequence[DiskEvent]]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Records a till once for each way of syncing."""

    @cache
    def recorded(sync: Sync) -> Sequence[DiskEvent]:
        scratch = tmp_path_factory.mktemp(f"recorded-{sync.value}")
        folder, ready, trace = scratch / "till", scratch / "acknowledged", scratch / "trace"
        program = [sys.executable, "-m", "tests.durability.power_cut.recorded_till"]
        trace_program([*program, str(folder), str(ready), sync.value], trace, cwd=_ROOT)
        return Recorder(folder, ready).follow(read_trace(trace))

    return recorded


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: a real disk would be synced for nothing."""
    with TemporaryDirectory(dir=folder_in_memory() or tmp_path) as folder:
        yield Path(folder) / "till"


def cut_power(events: Sequence[DiskEvent], disk: Path, states: int) -> Tally:
    tally = reboot_all(crash_states(events, states, seed=_SEED), disk)
    told = sum(isinstance(event, Acknowledged) for event in events)
    print(  # noqa: T201 - the figures that this harness exists for
        f"\n{tally.states} power cuts in {len(events)} disk events, {told} acknowledged:"
        f" {tally.lossy} lost work, {tally.damaged} found damaged"
    )
    return tally


def test_a_power_cut_at_any_moment_loses_nothing_that_was_confirmed(
    record: Record, disk: Path, pytestconfig: pytest.Config
) -> None:
    events = record(Sync.FULL)

    tally = cut_power(events, disk, pytestconfig.getoption("--states"))

    assert (tally.lossy, tally.damaged) == (0, 0), tally.examples


def test_an_operation_waits_for_one_sync_before_it_is_acknowledged(record: Record) -> None:
    counts = list(_syncs_before_each_acknowledgement(record(Sync.FULL)))

    # The first of each run and the first after the checkpoint in between have more behind them.
    assert len(counts) == 36
    assert sorted(counts)[:-3] == [1] * 33


def test_a_till_that_syncs_only_checkpoints_is_caught_losing_work(
    record: Record, disk: Path
) -> None:
    events = record(Sync.NORMAL)

    tally = cut_power(events, disk, _BLIND_STATES)

    assert tally.lossy > 0


def test_a_till_that_never_syncs_is_caught_with_a_damaged_file(record: Record, disk: Path) -> None:
    events = record(Sync.OFF)

    tally = cut_power(events, disk, _BLIND_STATES)

    assert tally.lossy > 0
    assert tally.damaged > 0


def _syncs_before_each_acknowledgement(events: Sequence[DiskEvent]) -> Iterator[int]:
    count = 0
    for event in events:
        count += isinstance(event, Synced)
        if isinstance(event, Acknowledged):
            yield count
            count = 0
