# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The one line worth saying on MEMBER, and the cashier's answer to it: said, or not now."""

from collections.abc import Callable
from datetime import date

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.program.saying import Saying, sayings
from pos_loyalty.domain.program.told import Told
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.sale_entry import QuotedSale


class SayingsViewModel:
    """Remembers what was answered; nothing waits for an answer. GUI thread.

    What was answered does not come back while the same member stands at the till, nor when the
    same card is scanned again next on that day.
    """

    def __init__(self, desk: Desk, draw: Callable[[], None]) -> None:
        self._desk, self._draw = desk, draw
        self._visit: tuple[MemberId, date] | None = None
        self._answered: set[tuple[str, str]] = set()
        self._told: list[Told] = []

    @property
    def answers(self) -> tuple[Told, ...]:
        """Return what was answered since the member came up, to be recorded with the sale."""
        return tuple(self._told)

    @property
    def is_answered(self) -> bool:
        """Tell whether anything was answered since the member came up."""
        return bool(self._told)

    def begin(self, case: OpenMember) -> None:
        """Let a member come up: whatever was said to another one may be said to them."""
        visit = (case.view.member.member_id, self._today())
        if visit != self._visit:
            self._visit = visit
            self._answered.clear()
        self._told.clear()

    def line(self, case: OpenMember, quoted: QuotedSale | None) -> Saying | None:
        """Return the best line that was not answered; ``None`` where there is nothing to say.

        Args:
            quoted: What the sale on screen means; ``None`` while there is no amount.
        """
        services, view = self._desk.services, case.view
        lines = sayings(
            case.program,
            view.state,
            view.answers,
            at=services.business_now(),
            store_id=services.place.store_id,
            evaluation=quoted.quote.evaluation if quoted else None,
        )
        return next((saying for saying in lines if saying.key not in self._answered), None)

    def told(self) -> None:
        """Note that the cashier said the line on screen; the next best takes its place."""
        self._answer(is_told=True)

    def declined(self) -> None:
        """Note that the cashier does not want to say it; the next best takes its place."""
        self._answer(is_told=False)

    def _answer(self, *, is_told: bool) -> None:
        saying = self._desk.now.sale.saying
        if saying is None or self._desk.now.is_busy:
            return
        self._answered.add(saying.key)
        self._told.append(Told.of(saying.kind, saying.about, is_told=is_told))
        self._draw()

    def _today(self) -> date:
        return self._desk.services.business_now().date()
