# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a ``TillState`` shows once there is a member: panels, rows and offers.

Points are whole; ``*_minor`` is money in minor units of ``TillState.currency``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos_loyalty.domain.gains import Gain
from pos_loyalty.domain.ids import MemberId, OpId, RewardId, WalletId
from pos_loyalty.domain.program.trace import Fact, Unmet
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.ui.view_models.notice import LocalNames


class MemberFlag(StrEnum):
    """What the cashier should know before they speak."""

    NEW = "new"
    BIRTHDAY = "birthday"
    DEBT = "debt"
    """The balance is below zero after a return."""
    UNSENT = "unsent"
    """Part of the balance waits for the server."""


@dataclass(frozen=True, slots=True)
class TierView:
    """The member's tier and the way to the next one.

    Attributes:
        discount_basis_points: Off every sale; 500 is 5 %.
        next_names: ``None`` at the top.
        missing: What the next tier still lacks, in the basis of the programme.
        basis: ``earned`` (points), ``spent`` (minor units) or ``visits``.
        progress_percent: From this tier's threshold to the next; 100 at the top.
    """

    tier_id: str
    names: LocalNames
    discount_basis_points: int
    next_names: LocalNames | None
    missing: int
    basis: str
    progress_percent: int


@dataclass(frozen=True, slots=True)
class StampsHeld:
    """A stamp card in progress.

    Attributes:
        names: Of the card.
        stamps: At least 1.
        stamps_needed: A full card.
    """

    names: LocalNames
    stamps: int
    stamps_needed: int


@dataclass(frozen=True, slots=True)
class VouchersHeld:
    """Vouchers for one reward, whose names these are; at least one voucher."""

    names: LocalNames
    vouchers: int


@dataclass(frozen=True, slots=True)
class MemberPanel:
    """Who stands at the till, and what they have. Nothing more may be shown of a person.

    Attributes:
        short_name: First name and initial, for the till.
        given_name: First name only, for the customer's display.
        card_number: All digits: for printing the card only; the screen shows ``card_mask``.
        balance_points: What may be spent now; below 0 after a return of spent points.
        vesting_points: Earned, but not to be spent yet.
        expiring_points: Ends within 30 days; 0 for nothing.
        expiring_on: First day on which some of it is gone; ``None`` with 0 points.
        last_visit_on: ``None`` before the first.
        welcome_points: What joining gave, shown right after enrolment; else 0.
        stamps: Cards with at least one stamp, in the programme's order.
        vouchers: Those that may be used now, in the programme's order.
        available_points: What of the balance may be spent here while the server is away; ``None``
            for all of it.
    """

    member_id: MemberId
    short_name: str
    given_name: str
    card_number: str
    card_mask: str
    language: str
    balance_points: int
    vesting_points: int
    expiring_points: int
    expiring_on: date | None
    last_visit_on: date | None
    tier: TierView | None
    flags: tuple[MemberFlag, ...] = ()
    welcome_points: int = 0
    stamps: tuple[StampsHeld, ...] = ()
    vouchers: tuple[VouchersHeld, ...] = ()
    available_points: int | None = None


class RewardFit(StrEnum):
    """Where a reward stands in the list; in this order on screen.

    Within one of them, what a voucher pays for comes first.
    """

    NOW = "now"
    WITH_SALE = "with_sale"
    """The points reach; it comes off a sale, whose amount is not typed yet."""
    CLOSE = "close"
    """Only points are missing."""
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class RewardRow:
    """One reward, as it stands for this member and this amount.

    Attributes:
        kind: That of its worth in the document, such as ``amount_off`` or ``gift``.
        points: What it takes; for points as money what is used now, else the most possible. 0
            where a voucher pays, or only a voucher could.
        is_choosable: A press chooses it (or takes the choice back).
        unmet: Why it cannot be had: ``messages.unmet_text``; ``None`` when it can.
        missing_points: What the balance lacks; 0 when the points reach.
        by_voucher: The member has a voucher for it: it costs no points.
    """

    reward_id: RewardId
    names: LocalNames
    kind: str
    points: int
    fit: RewardFit
    is_choosable: bool
    is_chosen: bool
    unmet: Unmet | None
    missing_points: int = 0
    by_voucher: bool = False


@dataclass(frozen=True, slots=True)
class PointsStepper:
    """Points as money: how many are used, and how far the buttons go.

    Attributes:
        points: Used now; 0 for none.
        worth_minor: What they take off.
        points_max: The most that makes sense for this sale; 0 before an amount.
        can_add: One more step fits.
        can_take: One step less is possible (down to none).
    """

    reward_id: RewardId
    names: LocalNames
    points: int
    worth_minor: int
    points_step: int
    points_max: int
    worth_max_minor: int
    can_add: bool
    can_take: bool


@dataclass(frozen=True, slots=True)
class WalletRow:
    """Stored money, and what of it pays for this sale.

    Attributes:
        stored_minor: What the member may spend of it; at least 1.
        reach_minor: What of that may be spent here now; less while the server is away.
        paid_minor: Paid from it; 0 for nothing, and before an amount.
        is_chosen: It pays as much as it can, or as was typed.
    """

    wallet_id: WalletId
    names: LocalNames
    stored_minor: int
    reach_minor: int
    paid_minor: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PartForm:
    """What the pad types instead of the amount.

    Attributes:
        names: Of the wallet, or of the reward that takes points.
        is_points: Whole points; else an amount.
    """

    names: LocalNames
    typed: str
    is_points: bool


@dataclass(frozen=True, slots=True)
class CouponRow:
    """A coupon that was scanned for the sale in the making.

    Attributes:
        unmet: Why it brings nothing with this amount; ``None`` when it brings something, and
            while there is no amount.
    """

    names: LocalNames
    unmet: Unmet | None = None


@dataclass(frozen=True, slots=True)
class WhyRow:
    """What became of one earning rule: ``messages.why_row_text`` words it.

    Attributes:
        trigger: ``spend``, ``visit``, ``item``, ``category``, ``welcome``: what ``facts`` count.
        amount: Of the unit; 0 when ``unmet`` says why not. A capped rule has both.
        outranked_by: The names of the rule that came before it; ``None`` for no such rule.
        unit: Points, or stamps on a card.
    """

    names: LocalNames
    trigger: str
    amount: int
    facts: tuple[Fact, ...]
    unmet: Unmet | None
    outranked_by: LocalNames | None = None
    unit: Unit = POINTS


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What the typed amount means, before it is confirmed.

    Attributes:
        due_minor: What the customer pays, after stored money: what goes into the drawer.
        tier_discount_minor: Part of ``discount_minor`` that the tier gives.
        why: Rules that give points or stamps, then those that could have given some.
        tier_reached: Names of the tier that this sale reaches; ``None`` for no change.
        offers: Names of those that take money off, in that order.
        wallets_minor: What stored money pays; it was paid for when it was loaded.
    """

    gross_minor: int
    discount_minor: int
    tier_discount_minor: int
    due_minor: int
    earned_points: int
    used_points: int
    balance_after_points: int
    why: tuple[WhyRow, ...]
    tier_reached: LocalNames | None = None
    offers: tuple[LocalNames, ...] = ()
    wallets_minor: int = 0


class DoneKind(StrEnum):
    """What was recorded."""

    SALE = "sale"
    REDEMPTION = "redemption"
    RETURN = "return"
    UNDO = "undo"
    GIVEN = "given"
    """A purchase of earlier became this member's."""
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    REPLACED = "replaced"
    """What became of a card; the values are those of ``domain.cards.CardChange``."""
    ADJUSTED = "adjusted"


@dataclass(frozen=True, slots=True)
class DonePanel:
    """What was just recorded and is safe on disk.

    Attributes:
        earned_points: Collected by a sale; for an undo or a return those that came back
            to the member.
        used_points: Spent on rewards; for an undo or a return those taken back from the member.
        balance_points: ``None`` in the rare case that it cannot be read just now.
        reward_names: Rewards handed over or taken off, in the order chosen.
        paid_minor: Paid by the customer, into the drawer; for a return what they get back out of
            it; else 0. Neither points nor stored money count.
        wallets_minor: Paid from stored money; for a return what goes back into it.
        receipt_no: Empty where there is none.
        later_points: The part of ``earned_points`` that may be spent on a later day only.
        gains: What the sale gave besides points; an undo or a return names none.
        is_provisional: Something was handed out that nobody had set aside: the server, which could
            not be asked, has the last word on the balance.
        sold_on: The day of a purchase that was claimed afterwards; ``None`` for one of now.
        survey_points: What answering the question after it gave; an operation of its own.
    """

    kind: DoneKind
    op_id: OpId
    member_id: MemberId
    short_name: str
    given_name: str
    earned_points: int
    used_points: int
    balance_points: int | None
    reward_names: tuple[LocalNames, ...] = ()
    paid_minor: int = 0
    tier_reached: LocalNames | None = None
    receipt_no: str = ""
    language: str = ""
    later_points: int = 0
    gains: tuple[Gain, ...] = ()
    is_provisional: bool = False
    wallets_minor: int = 0
    survey_points: int = 0
    sold_on: date | None = None


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """The last action, while it can be taken back with one key.

    Attributes:
        done: What it was: ``messages.undo_text``.
        seconds_left: From 60 down to 1.
    """

    done: DonePanel
    seconds_left: int
