# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The member's receipt as a value: what was recorded, and nothing of a person but a first name.

It is made of the recorded operation alone, so that paper never promises what the log does not
hold. How it is worded and drawn is decided elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pos_loyalty.domain.balances import Balance
from pos_loyalty.domain.codes import mask
from pos_loyalty.domain.gains import Gain, gains_of
from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.operation_figures import (
    Names,
    collected_points,
    later_points,
    reward_names,
    used_points,
)
from pos_loyalty.domain.ops import (
    Operation,
    RedemptionFact,
    RefundFact,
    SaleFact,
    UndoFact,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.sale import Sale, SaleLine


class ReceiptKind(StrEnum):
    """What a receipt is about."""

    SALE = "sale"
    REWARD = "reward"
    RETURN = "return"
    SLIP = "slip"
    """A purchase without the card, with the code for its points."""
    VOID = "void"
    """Says that a receipt of a moment ago does not count."""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of what was bought.

    Attributes:
        names: Of the goods; empty for an amount that was typed.
        code: The article number, where nobody gave it a name; else empty.
        quantity_milli: Thousandths of a piece or of the unit of sale.
    """

    names: Names
    code: str
    quantity_milli: int
    gross_minor: int


@dataclass(frozen=True, slots=True)
class Reduction:
    """Money off.

    Attributes:
        names: Of the reward; empty for all that the programme gave by itself.
        minor: At least 1.
    """

    names: Names
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPlace:
    """Where a receipt is from.

    Attributes:
        store_name: As customers read it.
        currency: ISO 4217.
        is_training: Nothing on it counts.
    """

    store_name: str
    till_no: int
    currency: str
    is_training: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The member's account right after.

    Attributes:
        as_of: In the store's time zone: up to when everybody's news count in it.
        is_alone: The server could not be asked: what other tills did since then is missing.
    """

    balance: Balance
    as_of: datetime
    is_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one piece of paper says.

    Attributes:
        language: The member's own; empty where none is known.
        card_mask: The last four digits.
        business_at: In the store's time zone.
        gross_minor: Before money off; 0 where nothing was bought.
        paid_minor: Into the drawer; for a return what came back out of it.
        wallets_minor: From stored money; for a return what went back into it.
        earned_points: For a return or a void, what came back to the member.
        used_points: For a return or a void, what was taken from the member.
        later_points: The part of ``earned_points`` that may be spent on a later day only.
        reward_names: Rewards that were handed over or taken off, in the order chosen.
        standing: ``None`` in the rare case that it could not be read.
        is_provisional: Something was handed out that nobody had set aside.
        is_copy: It was printed before.
        claim_code: For the points of a purchase without the card: digits; else empty.
        claim_until: The last day on which that is good.
        is_for_this_till: No other till can read the code.
        claimed_at: When such a code was brought, in the store's time zone; the rest is as it was
            at the purchase.
    """

    kind: ReceiptKind
    op_id: OpId
    place: ReceiptPlace
    language: str
    given_name: str
    card_mask: str
    business_at: datetime
    receipt_no: str = ""
    lines: tuple[ReceiptLine, ...] = ()
    gross_minor: int = 0
    reductions: tuple[Reduction, ...] = ()
    wallets_minor: int = 0
    paid_minor: int = 0
    earned_points: int = 0
    used_points: int = 0
    later_points: int = 0
    reward_names: tuple[Names, ...] = ()
    gains: tuple[Gain, ...] = ()
    standing: Standing | None = None
    is_provisional: bool = False
    is_copy: bool = False
    claim_code: str = ""
    claim_until: date | None = None
    is_for_this_till: bool = False
    claimed_at: datetime | None = None

    @property
    def expiring(self) -> tuple[int, date] | None:
        """Return how many points end soon, and the first day without some of them."""
        balance = self.standing.balance if self.standing else None
        if balance is None or balance.expiring_on is None or not balance.expiring_points:
            return None
        return balance.expiring_points, balance.expiring_on


def receipt_of(
    operation: Operation,
    member: Member,
    *,
    place: ReceiptPlace,
    program: Program | None,
    standing: Standing | None,
    name_of: Callable[[str], str] = lambda _sku: "",
) -> Receipt | None:
    """Return the receipt of a recorded operation; ``None`` for one that gives none.

    Args:
        program: For names; ``None`` leaves them out.
        name_of: The catalogue's name of an article; empty where it has none.
    """
    bare = Receipt(
        kind=ReceiptKind.SALE,
        op_id=operation.op_id,
        place=place,
        language=member.language,
        given_name=member.given_name,
        card_mask=mask(member.card_number),
        business_at=operation.draft.occurred_at,
        earned_points=collected_points(operation),
        used_points=used_points(operation),
        standing=standing,
        is_provisional=any(use.grant_id == FLOOR for use in operation.draft.uses),
    )
    match operation.fact:
        case SaleFact() as fact:
            return _of_sale(bare, operation, fact, program, name_of)
        case RedemptionFact() as fact:
            names = reward_names(fact.redemptions, program)
            at = fact.business_at
            return replace(bare, kind=ReceiptKind.REWARD, business_at=at, reward_names=names)
        case RefundFact() as fact:
            return _of_return(bare, fact)
        case UndoFact() as fact:
            turned = _turned(bare)
            return replace(turned, kind=ReceiptKind.VOID, business_at=fact.business_at)
        case _:
            return None


def slip_of(
    sale: Sale,
    *,
    op_id: OpId,
    place: ReceiptPlace,
    code: str,
    until: date,
    name_of: Callable[[str], str] = lambda _sku: "",
) -> Receipt:
    """Return the receipt of a purchase without the card, which names nobody.

    Args:
        op_id: Of the gesture; nothing is recorded under it.
        code: For the points.
        until: The last day on which that is good.
    """
    return Receipt(
        kind=ReceiptKind.SLIP,
        op_id=op_id,
        place=place,
        language="",
        given_name="",
        card_mask="",
        business_at=sale.business_at,
        receipt_no=sale.receipt_no,
        lines=tuple(_line(line, {}, name_of) for line in sale.lines),
        gross_minor=sale.gross_minor,
        paid_minor=sale.gross_minor,
        claim_code=code,
        claim_until=until,
    )


def void_of(receipt: Receipt, undo: Receipt) -> Receipt:
    """Return the slip that says that a receipt does not count any more.

    Args:
        undo: The receipt of the operation that took the other one's back.
    """
    return replace(
        undo,
        receipt_no=receipt.receipt_no,
        gross_minor=receipt.gross_minor,
        paid_minor=receipt.paid_minor,
        wallets_minor=receipt.wallets_minor,
        reward_names=receipt.reward_names,
    )


def _of_sale(
    bare: Receipt,
    operation: Operation,
    fact: SaleFact,
    program: Program | None,
    name_of: Callable[[str], str],
) -> Receipt:
    off = sum(discount.minor for discount in fact.discounts)
    wallets = sum(payment.minor for payment in fact.payments)
    labels = program.labels if program else {}
    return replace(
        bare,
        business_at=fact.sale.business_at,
        receipt_no=fact.sale.receipt_no,
        claimed_at=fact.sale.claimed_at,
        lines=tuple(_line(line, labels, name_of) for line in fact.sale.lines),
        gross_minor=fact.sale.gross_minor,
        reductions=tuple(_reductions(fact, off, program)),
        wallets_minor=wallets,
        paid_minor=fact.sale.gross_minor - off - wallets,
        later_points=later_points(operation, fact),
        reward_names=reward_names(fact.redemptions, program),
        gains=gains_of(fact, program) if program else (),
    )


def _of_return(bare: Receipt, fact: RefundFact) -> Receipt:
    return replace(
        _turned(bare),
        kind=ReceiptKind.RETURN,
        business_at=fact.business_at,
        receipt_no=fact.receipt_no,
        wallets_minor=fact.to_wallets_minor,
        paid_minor=fact.out_of_drawer_minor,
    )


def _turned(receipt: Receipt) -> Receipt:
    """Turn the columns round: an opposite gives back what was spent, and takes what was earned."""
    return replace(receipt, earned_points=-receipt.used_points, used_points=-receipt.earned_points)


def _line(
    line: SaleLine, labels: Mapping[str, Names], name_of: Callable[[str], str]
) -> ReceiptLine:
    names = labels.get(line.sku, {}) if line.sku else {}
    if line.sku and not names and (name := name_of(line.sku)):
        names = {"en": name}
    code = "" if names else line.sku
    return ReceiptLine(names, code, line.quantity_milli, line.gross_minor)


def _reductions(fact: SaleFact, off_minor: int, program: Program | None) -> Iterator[Reduction]:
    """Yield what the programme gave by itself in one sum, then what each reward took off."""
    by_reward = [
        (redemption, sum(discount.minor for discount in redemption.discounts))
        for redemption in fact.redemptions
    ]
    if rest := off_minor - sum(minor for _, minor in by_reward):
        yield Reduction({}, rest)
    for redemption, minor in by_reward:
        if minor:
            reward = program.reward(redemption.reward_id) if program else None
            yield Reduction(reward.name if reward else {}, minor)
