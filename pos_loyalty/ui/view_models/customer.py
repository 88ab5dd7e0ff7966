# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the customer's own display shows: derived from the till's state, and never more."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pos_loyalty.domain.gains import Gain
from pos_loyalty.ui.view_models.display_form import SurveyForm, SurveyScale
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    DonePanel,
    MemberPanel,
)
from pos_loyalty.ui.view_models.till_state import (
    SaleForm,
    Screen,
    TillState,
)


class CustomerScreen(StrEnum):
    """The page of the customer's display."""

    IDLE = "idle"
    JOIN = "join"
    GREETING = "greeting"
    EARNED = "earned"
    REWARD_USED = "reward_used"
    THANKS = "thanks"
    SURVEY = "survey"
    SCAN_ME = "scan_me"
    """The till waits for a card, or shows a code for the customer's phone."""
    CLOSED = "closed"


class Offer(NamedTuple):
    """What the shop shows while nobody is served: a text or a picture, not both.

    Attributes:
        picture: The file; the window has it at hand before it is shown.
    """

    text: str = ""
    picture: Path | None = None


NO_OFFER = Offer()


@dataclass(frozen=True, slots=True)
class CustomerState:
    """Everything the customer sees. No surname, phone, e-mail or card number has a place here.

    Attributes:
        language: The member's own where they have one, else the display's.
        join_text: What the QR code to join carries; empty for no QR.
        given_name: First name only; empty where nobody is greeted.
        balance_points: ``None`` where it is not shown.
        due_minor: To pay for the sale in the making; ``None`` before an amount.
        scale: The answers to choose from, on SURVEY only.
        survey_points: What an answer gave.
        claim_text: What the code carries that the customer takes along; empty for none.
        claim_until: The last day on which it counts.
        offer: On IDLE only.
        clock: The time in the shop, as it is shown; empty for none.
        languages: Those to choose from; none where there is no choice.
        is_training: Nothing counts: the till is one to practise on.
    """

    screen: CustomerScreen
    language: str
    currency: str
    store_name: str = ""
    join_text: str = ""
    given_name: str = ""
    balance_points: int | None = None
    tier_names: LocalNames | None = None
    due_minor: int | None = None
    earned_points: int = 0
    used_points: int = 0
    reward_names: tuple[LocalNames, ...] = ()
    tier_reached: LocalNames | None = None
    gains: tuple[Gain, ...] = ()
    scale: SurveyScale | None = None
    survey_points: int = 0
    claim_text: str = ""
    claim_until: date | None = None
    offer: Offer = NO_OFFER
    clock: str = ""
    languages: tuple[str, ...] = ()
    is_training: bool = False


def customer_view(till: TillState, *, join_text: str, language: str) -> CustomerState:
    """Return what the customer may see of the till's state.

    Args:
        join_text: The address of the page to join, for the QR code.
        language: For people whose own language is not known.
    """
    idle = CustomerState(
        CustomerScreen.IDLE,
        language,
        till.currency,
        till.store_name,
        join_text,
        is_training=till.is_training,
    )
    done = till.done or (till.farewell if till.screen is Screen.READY else None)
    if till.member is not None:
        return _greeting(idle, till.member, till.sale)
    survey = till.display.survey
    if survey is not None and not (survey.answer is None and _has_won(till.done)):
        return _asked(idle, survey, done)
    if done is not None:
        return _after(idle, done, is_over=till.done is None)
    return _to_nobody(idle, till)


def _to_nobody(idle: CustomerState, till: TillState) -> CustomerState:
    """Say what the till waits for, where no member stands at it."""
    if till.slip is not None:
        code, until = till.slip.code, till.slip.until
        return replace(idle, screen=CustomerScreen.SCAN_ME, claim_text=code, claim_until=until)
    if till.screen is Screen.NO_CARD or till.waiting_claim is not None:
        return replace(idle, screen=CustomerScreen.SCAN_ME)
    if till.screen is Screen.ENROL:
        return replace(idle, screen=CustomerScreen.JOIN)
    return replace(idle, screen=CustomerScreen.CLOSED) if till.display.is_closed else idle


def _greeting(idle: CustomerState, member: MemberPanel, sale: SaleForm) -> CustomerState:
    greeting = replace(
        idle,
        screen=CustomerScreen.GREETING,
        language=member.language or idle.language,
        given_name=member.given_name,
        balance_points=member.balance_points,
        tier_names=member.tier.names if member.tier else None,
    )
    if sale.quote is None:
        return greeting
    return replace(
        greeting,
        due_minor=sale.quote.due_minor,
        earned_points=sale.quote.earned_points,
        used_points=sale.quote.used_points,
    )


def _has_won(done: DonePanel | None) -> bool:
    """Tell whether what came of the visit wants the display to itself, for a moment."""
    return done is not None and bool(done.gains or done.reward_names or done.tier_reached)


def _asked(idle: CustomerState, survey: SurveyForm, done: DonePanel | None) -> CustomerState:
    """Ask, or thank for the answer; neither names anybody or tells a balance."""
    language = survey.language or idle.language
    if survey.answer is not None:
        return replace(
            idle,
            screen=CustomerScreen.THANKS,
            language=language,
            survey_points=survey.points or 0,
        )
    return replace(
        idle,
        screen=CustomerScreen.SURVEY,
        language=language,
        scale=survey.scale,
        earned_points=done.earned_points if done is not None else 0,
    )


def _after(idle: CustomerState, done: DonePanel, *, is_over: bool) -> CustomerState:
    """Show what came of it, then a thank-you; a correction by the shop is no news for them."""
    is_visit = done.kind in {DoneKind.SALE, DoneKind.REDEMPTION}
    screen = CustomerScreen.THANKS
    has_used = bool(done.used_points or done.reward_names)
    if is_visit and not is_over and (has_used or done.earned_points):
        screen = CustomerScreen.REWARD_USED if has_used else CustomerScreen.EARNED
    return replace(
        idle,
        screen=screen,
        language=done.language or idle.language,
        given_name=done.given_name,
        balance_points=done.balance_points,
        earned_points=done.earned_points if is_visit else 0,
        used_points=done.used_points if is_visit else 0,
        reward_names=done.reward_names,
        tier_reached=done.tier_reached,
        gains=done.gains,
    )
