# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a register's basket would earn and cost. Nothing is recorded."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from pos_loyalty.domain.goods import Catalogue
from pos_loyalty.domain.ids import OpId, RewardId
from pos_loyalty.domain.program.completions import Completion, earned_points
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    LineDiscount,
    Redemption,
    RewardAnswer,
)
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.protocol.register_messages import (
    DiscountOut,
    LineIn,
    QuoteIn,
    QuoteOut,
    RewardOut,
)
from pos_loyalty.register_bridge.desk import Desk, WrongCurrency
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.quote import quote_sale

_NO_RECEIPT: Final = "QUOTE"
_NO_GESTURE: Final = OpId(UUID(int=0))
"""Names lots that are never recorded."""


def quote(message: QuoteIn, desk: Desk) -> QuoteOut:
    """Return what the sale would earn and cost, and which rewards it allows.

    Raises:
        BadTime: If it cannot be made then.
        NoCard: If what was scanned is no card.
        LoyaltyError: As ``identify_by_card`` and ``quote_sale``; also ``WrongCurrency``.
    """
    at = desk.moment_meant(message.business_at)
    sale = sale_in(message, desk, receipt_no=_NO_RECEIPT, at=at)
    if message.card is None:
        return QuoteOut(gross_minor=sale.gross_minor, due_minor=sale.gross_minor)
    view = identify_by_card(desk.card_number(message.card), store=desk.store, at=at)
    quoted = quote_sale(
        sale, view.state, chosen_in(message), op_id=_NO_GESTURE, store=desk.store
    ).evaluation
    return QuoteOut(
        gross_minor=sale.gross_minor,
        due_minor=quoted.due_minor,
        discounts=discounts_out(quoted.discounts),
        earned_points=points_earned(quoted.accruals, quoted.completions),
        spent_points=points_spent(quoted.redemptions),
        balance=desk.balance_in(view, at),
        rewards=tuple(map(_reward, quoted.answers)),
    )


def sale_in(message: QuoteIn, desk: Desk, *, receipt_no: str, at: datetime) -> Sale:
    """Return the sale that a register told of.

    Raises:
        WrongCurrency: If it was paid in another currency than the store's.
    """
    require_currency(message.currency, desk)
    return Sale(
        receipt_no,
        desk.store.place.store_id,
        message.register_name,
        message.currency,
        at,
        lines_in(message.lines, desk),
        coupon_codes=message.coupon_codes,
    )


def require_currency(currency: str, desk: Desk) -> None:
    """Refuse another currency than the store's.

    Raises:
        WrongCurrency: If it is another.
    """
    if currency != desk.store.place.currency:
        raise WrongCurrency


def lines_in(lines: Sequence[LineIn], desk: Desk) -> tuple[SaleLine, ...]:
    """Return the lines, with what the catalogue knows of the goods."""
    catalogue = desk.catalogue()
    return tuple(_line(line, place, catalogue) for place, line in enumerate(lines, start=1))


def are_as_said(lines: Sequence[SaleLine], said: Sequence[LineIn]) -> bool:
    """Tell whether recorded lines are what a register says, whatever the catalogue added then."""
    return len(lines) == len(said) and all(
        _is_as_said(line, told, place)
        for place, (line, told) in enumerate(zip(lines, said, strict=True), start=1)
    )


def chosen_in(message: QuoteIn) -> tuple[ChosenReward, ...]:
    """Return the rewards that the member wants, in that order."""
    return tuple(
        ChosenReward(RewardId(wanted.reward_id), wanted.points, by_voucher=wanted.by_voucher)
        for wanted in message.rewards
    )


def discounts_out(discounts: Iterable[LineDiscount]) -> tuple[DiscountOut, ...]:
    """Return what comes off, line by line."""
    return tuple(DiscountOut(line_id=off.line_id, minor=off.minor) for off in discounts)


def points_earned(accruals: Iterable[Accrual], completions: Iterable[Completion]) -> int:
    """Return the points that a sale earns, before any that are spent."""
    return sum(accrual.points for accrual in accruals) + earned_points(completions)


def points_spent(redemptions: Iterable[Redemption]) -> int:
    """Return the points that rewards take."""
    return sum(redemption.points for redemption in redemptions)


def _line(line: LineIn, place: int, catalogue: Catalogue) -> SaleLine:
    found = catalogue.find(line.gtin) if line.gtin else None
    known = found.item if found else None
    return SaleLine(
        line.line_id or place,
        line.gross_minor,
        line.sku or (known.sku if known else line.gtin or ""),
        line.category or (known.category if known else ""),
        line.tags or (known.tags if known else ()),
        line.quantity_milli,
        line.tax_minor,
    )


def _is_as_said(line: SaleLine, said: LineIn, place: int) -> bool:
    kept = (line.line_id, line.gross_minor, line.quantity_milli, line.tax_minor)
    return (
        kept == (said.line_id or place, said.gross_minor, said.quantity_milli, said.tax_minor)
        and said.sku in {"", line.sku}
        and said.category in {"", line.category}
        and said.tags in {(), line.tags}
    )


def _reward(answer: RewardAnswer) -> RewardOut:
    reward = answer.reward
    return RewardOut(
        reward_id=reward.reward_id,
        name=dict(reward.name),
        cost_points=reward.cost_points,
        reason=answer.unmet.code if answer.unmet else "",
    )
