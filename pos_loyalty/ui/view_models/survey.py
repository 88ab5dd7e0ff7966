# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One question after a purchase, put to the member on the display of their own.

It is asked once in a visit, by touch, and nobody has to answer. The answer is saved beside whatever
the cashier does: it makes the till neither busy nor wait, and a purchase that is undone afterwards
leaves it where it is, since the member did answer.
"""

from collections import OrderedDict
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import ACTIVITIES
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.operation_figures import collected_points
from pos_loyalty.domain.ops import ActivityFact, OperationFact, SaleFact
from pos_loyalty.services.identify import MemberView
from pos_loyalty.services.record_activity import SURVEY, survey_answer
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.display_form import SurveyForm, SurveyScale
from pos_loyalty.ui.view_models.display_notices import DisplayNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import Screen, TillState

if TYPE_CHECKING:  # the recorder, which imports it, has this one too
    from pos_loyalty.ui.view_models.done_panel import Recorded

QUESTION_SECONDS: Final = 9.5
"""With the second that a timer may be late, the display is blank within 10 s."""

THANKS_SECONDS: Final = 4.0
ASKED_MAX: Final = 2_000
"""As many members are remembered as asked today: more than one till serves."""

DEEDS_OF_A_DAY_MAX: Final = 50
"""An answer is looked for among so many of the member's newest operations: more than a day has."""


class SurveyViewModel:
    """Asks, takes one answer, and saves it. Lives on the GUI thread."""

    def __init__(self, desk: Desk, writes: TaskRunner) -> None:
        """Hang on to the desk.

        Args:
            writes: Runs on the writer's thread.
        """
        self._desk, self._writes = desk, writes
        self._scale: SurveyScale | None = None
        self._member: Member | None = None
        self._since = desk.services.clock()
        self._asked: OrderedDict[MemberId, date] = OrderedDict()
        desk.state.watch(self._drop_for_the_next)

    def ask_on(self, scale: SurveyScale | None) -> None:
        """Ask from now on; ``None``, such as while there is no display, takes a question back.

        An answer that was given is kept, whatever becomes of the display.
        """
        self._scale = scale
        form = self._desk.now.display.survey
        if scale is None and form is not None and form.answer is None:
            self._show(None)

    def take(self, recorded: "Recorded") -> SurveyForm | None:
        """Return the question for what was recorded; ``None`` where none is asked.

        None is asked of who was asked today, after anything but a purchase of this visit, and by a
        programme that does not name the deed ``survey``.
        """
        scale, program, fact = self._scale, recorded.program, recorded.operation.fact
        if scale is None or program is None or not _is_bought_now(fact):
            return None
        if SURVEY not in {activity.activity_id for activity in program.activities}:
            return None
        is_new = self._is_new_today(recorded.member.member_id)
        if recorded.has_answered or not is_new:
            return None
        self._member, self._since = recorded.member, self._desk.services.clock()
        return SurveyForm(recorded.operation.op_id, recorded.member.language, scale)

    def answer(self, score: int) -> None:
        """Take the member's answer: the first, and one of the scale; anything else is nothing."""
        form, member, services = self._desk.now.display.survey, self._member, self._desk.services
        if form is None or member is None or form.answer is not None or not form.scale.has(score):
            return
        self._since = services.clock()
        self._show(form._replace(answer=score))
        command = survey_answer(
            form.sale_op_id, member.member_id, score, business_at=services.business_now()
        )

        def save() -> tuple[int, int | None, int | None]:
            points = collected_points(services.record_activity(command))
            try:  # what is recorded is safe: trouble from here on is not told as a refusal of it
                view = services.identify(member.member_id, services.business_now())
                return points, view.balance.spendable_points, services.unsent_count()
            except LoyaltyError:
                return points, None, None

        def saved(result: tuple[int, int | None, int | None]) -> None:
            self._saved(form._replace(answer=score, points=result[0]), member, *result[1:])

        self._writes.run(save, saved, partial(self._refused, form.sale_op_id))

    def let_go(self, now: datetime) -> None:
        """End what has had its time; of a clock that was set back, at once."""
        form = self._desk.now.display.survey
        if form is not None:
            seconds = QUESTION_SECONDS if form.answer is None else THANKS_SECONDS
            if not 0 <= (now - self._since).total_seconds() < seconds:
                self._show(None)

    def _saved(
        self, form: SurveyForm, member: Member, balance: int | None, unsent: int | None
    ) -> None:
        now = self._desk.now
        shown = now.display.survey
        if shown is not None and shown.sale_op_id == form.sale_op_id:
            now = replace(now, display=now.display._replace(survey=form))
        done = now.done
        is_on_done = done is not None and done.op_id == form.sale_op_id
        if done is not None and is_on_done:
            panel = replace(
                done,
                survey_points=form.points or 0,
                balance_points=done.balance_points if balance is None else balance,
            )
            now = replace(now, done=panel, farewell=panel)
        self._desk.show(
            replace(now, unsent_count=now.unsent_count + 1 if unsent is None else unsent)
        )
        is_free = now.screen is Screen.READY and not now.is_busy and now.notice is None
        if is_free and form.points:
            facts = (("short_name", member.short_name), ("earned_points", form.points))
            self._desk.tell(Notice(NoticeKind.INFO, DisplayNotice.SURVEY_ANSWERED, facts))

    def _drop_for_the_next(self, state: TillState) -> None:
        """Ask nobody while the next one is served, or the cashier does something else."""
        is_between = state.screen in {Screen.DONE, Screen.READY} and state.member is None
        if state.display.survey is not None and not is_between:
            self._show(None)

    def _refused(self, sale_op_id: OpId, refusal: LoyaltyError) -> None:
        """Take the thanks back for what the till could not save, and say so to the cashier.

        Nothing is said where the member's card was stopped this very moment.
        """
        if not isinstance(refusal, StoreUnavailable):
            return
        shown = self._desk.now.display.survey
        if shown is not None and shown.sale_op_id == sale_op_id:
            self._show(None)
        self._desk.tell(notice_of(refusal))

    def _is_new_today(self, member_id: MemberId) -> bool:
        """Tell whether they were not asked yet, and remember that they are: until the till ends."""
        today = self._desk.services.business_now().date()
        was_asked_on = self._asked.pop(member_id, None)
        self._asked[member_id] = today
        if len(self._asked) > ASKED_MAX:
            self._asked.popitem(last=False)
        return was_asked_on != today

    def _show(self, form: SurveyForm | None) -> None:
        now = self._desk.now
        self._desk.show(replace(now, display=now.display._replace(survey=form)))


def has_answered(view: MemberView, at: datetime, services: TillServices) -> bool:
    """Tell whether the member has answered at this till on that day, also before a restart.

    The log is read only where the account says that they did anything but buy.

    Args:
        at: In the store's time zone.
    """
    day = at.date()
    if view.state.total(ACTIVITIES, day, day) <= 0:
        return False
    visits = services.visits_of(view.member.member_id, None, DEEDS_OF_A_DAY_MAX)
    return any(
        isinstance(fact, ActivityFact)
        and fact.activity_id == SURVEY
        and fact.business_at.date() == day
        for fact in (row.operation.fact for row in visits.rows)
    )


def _is_bought_now(fact: OperationFact) -> bool:
    """Tell whether it is a purchase of whoever stands there: a claim is of another visit."""
    return isinstance(fact, SaleFact) and fact.sale.claimed_at is None
