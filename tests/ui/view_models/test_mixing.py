# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is pressed and scanned, in whatever order answers come: nothing is ever mixed up."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from pos_loyalty.domain.ids import MemberId, OpId, RewardId
from pos_loyalty.domain.ops import RedemptionFact, SaleFact
from pos_loyalty.services.identify import MemberView
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    OLGA,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    wedge_scan,
)

STARTING_POINTS = {ANNA.member_id: 300, OLGA.member_id: 90}


class Gestures(RuleBasedStateMachine):
    """A cashier in a hurry at a till whose threads answer when they like."""

    shop_type: type[Shop] = Shop

    def __init__(self) -> None:
        super().__init__()
        self.reads, self.writes = LateRunner(), LateRunner()
        self.fake = a_fake_store(anna_points=300, olga_points=90)
        self.shop = self.shop_type(self.fake, reads=self.reads, writes=self.writes)
        self.served: MemberId | None = None
        self.asked: list[tuple[MemberId | None, int, int]] = []
        self.behind = ExitStack()
        self.done: set[OpId] = set()
        self.shop.till.state.watch(lambda _state: self._look())

    def _look(self) -> None:
        state = self.shop.state
        if done := state.done:
            self.done.add(done.op_id)
        served = state.member.member_id if state.member else None
        if served != self.served:
            assert not state.sale.is_begun, "somebody was handed what another had begun"
        self.served = served

    def _note_what_is_saved(self) -> None:
        """Remember what stands on the screen when a save begins."""
        state = self.shop.state
        if self.writes.waiting and len(self.asked) == self._saved():
            member_id = state.member.member_id if state.member else None
            sale = state.sale
            self.asked.append((member_id, sale.amount_minor or 0, len(sale.coupons)))

    def _answer_reads(self) -> None:
        while self.reads.waiting:
            self.a_read_answers()

    def _saved(self) -> int:
        return len(self.fake.content.operations)

    @rule(number=st.sampled_from([ANNA_CARD, OLGA_CARD]), is_answered=st.booleans())
    def scan(self, number: str, *, is_answered: bool) -> None:
        self.shop.scan(number)
        if is_answered:
            self._answer_reads()

    @rule(number=st.sampled_from([ANNA_CARD, OLGA_CARD]), amount=st.sampled_from(["5", "60"]))
    def serve(self, number: str, amount: str) -> None:
        self.scan(number, is_answered=True)
        self.type_amount(amount, is_answered=True)

    @rule(
        text=st.sampled_from([BLANK_CARD, "4006381333931", "PAPER-4711", "PAPER-4812", "HELLO"]),
        is_answered=st.booleans(),
    )
    def scan_something_else(self, text: str, *, is_answered: bool) -> None:
        before = self.shop.state
        self.shop.till.scan(wedge_scan(text))
        assert self.shop.state.notice is not None or self.shop.state.is_busy != before.is_busy
        if is_answered:
            self._answer_reads()

    @rule(opens=st.booleans())
    def answer_a_dialog(self, *, opens: bool) -> None:
        self.behind.close()
        if opens:
            self.behind.enter_context(self.shop.till.dialog())

    @rule(amount=st.sampled_from(["1", "20", "7,5", "300"]), is_answered=st.booleans())
    def type_amount(self, amount: str, *, is_answered: bool) -> None:
        self.shop.type_amount(amount)
        if is_answered:
            self._answer_reads()

    @rule(reward=st.sampled_from(["coffee", "five-off", "points-as-money"]))
    def choose(self, reward: str) -> None:
        self.shop.till.sale.toggle_reward(RewardId(reward))

    @rule(times=st.integers(1, 3), is_answered=st.booleans())
    def enter(self, times: int, *, is_answered: bool) -> None:
        for _ in range(times):
            self.shop.till.sale.confirm()
            self._note_what_is_saved()
        if is_answered:
            self.a_save_answers()

    @rule(key=st.sampled_from(["escape", "backspace", "undo"]))
    def take_back(self, key: str) -> None:
        till = self.shop.till
        {"escape": till.back, "backspace": till.sale.backspace, "undo": till.undo}[key]()
        self._note_what_is_saved()

    @rule(seconds=st.sampled_from([0.25, 3, 61]))
    def wait(self, seconds: float) -> None:
        self.shop.wait(seconds)

    @rule()
    def a_read_answers(self) -> None:
        if self.reads.waiting:
            self.reads.finish_one()
            self._note_what_is_saved()

    @rule()
    def a_save_answers(self) -> None:
        before = self._saved()
        if self.writes.waiting:
            self.writes.finish_one()
            if self._saved() == before:
                self.asked.pop()
        self._note_what_is_saved()


class Cashier(Gestures):
    """The same, watched over."""

    @invariant()
    def what_is_saved_is_what_stood_on_the_screen(self) -> None:
        for operation, (member_id, amount, coupons) in zip(
            self.fake.content.operations, self.asked, strict=False
        ):
            fact = operation.fact
            if isinstance(fact, SaleFact):
                assert (operation.draft.member_id, fact.sale.gross_minor) == (member_id, amount)
                assert len(fact.sale.coupon_codes) == coupons
            if isinstance(fact, RedemptionFact):
                assert (operation.draft.member_id, 0) == (member_id, amount)

    @invariant()
    def all_that_is_saved_is_shown_as_saved(self) -> None:
        assert {op.op_id for op in self.fake.content.operations} == self.done

    @invariant()
    def a_save_is_never_asked_for_while_another_runs(self) -> None:
        assert len(self.writes.waiting) <= 1
        assert self.shop.state.is_busy or not self.writes.waiting

    @invariant()
    def the_member_on_screen_has_their_own_points(self) -> None:
        member = self.shop.state.member
        if member is not None and self.shop.state.screen is Screen.MEMBER:
            moved = [
                op.draft.effects.points
                for op in self.fake.content.operations
                if op.draft.member_id == member.member_id
            ]
            assert member.balance_points == STARTING_POINTS[member.member_id] + sum(moved)


TestCashier = Cashier.TestCase
TestCashier.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)


class MixedUpShop(Shop):
    """Finds the right member, and reads somebody else's account."""

    def services(self) -> TillServices:
        right = super().services()

        def identify_by_card(number: str, at: datetime) -> MemberView:
            other = right.identify(OLGA.member_id, at)
            return replace(right.identify_by_card(number, at), balance=other.balance)

        return replace(right, identify_by_card=identify_by_card)


class MixedUpCashier(Cashier):
    shop_type = MixedUpShop


def test_a_mix_up_would_be_found() -> None:
    quick = settings(
        phases=[Phase.generate], deadline=None, database=None, report_multiple_bugs=False
    )

    with pytest.raises(AssertionError):
        run_state_machine_as_test(MixedUpCashier, settings=quick)
