# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Days in a shop under the sample programme, by throws of dice: every kind of gesture happens.

A till records them through its use cases. Beside each operation stands what was there before it,
and for sales the evaluation that the member was shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from pos_loyalty.domain.cards import CardChange
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import LotId, MemberId, OpId, RewardId, StampCardId, WalletId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Lot, MemberState
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.evaluation import Choice, Evaluation
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import Channel, SaleLine
from pos_loyalty.domain.units import money_in, stamps_on, vouchers_for
from pos_loyalty.places import find_places
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.quote import Quote, quote_sale, referrer_of
from tests.domain.shopping import ADA, moment, sale_of
from tests.fakes.store_subject import Subject
from tests.services.till import MEMBER, TillOver

GIFT_CARD = WalletId("gift-card")
STRANGER = MemberId(UUID(int=99))
ARTICLES = (
    SaleLine(1, 450, "coffee-small", "drinks", ("hot",)),
    SaleLine(1, 620, "coffee-large", "drinks", ("hot", "refill"), 2000),
    SaleLine(1, 1234, "apple", "fruit", ("organic",), 1350, 60),
    SaleLine(1, 2999, "5901234000017", "honey"),
    SaleLine(1, 5000, tags=("gift-card",)),
    SaleLine(1, 18_75, "plum-jam", "preserves", (), 4000),
    SaleLine(1, 9900, "hamper", "delicatessen", (), 1000, 1800),
    SaleLine(1, 0, "leaflet"),
    SaleLine(1, 24_999, "machine"),
)
CAKE = "birthday-cake"
REWARDS = tuple(
    RewardId(name)
    for name in (
        "coffee",
        "five-off",
        "tenth-off",
        "points-as-money",
        "fourth-jam",
        "tote-bag",
        CAKE,
    )
)
HANDED_OVER = tuple(RewardId(name) for name in ("tote-bag", "food-bank", CAKE, "coffee"))
DEEDS = ("own-bag", "review", "survey", "newsletter", "park-run")


def sample_document() -> bytes:
    return (find_places().resources_dir / "programs" / "sample.json").read_bytes()


@dataclass(frozen=True)
class Recorded:
    """One operation, with what was there before it and what the member was shown of a sale."""

    operation: Operation
    account: MemberState
    referrer: MemberState | None
    shown: Evaluation | None = None


class BusyDays:
    """A till on a few days of dice."""

    def __init__(self, subject: Subject, seed: int) -> None:
        self.till = TillOver(subject.store)
        self.till.now = moment("2026-11-24 08:10")  # a Tuesday morning
        self.recorded: list[Recorded] = []
        self._dice = Random(seed)
        self._members = [ADA]
        self._held: list[tuple[MemberId, ChosenReward]] = []
        subject.publish(sample_document())
        subject.confirm(replace(MEMBER, birthday=date(1990, 11, 25)), _a_full_account())
        self._gestures: Sequence[tuple[Callable[[], None], int]] = (
            (self._sells, 10),
            (self._enrols, 2),
            (self._deed, 4),
            (self._hands_over, 3),
            (self._sets_aside, 4),
            (self._captures, 3),
            (self._releases, 2),
            (self._event, 2),
            (self._takes_back, 4),
            (self._undoes, 2),
            (self._changes_a_card, 2),
            (self._adjusts, 2),
        )

    def play(self, gestures: int) -> None:
        """Make so many gestures; some are refused, as in a shop."""
        acts, weights = zip(*self._gestures, strict=True)
        for act in self._dice.choices(acts, weights, k=gestures):
            self.till.waits(self._dice.choice((20, 300, 2500)))
            try:
                act()
            except LoyaltyError:
                continue  # a refusal records nothing

    # ------------------------------------------------------------ gestures

    def _sells(self, *, chosen: Sequence[Choice] = (), member_id: MemberId | None = None) -> None:
        buyer = member_id or self._dice.choice(self._members)
        quote = self._quote(buyer, chosen or self._wishes())
        if self._dice.random() < 0.2:  # now and then the account moves meanwhile
            self._deed_of(buyer)
        before = self._before(buyer)
        operation = complete_sale(quote, store=self.till.store, clock=self.till.clock)
        has_moved = quote.state != before[0]
        shown = None if has_moved else quote.evaluation
        self.recorded.append(Recorded(operation, *before, shown))

    def _quote(self, buyer: MemberId, chosen: Sequence[Choice]) -> Quote:
        lines = [
            replace(line, line_id=number)
            for number, line in enumerate(
                self._dice.sample(ARTICLES, self._dice.randint(1, 5)), start=1
            )
        ]
        sale = replace(
            sale_of(lines, self.till.now, receipt_no=f"R{len(self.recorded)}"),
            channel=self._dice.choice(tuple(Channel)),
            coupon_codes=self._dice.choice(((), (), ("PAPER-4711",), ("no-such",))),
        )
        state, op_id = self.till.state_of(buyer), self.till.gesture()
        try:
            return quote_sale(sale, state, chosen, op_id=op_id, store=self.till.store)
        except LoyaltyError:
            return quote_sale(sale, state, (), op_id=op_id, store=self.till.store)

    def _wishes(self) -> list[Choice]:
        wishes: list[Choice] = [
            _wish(reward_id)
            for reward_id in self._dice.sample(REWARDS, self._dice.choice((0, 0, 1, 1, 2)))
        ]
        if self._dice.random() < 0.3:  # three in ten have a gift card
            wishes.append(WalletPayment(GIFT_CARD, self._dice.randint(1, 700)))
        return wishes

    def _enrols(self) -> None:
        number = 100 + len(self._members)
        command = EnrolMember(
            self.till.gesture(),
            MemberId(UUID(int=number)),
            str(number),
            "Łucja",
            self.till.now,
            birthday=self._dice.choice((None, date(2000, 2, 29), date(1985, 11, 27))),
            referred_by=self._dice.choice((None, ADA, ADA, STRANGER)),
        )
        with self.till.store.reading() as uow:
            shared = uow.ledger.shared()
        nobody = MemberState(PROGRAM_ACCOUNT, date.min, (), {}, shared=shared)
        operation = enrol_member(command, store=self.till.store, clock=self.till.clock)
        self._members.append(command.member_id)
        self.recorded.append(Recorded(operation, nobody, None))

    def _deed(self) -> None:
        self._deed_of(self._dice.choice(self._members))

    def _deed_of(self, member_id: MemberId) -> None:
        deed = self._dice.choice(DEEDS)
        self._record(member_id, lambda: self.till.records_deed(deed, member_id))

    def _hands_over(self) -> None:
        member_id = self._dice.choice(self._members)
        reward_id = self._dice.choice(HANDED_OVER)
        choice = _wish(reward_id)
        self._record(member_id, lambda: self.till.redeems(choice, member_id))

    def _sets_aside(self) -> None:
        member_id = self._dice.choice(self._members)
        choice = _wish(self._dice.choice(REWARDS))

        def holds() -> Operation:
            hold = self.till.holds(choice, member_id)
            self._held.append((member_id, replace(choice, hold=hold)))
            return self._operation(hold.hold_op_id)

        self._record(member_id, holds)

    def _captures(self) -> None:
        if self._held:
            member_id, choice = self._held.pop()
            self._sells(chosen=[choice], member_id=member_id)

    def _releases(self) -> None:
        if self._held:
            member_id, choice = self._held.pop(0)
            if hold := choice.hold:
                self._record(member_id, lambda: self.till.releases(hold))

    def _event(self) -> None:
        member_id = self._dice.choice(self._members)
        self._record(member_id, lambda: self.till.records_event("delivered", member_id))

    def _changes_a_card(self) -> None:
        member_id, change = self._dice.choice(self._members), self._dice.choice(list(CardChange))
        card = str(9_000 + len(self.recorded)) if change is CardChange.REPLACED else ""
        self._record(member_id, lambda: self.till.changes_card(change, card, member_id=member_id))

    def _adjusts(self) -> None:
        member_id, points = self._dice.choice(self._members), self._dice.choice((-40, -7, 15, 100))
        self._record(member_id, lambda: self.till.adjusts(points, member_id=member_id))

    def _takes_back(self) -> None:
        sale = self._dice.choice(self.recorded).operation
        if isinstance(sale.fact, SaleFact):
            line = self._dice.choice(sale.fact.sale.lines)
            minor = self._dice.choice((line.gross_minor, line.gross_minor // 3))
            back = {line.line_id: minor}
            self._record(sale.draft.member_id, lambda: self.till.takes_back(sale, back))

    def _undoes(self) -> None:
        latest = self.recorded[-1].operation
        self._record(latest.draft.member_id, lambda: self.till.undoes(latest))

    # ------------------------------------------------------------ what was there before

    def _record(self, member_id: MemberId, act: Callable[[], Operation]) -> None:
        before = self._before(member_id)
        self.recorded.append(Recorded(act(), *before))

    def _before(self, member_id: MemberId) -> tuple[MemberState, MemberState | None]:
        with self.till.store.reading() as uow:
            state = uow.ledger.state_of(member_id)
            return state, referrer_of(state, uow.ledger)

    def _operation(self, op_id: OpId) -> Operation:
        with self.till.store.reading() as uow:
            operation = uow.log.find(op_id)
        if operation is None:
            raise ValueError("it was recorded a moment ago")
        return operation


def _wish(reward_id: RewardId) -> ChosenReward:
    points = 30 if reward_id == "points-as-money" else None
    return ChosenReward(reward_id, points, by_voucher=reward_id == CAKE)


def _a_full_account() -> Sequence[Lot]:
    today = date(2026, 11, 24)
    return (
        Lot(LotId("b-points"), 700, expires_on=today + timedelta(days=400)),
        Lot(LotId("a-points"), 300, expires_on=today),
        Lot(LotId("money"), 3000, unit=money_in(GIFT_CARD)),
        Lot(LotId("stamps"), 8, unit=stamps_on(StampCardId("coffee-card"))),
        Lot(LotId("cake"), 20, unit=vouchers_for(RewardId(CAKE))),
    )
