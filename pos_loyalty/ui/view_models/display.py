# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's display as a whole: what follows from the till, and what is its own.

Its own are the language that a member chose for this visit, the shop's offers while nobody is
served, and the clock. Nothing that happens here changes the till.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.ui.view_models.customer import (
    NO_OFFER,
    CustomerScreen,
    CustomerState,
    Offer,
    customer_view,
)
from pos_loyalty.ui.view_models.till_state import LANGUAGES, TillState

LANGUAGE_SECONDS: Final = 30
"""How long a language that was chosen before anybody is served waits for the visit."""

_PRIVATE: Final = frozenset({CustomerScreen.IDLE, CustomerScreen.CLOSED})


class DisplayRules(NamedTuple):
    """What the shop says of its display.

    Attributes:
        language: For people whose own is not known.
        join_text: The address of the page to join, for the QR code; empty for none.
        has_clock: The time is shown.
        has_languages: Members may choose.
    """

    language: str = "en"
    join_text: str = ""
    has_clock: bool = False
    has_languages: bool = False


class DisplayViewModel:
    """Makes what the customer sees of what the till shows. Lives on the GUI thread."""

    def __init__(self, rules: DisplayRules, business_now: Callable[[], datetime]) -> None:
        """Begin with the shop's language and no offer.

        Args:
            business_now: The time in the shop.
        """
        self._rules, self._business_now = rules, business_now
        self._chosen = ""
        self._chosen_at = business_now()
        self._visitor: MemberId | None = None
        self._was_private = True
        self._offer = NO_OFFER

    def choose_language(self, language: str) -> None:
        """Speak another language for this visit; one that there is not changes nothing."""
        if self._rules.has_languages and language in LANGUAGES:
            self._chosen, self._chosen_at = language, self._business_now()

    def show_offer(self, offer: Offer) -> None:
        """Show this while nobody is served."""
        self._offer = offer

    def look(self, till: TillState) -> CustomerState:
        """Return what is shown now; to be called after every change, and every second."""
        rules = self._rules
        view = customer_view(till, join_text=rules.join_text, language=rules.language)
        self._end_visit(till, view)
        is_idle = view.screen is CustomerScreen.IDLE
        is_between = view.screen in _PRIVATE
        is_closed = view.screen is CustomerScreen.CLOSED
        return replace(
            view,
            language=self._chosen or view.language,
            offer=self._offer if is_idle else NO_OFFER,
            clock=self._clock() if rules.has_clock and is_between else "",
            languages=LANGUAGES if rules.has_languages and not is_closed else (),
        )

    def _end_visit(self, till: TillState, view: CustomerState) -> None:
        """Forget the language with the visit, with another member, and when nobody comes."""
        is_private = view.screen in _PRIVATE
        member_id = till.member.member_id if till.member is not None else None
        is_another = member_id is not None and self._visitor not in {None, member_id}
        is_over = is_private and not self._was_private
        waited = (self._business_now() - self._chosen_at).total_seconds()
        is_stale = is_private and not 0 <= waited < LANGUAGE_SECONDS
        if is_another or is_over or is_stale:
            self._chosen = ""
        if is_private:
            self._visitor = None
        elif member_id is not None:
            self._visitor = member_id
        self._was_private = is_private

    def _clock(self) -> str:
        now = self._business_now()
        return f"{now:%H:%M}"
