# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's file with a short past, made by the till's own use cases, and what is asked of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from pos_loyalty.cli import run
from pos_loyalty.commands.program.what_if.deciding import REFUSALS
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.domain.ids import MemberId, OpId, RewardId
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.first_start import place_of
from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.connection import Sync
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.services.adjustment import AdjustmentLimits, AdjustPoints, adjust_points
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.hold_reward import HoldReward, hold_reward
from pos_loyalty.services.quote import quote_sale
from pos_loyalty.services.redeem import RedeemReward, redeem_reward
from pos_loyalty.services.return_sale import ReturnLines, return_lines
from pos_loyalty.services.undo import UndoOperation, undo_operation
from tests.domain.shopping import basket

Json = dict[str, Any]

NAME: Final = {"en": "Club"}
PROGRAM: Final[Json] = {
    "format": 1,
    "name": NAME,
    "currency": "PLN",
    "effective_from": "2026-01-01",
    "earning": [
        {
            "rule_id": "spend",
            "name": {"en": "A point for each 1.00"},
            "trigger": {"kind": "spend", "step_minor": 100},
            "effect": {"kind": "add", "points": 1},
        },
        {
            "rule_id": "visit",
            "name": {"en": "5 points for a visit"},
            "trigger": {"kind": "visit"},
            "effect": {"kind": "add", "points": 5},
        },
    ],
    "tiers": {
        "basis": "earned",
        "window": {"kind": "rolling_months", "months": 12},
        "tiers": [
            {"tier_id": "bronze", "name": {"en": "Bronze"}, "threshold": 0},
            {
                "tier_id": "silver",
                "name": {"en": "Silver"},
                "threshold": 150,
                "discount_basis_points": 1000,
            },
        ],
    },
    "rewards": [
        {
            "reward_id": "five",
            "name": {"en": "5.00 off"},
            "cost_points": 100,
            "worth": {"kind": "amount_off", "minor": 500},
        },
        {
            "reward_id": "bag",
            "name": {"en": "A bag"},
            "cost_points": 50,
            "worth": {"kind": "gift", "value_minor": 700},
        },
    ],
}
"""1 point for 1.00 and 5 for a visit; from 150 points on, 10 % off; 100 points are worth 5.00."""

_NO_LIMIT: Final = AdjustmentLimits(member_points=10_000, till_points=10_000)
_ZONE: Final = ZoneInfo(SHOP.zone)


class PastShop:
    """A till at which things happen, one after the other, on days that the test names."""

    def __init__(self, folder: Path, document: Json = PROGRAM) -> None:
        self.folder = folder
        self._store = create_store(folder, place_of(SHOP), keyring=None, sync=Sync.OFF)
        publish_program(self._store, json.dumps(document).encode())
        self._count = 0

    def joins(self, day: str, *, friend: MemberId | None = None) -> MemberId:
        """Enrol somebody."""
        op_id = self._next()
        member_id = MemberId(UUID(int=self._count << 64))
        command = EnrolMember(
            op_id=op_id,
            member_id=member_id,
            card_number=new_card_number(f"{self._count:016}"),
            given_name="Ada",
            business_at=_noon(day),
            referred_by=friend,
        )
        enrol_member(command, store=self._store, clock=lambda: _noon(day))
        return member_id

    def holds(self, member_id: MemberId, day: str, reward_id: str) -> Hold:
        """Set aside what a reward costs."""
        choice = ChosenReward(RewardId(reward_id))
        command = HoldReward(self._next(), member_id, choice, _noon(day))
        return hold_reward(command, store=self._store, clock=lambda: _noon(day))

    def sells(
        self,
        member_id: MemberId,
        day: str,
        *minor: int,
        wants: str = "",
        held: Hold | None = None,
    ) -> OpId:
        """Sell a line for each amount; the member takes a reward, if they want one."""
        chosen = (ChosenReward(RewardId(wants), hold=held),) if wants else ()
        op_id, _ = self.sells_lines(member_id, day, basket(*minor), chosen)
        return op_id

    def sells_lines(
        self,
        member_id: MemberId,
        day: str,
        lines: tuple[SaleLine, ...],
        chosen: tuple[Choice, ...] = (),
        *,
        or_without: bool = False,
    ) -> tuple[OpId, bool]:
        """Sell goods, and tell whether the member got what they chose.

        Args:
            or_without: Sell them without it where it cannot be had.
        """
        op_id = self._next()
        sale = Sale(str(self._count), SHOP.store_id, "1", "PLN", _noon(day), lines)
        with self._store.reading() as uow:
            state = uow.ledger.state_of(member_id)
        taken: tuple[Choice, ...] = chosen
        try:
            quote = quote_sale(sale, state, chosen, op_id=op_id, store=self._store)
        except REFUSALS:
            if not or_without:
                raise
            taken = ()
            quote = quote_sale(sale, state, (), op_id=op_id, store=self._store)
        complete_sale(quote, store=self._store, clock=lambda: _noon(day))
        return op_id, taken == chosen

    def hands_over(self, member_id: MemberId, day: str, reward_id: str) -> OpId:
        """Give a member a reward without a sale."""
        op_id = self._next()
        choice = ChosenReward(RewardId(reward_id))
        command = RedeemReward(op_id, member_id, choice, _noon(day))
        redeem_reward(command, store=self._store, clock=lambda: _noon(day))
        return op_id

    def takes_back(self, sale: OpId, day: str, returned: Mapping[int, int]) -> OpId:
        """Take lines of a sale back."""
        op_id = self._next()
        command = ReturnLines(op_id, sale, returned, _noon(day))
        return_lines(command, store=self._store, clock=lambda: _noon(day))
        return op_id

    def adjusts(self, member_id: MemberId, day: str, points: int) -> tuple[OpId, int]:
        """Give or take points by hand, and tell how many: not more goes than there is."""
        op_id = self._next()
        with self._store.reading() as uow:
            state = uow.ledger.state_of(member_id)
        points = max(points, -max(0, spendable_of(state, _noon(day).date())))
        if points:
            command = AdjustPoints(
                op_id=op_id,
                member_id=member_id,
                points=points,
                reason=AdjustmentReason.MISSED,
                business_at=_noon(day),
            )
            adjust_points(command, store=self._store, clock=lambda: _noon(day), limits=_NO_LIMIT)
        return op_id, points

    def undoes(self, undone: OpId, day: str) -> None:
        """Undo an operation of that day."""
        command = UndoOperation(self._next(), undone, _noon(day))
        undo_operation(command, store=self._store, clock=lambda: _noon(day))

    def closes(self) -> Path:
        """Close the till, and return its folder."""
        self._store.release_writing_thread()
        self._store.close()
        return self.folder

    def _next(self) -> OpId:
        self._count += 1
        return OpId(UUID(int=self._count))


def a_year(folder: Path) -> Path:
    """Return the past of three members: one buys much, one has a friend, one comes twice."""
    shop = PastShop(folder)
    ada = shop.joins("2026-01-10")
    bob = shop.joins("2026-01-11")
    eve = shop.joins("2026-01-12", friend=ada)
    first = shop.sells(ada, "2026-02-01", 12_000, 4_000)
    shop.sells(ada, "2026-02-08", 9_050)
    shop.sells(bob, "2026-02-09", 5_050)
    shop.takes_back(first, "2026-02-10", {2: 4_000})
    shop.sells(ada, "2026-03-01", 8_000, wants="five")
    shop.hands_over(ada, "2026-03-02", "bag")
    shop.undoes(shop.sells(eve, "2026-03-03", 7_777), "2026-03-03")
    shop.sells(eve, "2026-03-04", 6_020)
    shop.undoes(shop.takes_back(first, "2026-03-05", {1: 2_000}), "2026-03-05")
    shop.takes_back(first, "2026-03-06", {1: 1_000})
    shop.sells(bob, "2026-12-20", 3_000)
    return shop.closes()


def written(document: Json, path: Path) -> str:
    """Write a document, and return its name."""
    path.write_text(json.dumps(document), "utf-8")
    return str(path)


def changed(**parts: object) -> Json:
    """Return the programme with other parts."""
    return {**PROGRAM, **parts}


def simulated(capsys: pytest.CaptureFixture[str], file: str, history: Path, *options: str) -> Json:
    """Return what the command answers to programs."""
    arguments = ["program", "simulate", file, "--history", str(history), "--json", *options]
    status = run(arguments)
    said = capsys.readouterr()
    assert status == 0, said.err
    answer: Json = json.loads(said.out)
    return answer


def sums(side: Json, what: str) -> dict[str, int]:
    """Return one kind of sums of points or money, by what they are of."""
    return {
        row["which"]: row["amount"]
        for row in side["sums"]
        if row["what"] == what and row["unit"] in {"", "points"} and row["amount"]
    }


def _noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=_ZONE)
