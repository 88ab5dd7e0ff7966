# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the customer's own display shows: derived from the till's state, and never more."""

from dataclasses import dataclass, replace
from enum import StrEnum

from pos_loyalty.domain.gains import Gain
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


@dataclass(frozen=True, slots=True)
class CustomerState:
    """Everything the customer sees. No surname, phone, e-mail or card number has a place here.

    Attributes:
        language: The member's own where they have one, else the display's.
        join_text: What the QR code to join carries; empty for no QR.
        given_name: First name only; empty where nobody is greeted.
        balance_points: ``None`` where it is not shown.
        due_minor: To pay for the sale in the making; ``None`` before an amount.
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


def customer_view(till: TillState, *, join_text: str, language: str) -> CustomerState:
    """Return what the customer may see of the till's state.

    Args:
        join_text: The address of the page to join, for the QR code.
        language: For people whose own language is not known.
    """
    idle = CustomerState(CustomerScreen.IDLE, language, till.currency, till.store_name, join_text)
    done = till.done or (till.farewell if till.screen is Screen.READY else None)
    if till.member is not None:
        return _greeting(idle, till.member, till.sale)
    if done is not None:
        return _after(idle, done, is_over=till.done is None)
    return replace(idle, screen=CustomerScreen.JOIN) if till.screen is Screen.ENROL else idle


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
