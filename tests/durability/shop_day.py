# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop's day, played through the real use cases on a real store; the same for the same seed.

Everything that a till records happens: members join, some of them invited, buy, pay with points,
take rewards, bring goods back, and mistakes are undone.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final
from uuid import UUID

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import MemberId, OpId, RewardId, TillId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, Operation, SaleFact, UndoFact
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.places import find_places
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.ports import Store, TillPlace
from pos_loyalty.services.quote import quote_sale
from pos_loyalty.services.redeem import RedeemReward, redeem_reward
from pos_loyalty.services.return_sale import ReturnLines, find_sale, return_lines
from pos_loyalty.services.undo import UndoOperation, undo_operation

PLACE: Final = TillPlace(
    TillId(UUID("6f1c7d0e-4b52-4f0c-8d7e-0b9a4d1e2c3f")),
    store_id="waw-1",
    store_name="Corner shop",
    till_no=1,
    zone="Europe/Warsaw",
    currency="PLN",
)
MORNING: Final = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
_STORE_OFFSET: Final = timezone(timedelta(hours=1))
_MEMBERS_FIRST: Final = 3

_GIVEN: Final = ("Ada", "Zofia", "Иван", "Łucja", "Marek", "Ольга", "Ewa", "Tomasz")
_FAMILY: Final = ("Żółć", "Kowalska", "Петрова", "Nowak", "Wiśniewski", "Смирнов", "Lis")
_GOODS: Final = (
    ("coffee-large", "drinks", 1_490),
    ("coffee-small", "drinks", 990),
    ("bread-rye", "bakery", 850),
    ("honey-house", "house", 3_200),
    ("cheese", "fresh", 2_675),
)


def sample_program() -> bytes:
    """Return the programme document that ships with the project."""
    return (find_places(Path()).resources_dir / "programs" / "sample.json").read_bytes()


class ShopDay:
    """Plays gestures, one at a time. Every gesture that is allowed records one operation."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._dice = random.Random(seed)
        self._now = MORNING + timedelta(minutes=seed % 600)
        self._members = list[MemberId]()
        self._sales = list[Operation]()

    def move_to(self, store: Store) -> None:
        """Go on in the same shop with the store opened anew."""
        self._store = store

    def know(self, members: Iterable[Member]) -> None:
        """Serve these members too."""
        self._members += [member.member_id for member in members]

    def recall(self, operations: Iterable[Operation]) -> None:
        """Know the members and sales of operations that were played before, oldest first."""
        for operation in operations:
            self._remember(operation)

    def gestures(self) -> Iterator[Operation]:
        """Yield operations without end, each when its commit has returned."""
        while True:
            gesture = self._next_gesture()
            try:
                operation = gesture()
            except LoyaltyError:
                continue  # too few points, nothing to undo: a till says no and goes on
            self._remember(operation)
            yield operation

    def _next_gesture(self) -> Callable[[], Operation]:
        self._now += timedelta(seconds=self._dice.randint(5, 50))
        if len(self._members) < _MEMBERS_FIRST:
            return self._enrol
        kinds = (self._enrol, self._sell, self._sell_for_points, self._redeem, self._return)
        return self._dice.choices((*kinds, self._undo), weights=(2, 6, 3, 2, 2, 1))[0]

    def _remember(self, operation: Operation) -> None:
        match operation.fact:
            case EnrolmentFact():
                self._members.append(operation.draft.member_id)
            case SaleFact():
                self._sales.append(operation)
            case UndoFact():
                self._sales = [s for s in self._sales if s.op_id != operation.fact.undone_op_id]
            case _:
                pass

    def _enrol(self) -> Operation:
        digits = "".join(self._dice.choices("0123456789", k=16))
        command = EnrolMember(
            op_id=self._op_id(),
            member_id=MemberId(self._uuid()),
            card_number=new_card_number(digits),
            given_name=self._dice.choice(_GIVEN),
            family_name=self._dice.choice(_FAMILY),
            phone=f"+48501{self._dice.randint(0, 999_999):06}",
            business_at=self._business_at(),
            referred_by=self._dice.choice((None, *self._members)),
        )
        return enrol_member(command, store=self._store, clock=self._clock)

    def _sell(self) -> Operation:
        return self._complete(())

    def _sell_for_points(self) -> Operation:
        reward = self._dice.choice(("points-as-money", "five-off"))
        return self._complete((ChosenReward(RewardId(reward)),))

    def _complete(self, chosen: tuple[ChosenReward, ...]) -> Operation:
        member_id = self._dice.choice(self._members)
        with self._store.reading() as uow:
            state = uow.ledger.state_of(member_id)
        op_id = self._op_id()
        quote = quote_sale(self._sale(op_id), state, chosen, op_id=op_id, store=self._store)
        return complete_sale(quote, store=self._store, clock=self._clock)

    def _sale(self, op_id: OpId) -> Sale:
        place = self._store.place
        goods = self._dice.choices(_GOODS, k=self._dice.randint(1, 4))
        return Sale(
            receipt_no=op_id.hex[:12].upper(),
            store_id=place.store_id,
            register_id=str(place.till_no),
            currency=place.currency,
            business_at=self._business_at(),
            lines=tuple(
                SaleLine(line_id, gross_minor, sku, category)
                for line_id, (sku, category, gross_minor) in enumerate(goods, start=1)
            ),
        )

    def _redeem(self) -> Operation:
        command = RedeemReward(
            self._op_id(),
            self._dice.choice(self._members),
            ChosenReward(RewardId("coffee")),
            self._business_at(),
        )
        return redeem_reward(command, store=self._store, clock=self._clock)

    def _return(self) -> Operation:
        if not self._sales:
            return self._sell()
        fact = self._dice.choice(self._sales).fact
        assert isinstance(fact, SaleFact)
        sale = find_sale(fact.sale.receipt_no, store=self._store)
        line = self._dice.choice(sale.lines)
        returned = {line.line.line_id: line.left_minor}
        request = ReturnLines(self._op_id(), sale.sale_op_id, returned, self._business_at())
        return return_lines(request, store=self._store, clock=self._clock)

    def _undo(self) -> Operation:
        with self._store.reading() as uow:
            latest = uow.log.latest()
        if latest is None:
            return self._enrol()
        command = UndoOperation(self._op_id(), latest.op_id, self._business_at())
        return undo_operation(command, store=self._store, clock=self._clock)

    def _clock(self) -> datetime:
        return self._now

    def _business_at(self) -> datetime:
        return self._now.astimezone(_STORE_OFFSET)

    def _op_id(self) -> OpId:
        return OpId(self._uuid())

    def _uuid(self) -> UUID:
        return UUID(int=self._dice.getrandbits(128), version=4)
