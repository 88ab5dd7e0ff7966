# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till itself, windows and all, killed some fifty times while it confirms a sale.

The demo day kills tills that were started as a shop starts them; these are forked, ready loaded.
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pos_loyalty.clock import business_time
from pos_loyalty.demo.bookkeeping import Notebook, compare
from pos_loyalty.demo.kills import BETWEEN_KILLS, SALES_MAX, Aftermath, listen_and_kill
from pos_loyalty.demo.made_shop import DAY, OPENING, make_store
from pos_loyalty.demo.recount import Told
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.verify import verify_store

KILLS = 8
MEMBERS = 60
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork"),
    pytest.mark.timeout(300),
]


@pytest.mark.parametrize("seed", range(3))
def test_a_till_that_dies_in_mid_sale_loses_nothing_and_doubles_nothing(
    tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "till"
    made = make_store(folder, MEMBERS, DAY)
    cards = [base.member.card_number for base in made]
    dice = random.Random(seed)
    aftermath = Aftermath()

    program = [sys.executable, "-m", "tests.durability.window_nursery", str(folder), str(tmp_path)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as nursery:
        for number in range(KILLS):
            began = OPENING + number * BETWEEN_KILLS
            kill_one(nursery, [began.isoformat(), *dice.sample(cards, SALES_MAX)], aftermath, dice)
            assert verify_store(folder, keyring=None) == ()
        nursery.communicate()

    told, lost, differing = books_after(folder, aftermath, made)
    assert aftermath.kills == KILLS
    assert told > 0
    assert (lost, differing) == ((), ())


def kill_one(
    nursery: "subprocess.Popen[str]",
    order: Sequence[str],
    aftermath: Aftermath,
    dice: random.Random,
) -> None:
    """Have a till started, and kill it in the middle of a sale."""
    assert nursery.stdin
    assert nursery.stdout
    nursery.stdin.write(" ".join(order) + "\n")
    nursery.stdin.flush()
    pid = int(nursery.stdout.readline().removeprefix("pid "))
    listen_and_kill(
        lines_of_one(nursery.stdout), lambda: os.kill(pid, signal.SIGKILL), aftermath, dice
    )


def lines_of_one(said: Iterator[str]) -> Iterator[str]:
    """Yield what one till says, until it has been killed."""
    for line in said:
        if line.startswith("ended "):
            assert line == f"ended {-signal.SIGKILL}\n"
            return
        yield line


def books_after(
    folder: Path, aftermath: Aftermath, made: Sequence[BaseMember]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Return how many sales were told, which of them are lost, and whose balance differs."""
    store = open_store(folder, keyring=None)
    try:
        assert store.ended_uncleanly
        with store.reading() as uow:
            latest = uow.log.latest()
        if latest is not None and isinstance(latest.fact, SaleFact):
            aftermath.settle(latest.fact.sale.receipt_no)
        notebook = Notebook()
        for number, sale in enumerate(aftermath.told):
            at = business_time(OPENING + number * BETWEEN_KILLS, SHOP.zone)
            notebook.told.append(Told("sale", sale.card, at, sale.receipt_no, sale.minor))
            notebook.receipts.append(sale.receipt_no)
        found = compare(notebook, store, made, DAY)
    finally:
        store.close()
    return len(aftermath.told), found.lost, found.differing
