# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till is killed with SIGKILL, again and again, on one and the same file.

Two hundred kills of a real process, on four files: after each kill all of the file is read. The
last test shows that the checker sees: a till that says "done" too early is caught.
"""

import os
import random
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.findings import Problem
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.verify import verify_store
from tests.durability.acknowledgements import Acknowledged, kept_operations
from tests.durability.shop_day import PLACE, sample_program
from tests.durability.sigkill.killer import killer

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork"),
    pytest.mark.timeout(300),
]

_KILLS = 200
_KILLS_PER_FILE = 50
_SEED = 9
_OPERATIONS_PER_LIFE_MAX = 4
_KNOWN_MAX = 30


class Found(NamedTuple):
    """What is wrong after one kill; all empty if nothing is.

    Attributes:
        lost: Acknowledged, and not there or not in its place.
        unasked: Operations beyond those acknowledged and one for each kill.
    """

    problems: tuple[Problem, ...]
    lost: tuple[Acknowledged, ...]
    unasked: int


NOTHING = Found((), (), 0)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "till"
    store = create_store(folder, PLACE, keyring=None)
    publish_program(store, sample_program())
    store.close()
    return folder


def inspect(folder: Path, acknowledged: Iterable[Acknowledged], kills: int) -> Found:
    kept, told = kept_operations(folder), set(acknowledged)
    unasked = max(0, len(kept) - len(told) - kills)
    return Found(verify_store(folder, keyring=None), tuple(sorted(told - set(kept))), unasked)


@pytest.mark.parametrize("first_seed", range(_SEED, _SEED + _KILLS, _KILLS_PER_FILE))
def test_50_kills_lose_and_double_nothing_that_was_confirmed(shop: Path, first_seed: int) -> None:
    dice = random.Random(first_seed)
    told = list[Acknowledged]()
    openings = list[str]()
    seed = first_seed

    with killer(shop, first_seed) as kills:
        for kill in range(1, _KILLS_PER_FILE + 1):
            # Now and then the same gestures again, as a cashier repeats what was interrupted.
            seed = seed if dice.random() < 0.2 else first_seed + kill
            known = " ".join(str(ack.op_id) for ack in told[-_KNOWN_MAX:])
            life = kills.kill_one(f"work {seed} {known}", operations_max=_OPERATIONS_PER_LIFE_MAX)
            told += life.acknowledged
            openings += [life.opened] if life.opened else []

            assert inspect(shop, told, kill) == NOTHING, f"after kill {kill}"

    assert len(set(told)) > _KILLS_PER_FILE
    assert openings[0] == "clean"
    assert set(openings[1:]) == {"unclean"}


def test_a_till_that_confirms_too_early_is_caught(shop: Path) -> None:
    told = list[Acknowledged]()

    with killer(shop, _SEED) as kills:
        for kill in range(1, _KILLS + 1):
            told += kills.kill_one(f"hurry {kill}", operations_max=3).acknowledged
            if inspect(shop, told, kill).lost:
                break

    assert inspect(shop, told, kill).lost
