# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whole runs: repeatable, clean, and with the troubles that they are there for."""

from collections import Counter
from collections.abc import Iterator

import pytest

from pos_loyalty.simulation.faults import weights_of
from pos_loyalty.simulation.opened_shop import OpenedShop
from pos_loyalty.simulation.opening import opened_yesterday
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.run import Run, folder_in_memory, play
from pos_loyalty.simulation.script import Plan, only, write_script
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.watching import Watcher
from pos_loyalty.simulation.world import World

PLAN = Plan(days=1, tills=2)
LOOKED_AT = (
    "op",
    "account",
    "lot",
    "entry",
    "flag",
    "grant_issued",
    "member",
    "seen",
    "head",
    "till",
)


@pytest.fixture(scope="module")
def shop() -> Iterator[OpenedShop]:
    with folder_in_memory() as folder:
        yield opened_yesterday(folder / "shop", PLAN.tills)


@pytest.fixture(scope="module")
def runs(shop: OpenedShop) -> list[Run]:
    return [play(seed, PLAN, shop, parts=Parts()) for seed in range(1, 5)]


def test_a_few_seeds_keep_every_promise(runs: list[Run]) -> None:
    assert [run.violation for run in runs] == [None] * len(runs)
    assert not any(run.overspent for run in runs)
    assert all(run.promises for run in runs)


def test_every_invariant_of_each_step_is_looked_at(runs: list[Run]) -> None:
    looks = sum((Counter(run.looks) for run in runs), Counter[str]())

    assert min(looks[name] for name in ("I5", "I7", "I8", "I14", "I15")) > 0


def test_troubles_really_happen_and_are_counted(runs: list[Run]) -> None:
    met = sum((Counter(run.faults) for run in runs), Counter[str]())

    assert sum(met.values()) > 100
    assert {"kill", "power_cut", "server_restore"} <= runs[0].faults.keys()


def test_the_same_seed_is_the_same_run(shop: OpenedShop, runs: list[Run]) -> None:
    again = play(2, PLAN, shop, parts=Parts())

    assert again.trace == runs[1].trace
    assert again.faults == runs[1].faults
    assert len({run.trace for run in runs}) == len(runs)


def test_a_run_can_be_played_without_some_of_its_events(shop: OpenedShop) -> None:
    run = play(3, PLAN, shop, parts=Parts(), numbers=[1, 2, 3])

    assert (run.events, run.violation) == (3, None)


def test_no_table_of_the_server_changes_unnoticed(
    shop: OpenedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the watcher does not look at again is as it was: it goes by what was written."""
    seen: dict[str, tuple[object, object]] = {}
    unnoticed, changes = set(), Counter[str]()

    class Doubting(Watcher):
        def __call__(self, world: World, till: RunningTill | None) -> None:
            super().__call__(world, till)
            for table in LOOKED_AT:
                content = world.central.books.rows(f"SELECT * FROM {table}")  # noqa: S608 - of the list
                now = (content, world.central.database.written(table))
                before, seen[table] = seen.get(table, now), now
                changes[table] += before[0] != now[0]
                if before[0] != now[0] and before[1] == now[1]:
                    unnoticed.add(table)

    monkeypatch.setattr("pos_loyalty.simulation.furnishing.Watcher", Doubting)

    play(4, PLAN, shop, parts=Parts())

    assert not unnoticed
    assert min(changes[table] for table in LOOKED_AT if table != "flag") > 0


def test_an_event_is_the_same_whether_others_are_left_out_or_not() -> None:
    script = write_script(5, PLAN, weights_of(5).often)

    assert script == write_script(5, PLAN, weights_of(5).often)
    assert [event.number for event in script] == list(range(1, len(script) + 1))
    assert [event.at_ms for event in script] == sorted(event.at_ms for event in script)
    assert only(script, [2]) == script[1:2]
    assert str(script[0]).split()[0] == "1"


def test_no_two_seeds_have_the_same_luck_and_some_have_a_floor() -> None:
    luck = [weights_of(seed) for seed in range(1, 41)]

    assert len({repr(each) for each in luck}) == 40
    assert 0 < sum(each.floor is not None for each in luck) < 40
