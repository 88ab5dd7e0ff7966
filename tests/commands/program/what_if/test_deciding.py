# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Asking the engine for less gives nothing else: over random purchases under the sample."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.commands.program.what_if.account import Account
from pos_loyalty.commands.program.what_if.deciding import Decider, PastSale
from pos_loyalty.domain.ids import LotId, OpId, RewardId, WalletId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.domain.units import money_in
from pos_loyalty.protocol.program_document import parse_program
from tests.domain.shopping import ADA, MONDAY

SAMPLE: Final = parse_program(
    (Path(__file__).parents[4] / "resources/programs/sample.json").read_bytes()
).program
GIFT_CARD: Final = WalletId("gift-card")
OP: Final = OpId(UUID(int=5))
_GOODS: Final = [("coffee-small", "coffee"), ("apple", "fruit"), ("roll", "bakery"), ("x", "")]
_LINES: Final = st.lists(st.tuples(st.sampled_from(_GOODS), st.integers(1, 9_000)), min_size=1)


def sale_at(at: datetime, goods: list[tuple[tuple[str, str], int]]) -> Sale:
    lines = (SaleLine(n, minor, *what) for n, (what, minor) in enumerate(goods, start=1))
    return Sale("R", "waw-1", "1", "PLN", at, tuple(lines))


@given(st.lists(_LINES, min_size=1, max_size=12))
def test_without_a_wish_rewards_and_points_change_nothing(
    baskets: list[list[tuple[tuple[str, str], int]]],
) -> None:
    decider = Decider(SAMPLE)
    account = Account(MemberState(ADA, MONDAY.date(), (Lot(LotId("old"), 500),), {}))
    for number, goods in enumerate(baskets):
        sale = sale_at(MONDAY + timedelta(days=number), goods)
        op_id = OpId(UUID(int=number + 1))

        asked = evaluate(SAMPLE, account.state((), {}), sale, op_id=op_id)
        decided = decider.decide(PastSale(op_id, sale, ()), account, {}).evaluation

        assert decided.effects == asked.effects
        assert decided.others == asked.others
        assert (decided.due_minor, decided.discounts) == (asked.due_minor, asked.discounts)
        assert [off for off in decided.discount_trace if off.minor] == [
            off for off in asked.discount_trace if off.minor
        ]
        account.apply(decided.effects)


def test_as_much_is_taken_as_can_be_had() -> None:
    account = Account(MemberState(ADA, MONDAY.date(), (Lot(LotId("old"), 150),), {}))
    five, ten = ChosenReward(RewardId("five-off")), ChosenReward(RewardId("tenth-off"))
    sale = sale_at(MONDAY, [(("x", ""), 9_000)])

    decided = Decider(SAMPLE).decide(PastSale(OP, sale, (ten, five)), account, {})

    assert (decided.taken, decided.refused) == ((five,), (ten,))
    assert [r.reward_id for r in decided.evaluation.redemptions] == ["five-off"]


def test_a_wallet_pays_what_is_left_to_pay_and_what_it_holds() -> None:
    held = Lot(LotId("card"), 6_000, unit=money_in(GIFT_CARD))
    account = Account(MemberState(ADA, MONDAY.date(), (held,), {}))
    wanted = (paid(5_000), paid(2_000), paid(500), paid(500, "empty"))

    decided = Decider(SAMPLE).decide(
        PastSale(OP, sale_at(MONDAY, [(("x", ""), 9_000)]), wanted), account, {}
    )

    assert decided.taken == (paid(5_000), paid(1_000))
    assert decided.refused == (paid(500), paid(500, "empty"))


def test_a_smaller_sale_is_paid_whole_and_no_more() -> None:
    held = Lot(LotId("card"), 6_000, unit=money_in(GIFT_CARD))
    account = Account(MemberState(ADA, MONDAY.date(), (held,), {}))

    decided = Decider(SAMPLE).decide(
        PastSale(OP, sale_at(MONDAY, [(("x", ""), 900)]), (paid(5_000), paid(1))), account, {}
    )

    assert (decided.taken, decided.refused) == ((paid(855),), (paid(1),))  # 5 % off


def paid(minor: int, wallet_id: str = GIFT_CARD) -> WalletPayment:
    return WalletPayment(WalletId(wallet_id), minor)
