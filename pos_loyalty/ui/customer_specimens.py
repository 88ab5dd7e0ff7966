# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the customer's own display."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.view_models.customer import (
    CustomerScreen,
    CustomerState,
    Offer,
    customer_view,
)
from pos_loyalty.ui.view_models.display_form import SurveyScale
from pos_loyalty.ui.view_models.till_state import LANGUAGES

_OF_THE_TILL: Final = ("ready", "member", "member-amount", "done", "done-gains", "enrol")
"""Those that show the customer something of their own; the others look like one of them."""

_CLAIM: Final = "0123456789" * 32
_OFFER: Final = {
    "en": "Two coffees for the price of one, every Monday",
    "pl": "W każdy poniedziałek dwie kawy w cenie jednej",
    "ru": "Каждый понедельник два кофе по цене одного",
}


def customer_specimens(language: str) -> Mapping[str, CustomerState]:
    """Return the states by a name fit for a file: what follows from the till's, then the rest.

    Args:
        language: The display's, for a member who has none.
    """
    of_the_till = specimens()
    views = {
        name: customer_view(of_the_till[name], join_text=JOIN_TEXT, language=language)
        for name in _OF_THE_TILL
    }
    own = _of_its_own(views["ready"])
    return {
        **{name: replace(view, languages=LANGUAGES) for name, view in views.items()},
        **own,
    }


def _of_its_own(idle: CustomerState) -> Mapping[str, CustomerState]:
    idle = replace(idle, clock="14:05", languages=LANGUAGES)
    asked = replace(idle, screen=CustomerScreen.SURVEY, clock="", earned_points=25)
    to_scan = replace(idle, screen=CustomerScreen.SCAN_ME, clock="")
    return {
        "idle-clock": replace(idle, join_text=""),
        "idle-offer": replace(idle, offer=Offer(_OFFER[idle.language])),
        "survey-5": replace(asked, scale=SurveyScale(1, 5)),
        "survey-10": replace(asked, scale=SurveyScale(0, 10)),
        "answered": replace(idle, screen=CustomerScreen.THANKS, clock="", survey_points=15),
        "scan-me": to_scan,
        "claim": replace(to_scan, claim_text=_CLAIM, claim_until=date(2026, 12, 4)),
        "closed": replace(idle, screen=CustomerScreen.CLOSED, languages=()),
        "training": replace(idle, is_training=True),
    }
