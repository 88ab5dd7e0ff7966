# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from itertools import repeat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.measure import (
    VOID_SPREAD,
    Competition,
    Contestant,
    Timing,
    compete,
    is_void,
    percentile,
)


def timing(*, p10: float = 1.0, p50: float = 1.0, cpu: float | None = 1.0) -> Timing:
    return Timing(p10_us=p10, p50_us=p50, p99_us=p50, cpu_us=cpu, operations=1)


@pytest.mark.parametrize(("percent", "expected"), [(10, 1), (50, 5), (51, 6), (99, 10), (100, 10)])
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(
    percent: int, expected: int
) -> None:
    ten = range(1, 11)

    found = percentile(ten, percent)

    assert found == expected


@given(st.lists(st.integers(), min_size=1).map(sorted), st.integers(1, 100))
def test_a_percentile_leaves_no_more_above_it_than_it_says(values: list[int], percent: int) -> None:
    found = percentile(values, percent)

    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


def test_nothing_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile((), 50)


def test_a_run_is_void_when_most_syncs_had_to_wait() -> None:
    calm = timing(p10=50, p50=50 * VOID_SPREAD)
    busy = timing(p10=50, p50=50 * VOID_SPREAD + 1)

    assert not is_void(calm)
    assert is_void(busy)
    assert Competition({}, busy).is_void


def test_ratios_are_ours_divided_by_the_peers() -> None:
    competition = Competition(
        {"ours": timing(p50=30, cpu=12), "peer": timing(p50=20, cpu=10)}, timing()
    )

    assert competition.ratio("ours", "peer") == pytest.approx(1.5)
    assert competition.cpu_ratio("ours", "peer") == pytest.approx(1.2)


def test_work_of_another_process_has_no_cpu_ratio() -> None:
    competition = Competition({"ours": timing(cpu=None), "peer": timing()}, timing())

    with pytest.raises(ValueError, match="another process"):
        competition.cpu_ratio("ours", "peer")


def test_every_contestant_works_in_every_round(tmp_path: Path) -> None:
    log: list[str] = []
    contestants = [Contestant(name, repeat(name), log.append, chunk=1) for name in ("one", "two")]

    competition = compete(contestants, folder=tmp_path, rounds=3, slice_seconds=0)

    assert competition.timings["one"].operations == 3
    assert competition.timings["two"].operations == 3
    assert {tuple(sorted(pair)) for pair in (log[-6:-4], log[-4:-2], log[-2:])} == {("one", "two")}


def test_fetching_the_work_is_not_timed(tmp_path: Path) -> None:
    ours = Contestant("ours", map(spend_a_while, repeat(20_000)), abs, chunk=1)
    peer = Contestant("peer", repeat(20_000), spend_a_while, chunk=1)

    competition = compete((ours, peer), folder=tmp_path, rounds=4, slice_seconds=0.01)

    assert competition.ratio("ours", "peer") < 0.2
    assert competition.cpu_ratio("ours", "peer") < 0.2


def test_the_gauge_is_measured_beside_the_contestants_and_leaves_no_file(tmp_path: Path) -> None:
    contestant = Contestant("only", repeat(1), abs)

    competition = compete((contestant,), folder=tmp_path, rounds=2, slice_seconds=0)

    assert set(competition.timings) == {"only"}
    assert competition.gauge.operations > 0
    assert list(tmp_path.iterdir()) == []


def test_a_contestant_without_work_is_an_error(tmp_path: Path) -> None:
    idle = Contestant("idle", iter(()), abs)

    with pytest.raises(ValueError, match="idle has run out of work"):
        compete((idle,), folder=tmp_path, rounds=1, slice_seconds=0)


def spend_a_while(steps: int) -> int:
    return sum(range(steps))
