# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till itself, windows and all, killed a hundred times while it confirms a sale."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from pos_loyalty.clock import business_time
from pos_loyalty.demo.bookkeeping import Notebook, compare
from pos_loyalty.demo.kills import BETWEEN_KILLS, SALES_MAX, Aftermath, kill_one_till
from pos_loyalty.demo.made_shop import DAY, OPENING, make_store
from pos_loyalty.demo.recount import Told
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.verify import verify_store

KILLS = 13
MEMBERS = 60


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(8))
def test_a_till_that_dies_in_mid_sale_loses_nothing_and_doubles_nothing(
    tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "till"
    made = make_store(folder, MEMBERS, DAY)
    cards = [base.member.card_number for base in made]
    dice = random.Random(seed)
    aftermath = Aftermath()

    for number in range(KILLS):
        began = OPENING + number * BETWEEN_KILLS
        arguments = (folder, tmp_path, began.isoformat(), *dice.sample(cards, SALES_MAX))
        kill_one_till(arguments, aftermath, dice)
        assert verify_store(folder, keyring=None) == ()

    told, lost, differing = books_after(folder, aftermath, made)
    assert aftermath.kills == KILLS
    assert told > 0
    assert (lost, differing) == ((), ())


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
