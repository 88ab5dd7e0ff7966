# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""MEMBER: the amount, the rewards, and Enter."""

from dataclasses import replace

from pos_loyalty.domain.errors import LoyaltyError, RewardUnavailable
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.services.redeem import RedeemReward
from pos_loyalty.ui.view_models.amount_entry import typed_with, without_last
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.claiming import ClaimingViewModel
from pos_loyalty.ui.view_models.coupons import look_at_coupon
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.goods import GoodsViewModel
from pos_loyalty.ui.view_models.member_panel import OpenMember, panel_of
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.panels import MemberFlag
from pos_loyalty.ui.view_models.points_steps import PointsSteps
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.register_baskets import RegisterBaskets
from pos_loyalty.ui.view_models.sale_entry import Change, QuotedSale, SaleEntry
from pos_loyalty.ui.view_models.sale_form import form_of
from pos_loyalty.ui.view_models.sale_making import quoted_sale
from pos_loyalty.ui.view_models.sayings import SayingsViewModel
from pos_loyalty.ui.view_models.spending import Spending
from pos_loyalty.ui.view_models.till_state import (
    SaleForm,
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.wishes import Wish


class SaleViewModel:
    """Turns keys and presses on MEMBER into a quote, and Enter into a sale or a reward.

    The gesture's id is made when the member comes up, so a double Enter can only repeat it.
    """

    def __init__(self, desk: Desk, recorder: Recorder, approving: ApprovingViewModel) -> None:
        self._desk = desk
        self._recorder, self._approving = recorder, approving
        self._quotes = desk.questions()
        self._case: OpenMember | None = None
        self._entry = SaleEntry(desk.services.new_op_id())
        self._quoted: QuotedSale | None = None
        self._is_confirm_wanted = False
        self.points = PointsSteps(desk, self._wish, self._choose, lambda: self._entry)
        self.goods = GoodsViewModel(desk, self.edit, lambda: self._entry)
        self.baskets = RegisterBaskets(desk, self.edit, lambda: self._entry)
        self.sayings = SayingsViewModel(desk, self._draw)
        self.claiming = ClaimingViewModel(desk, recorder, approving)
        self.spending = Spending(desk, self.edit, lambda: self._entry, lambda: self.program)

    def begin(self, case: OpenMember, *, welcome_points: int | None = None) -> TillState:
        """Return the state that shows a member with nothing entered yet."""
        self._case = case
        self._quotes.forget()
        self._quoted = None
        self._is_confirm_wanted = False
        self._entry = SaleEntry(self._desk.services.new_op_id())
        self.sayings.begin(case)
        self.claiming.meet(case.view.member)
        today = self._desk.services.business_now().date()
        return replace(
            ready(self._desk.now),
            screen=Screen.MEMBER,
            farewell=None,
            member=panel_of(case, today=today, welcome_points=welcome_points),
            sale=self._form(case),
            waiting_claim=None,
        )

    def renew(self, case: OpenMember) -> None:
        """Show what has changed of the member meanwhile; what is entered stays."""
        member = self._desk.now.member
        if self._case is None or member is None or case == self._case:
            return
        self._case = case
        self._quotes.forget()
        self._quoted = None
        today = self._desk.services.business_now().date()
        welcome_points = member.welcome_points if MemberFlag.NEW in member.flags else None
        panel = panel_of(case, today=today, welcome_points=welcome_points)
        self._desk.show(replace(self._desk.now, member=panel))
        self._draw()
        self._ask()

    def edit(self, change: Change) -> None:
        """Change what is entered, and ask what it means; nothing while something runs.

        The verbs below and the parts that enter goods, points or payments all come through here.
        """
        if self._desk.now.screen is not Screen.MEMBER or self._desk.now.is_busy:
            return
        self._entry = change(self._entry)
        self._is_confirm_wanted = False
        self._quotes.forget()
        self._desk.show(replace(self._desk.now, notice=None))
        self._draw()
        self._ask()

    def press(self, key: str) -> None:
        """Take one key of the amount: a digit, ``00``, a comma or a point."""
        if self.spending.press(key) or self.goods.refuses_typing():
            return
        currency = self._desk.now.currency
        self.edit(lambda entry: replace(entry, typed=typed_with(entry.typed, key, currency)))

    def backspace(self) -> None:
        """Take the last key of the amount back."""
        if not self.spending.backspace():
            self.edit(lambda entry: replace(entry, typed=without_last(entry.typed)))

    def clear_amount(self) -> None:
        """Take the whole amount back; chosen rewards stay."""
        if not self.spending.clear():
            self.edit(lambda entry: replace(entry, typed=""))

    def clear(self) -> None:
        """Take back everything that was entered; before that, what the pad types beside it."""
        if self._entry.asked:
            self.edit(self.goods.without_question)
        else:
            self.edit(SaleEntry.with_amount_typed if self._entry.part else SaleEntry.emptied)

    def toggle_reward(self, reward_id: RewardId) -> None:
        """Choose a reward, or take the choice back; one that cannot be had says why."""
        row = next((r for r in self._desk.now.sale.rewards if r.reward_id == reward_id), None)
        if row is None:
            return
        if row.is_chosen:
            self._choose(reward_id, wanted=None)
        elif row.is_choosable:
            wish = self._wish(reward_id)
            self._choose(reward_id, wanted=wish and replace(wish, by_voucher=row.by_voucher))
        elif row.unmet is not None and not self._desk.now.is_busy:
            facts = (("reason", row.unmet.code), *row.unmet.facts)
            self._desk.tell(Notice(NoticeKind.WARNING, RewardUnavailable.code, facts))

    @property
    def program(self) -> Program | None:
        """Return the rules that the member on screen is served by; ``None`` on other screens."""
        is_shown = self._desk.now.screen is Screen.MEMBER
        return self._case.program if self._case is not None and is_shown else None

    def take_coupon(self, code: str) -> None:
        """Let a coupon count with this sale, or say why it does not."""
        case = self._case
        if case is None or self._desk.now.screen is not Screen.MEMBER or self._desk.now.is_busy:
            return
        look = look_at_coupon(code, self._entry.coupons, case, self._desk.services.business_now())
        if look.taken is not None:
            coupons = (*self._entry.coupons, look.taken)
            self.edit(lambda entry: replace(entry, coupons=coupons))
        self._desk.tell(look.notice)

    def toggle_why(self) -> None:
        """Show or hide why the sale earns what it earns."""
        if self._desk.now.screen is Screen.MEMBER:
            self._entry = replace(self._entry, is_why_open=not self._entry.is_why_open)
            self._draw()

    @property
    def is_confirming(self) -> bool:
        """Tell whether Enter was pressed and counts as soon as the figures are there."""
        return self._is_confirm_wanted

    def forget_enter(self) -> bool:
        """Let such an Enter count no more; return whether there was one."""
        was_wanted, self._is_confirm_wanted = self._is_confirm_wanted, False
        return was_wanted

    def confirm(self) -> None:
        """Save what is entered: a sale, or one reward that is handed over without a sale."""
        case = self._case
        if case is None or self._desk.now.screen is not Screen.MEMBER or self._desk.now.is_busy:
            return
        if self.goods.takes_enter():
            return
        if not self._entry.amount_minor(case.program.currency):
            self._confirm_handover(case)
        elif self._quoted is None or not self._quoted.answers(self._entry):
            self._is_confirm_wanted = True  # Enter came before the answer: it counts when it comes
        elif self._quoted.refusal is not None:
            self._desk.tell(notice_of(self._quoted.refusal))
        else:
            self._confirm_sale(case, self._quoted)

    def _confirm_sale(self, case: OpenMember, quoted: QuotedSale) -> None:
        services = self._desk.services
        quote = replace(quoted.quote, told=self.sayings.answers)
        claim = self.baskets.claim_on(quoted.entry)

        def complete() -> Operation:
            claim()
            return services.complete_sale(quote)

        self._recorder.record(complete, case.view.member)

    def _confirm_handover(self, case: OpenMember) -> None:
        wishes, entry = self._entry.wishes, self._entry
        if not wishes or entry.coupons or entry.wallets or entry.lines:  # these go with a sale
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.AMOUNT_MISSING))
        elif len(wishes) > 1:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.ONE_REWARD_WITHOUT_SALE))
        elif wishes[0].reward.needs_sale:
            self._desk.tell(notice_of(RewardUnavailable("needs_sale")))
        else:
            services, member = self._desk.services, case.view.member
            command = RedeemReward(
                self._entry.op_id,
                member.member_id,
                wishes[0].choice,
                services.business_now(),
            )
            self._recorder.record(lambda: services.redeem_reward(command), member)

    def _choose(self, reward_id: RewardId, *, wanted: Wish | None) -> None:
        """Choose a reward as it is wanted, once somebody has agreed where that is needed."""
        if wanted is None or not wanted.reward.needs_approval or wanted.approver:
            self._take(reward_id, wanted)
            return
        op_id = self._entry.op_id
        chosen = next((w for w in self._entry.wishes if w.reward.reward_id == reward_id), None)
        if chosen is not None:
            self._take(reward_id, replace(wanted, approver=chosen.approver))
            return

        def agreed(approval: Approval) -> None:
            if self._entry.op_id == op_id:
                self._take(reward_id, replace(wanted, approver=approval.approver))

        self._approving.ask(Deed.REWARD_WITH_APPROVAL, agreed)

    def _take(self, reward_id: RewardId, wanted: Wish | None) -> None:
        others = tuple(w for w in self._entry.wishes if w.reward.reward_id != reward_id)
        wishes = (*others, wanted) if wanted else others
        self.edit(lambda entry: replace(entry, wishes=wishes, part=None))

    def _wish(self, reward_id: RewardId, points: int | None = None) -> Wish | None:
        reward = self._case.program.reward(reward_id) if self._case else None
        return None if reward is None else Wish(reward, points)

    def _ask(self) -> None:
        case, entry, services = self._case, self._entry, self._desk.services
        if case is None or not entry.amount_minor(case.program.currency):
            self._quoted = None
            return
        self._quotes.run(
            lambda: quoted_sale(entry, case, services), self._take_quote, self._refuse_quote
        )

    def _take_quote(self, quoted: QuotedSale) -> None:
        self._quoted = quoted
        self._draw()
        if self._is_confirm_wanted:
            self._is_confirm_wanted = False
            self.confirm()

    def _refuse_quote(self, refusal: LoyaltyError) -> None:
        self._quoted = None
        self._is_confirm_wanted = False
        self._draw()
        self._desk.tell(notice_of(refusal))

    def _draw(self) -> None:
        if self._case is not None and self._desk.now.screen is Screen.MEMBER:
            self._desk.show(replace(self._desk.now, sale=self._form(self._case)))

    def _form(self, case: OpenMember) -> SaleForm:
        form = form_of(
            self._entry,
            case,
            self._quoted,
            at=self._desk.services.business_now(),
            can_ask=self._approving.is_anybody_asked,
        )
        quoted = self._quoted if form.quote else None
        saying = self.sayings.line(case, quoted)
        return replace(form, saying=saying, is_all_said=saying is None and self.sayings.is_answered)
