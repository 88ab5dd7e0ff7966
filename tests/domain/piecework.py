# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Baskets of pieces, for discounts that single some of them out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from pos_loyalty.domain.program.basket import (
    PricedLine,
    discounted,
    goods_of,
    in_canonical_order,
    spread,
)
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.sale import UNIT_MILLI, SaleLine


def bought(*goods: str) -> tuple[SaleLine, ...]:
    """Return lines from texts like ``2 apple 3.00``: pieces, article, price of all of them.

    The article is its own category up to a hyphen: ``roll-rye`` is in ``roll``.
    """
    lines = []
    for number, text in enumerate(goods, start=1):
        quantity, sku, amount = text.split()
        lines.append(
            SaleLine(
                number,
                _thousandths(amount) // 10,
                sku,
                sku.partition("-")[0],
                quantity_milli=_thousandths(quantity),
            )
        )
    return tuple(lines)


def _thousandths(number: str) -> int:
    whole, _, fraction = number.partition(".")
    return int(whole) * UNIT_MILLI + int(fraction.ljust(3, "0"))


def off_by_line(discount: Discount, lines: Iterable[SaleLine]) -> dict[int, int]:
    """Return what comes off, by ``line_id``; lines that bear nothing are missing."""
    priced = [PricedLine(line) for line in in_canonical_order(tuple(lines))]
    off = discount.discounts(priced, 0)
    return {p.line.line_id: minor for p, minor in zip(priced, off, strict=True) if minor}


def off_by_goods(
    discount: Discount, lines: Sequence[SaleLine], *, off_before: int = 0
) -> dict[object, int]:
    """Return what comes off, by goods, after another discount on all of them."""
    priced: Sequence[PricedLine] = [PricedLine(line) for line in in_canonical_order(lines)]
    priced = discounted(priced, spread(off_before, priced))
    off: Counter[object] = Counter()
    for line, minor in zip(priced, discount.discounts(priced, 0), strict=True):
        assert 0 <= minor <= line.net_minor
        off[goods_of(line.line)] += minor
    return {goods: minor for goods, minor in off.items() if minor}


def piece_prices(lines: Sequence[SaleLine]) -> list[tuple[int, SaleLine]]:
    """Return every piece with its price and a line of its goods: the slow and obvious way."""
    pieces = []
    for goods in {goods_of(line) for line in lines}:
        same = [line for line in lines if goods_of(line) == goods]
        minor, milli = sum(x.gross_minor for x in same), sum(x.quantity_milli for x in same)
        if milli % UNIT_MILLI == 0:
            count = milli // UNIT_MILLI
            prices = [minor // count + (n < minor % count) for n in range(count)]
            pieces += [(price, same[0]) for price in prices]
    return pieces


@st.composite
def baskets(draw: st.DrawFn, *, lines_max: int = 6, pieces_max: int = 4) -> tuple[SaleLine, ...]:
    """Return lines of a few goods; some are sold by measure."""
    quantities = st.integers(1, pieces_max).map(lambda pieces: pieces * UNIT_MILLI)
    return tuple(
        SaleLine(
            number,
            draw(st.integers(0, 1500)),
            *draw(st.sampled_from([("rye", "roll"), ("bun", "roll"), ("tea", "hot"), ("jam", "")])),
            quantity_milli=draw(st.one_of(quantities, quantities, st.sampled_from([500, 1700]))),
        )
        for number in range(1, draw(st.integers(1, lines_max)) + 1)
    )


@st.composite
def keyed_otherwise(draw: st.DrawFn, lines: Sequence[SaleLine]) -> tuple[SaleLine, ...]:
    """Return the same goods for the same money on other lines, in another order."""
    parts: list[SaleLine] = []
    for line in lines:
        rest = line
        while rest.quantity_milli > 1 and draw(st.booleans()):
            milli = draw(st.integers(1, rest.quantity_milli - 1))
            minor = draw(st.integers(0, rest.gross_minor))
            parts.append(replace(rest, gross_minor=minor, quantity_milli=milli))
            rest = replace(
                rest,
                gross_minor=rest.gross_minor - minor,
                quantity_milli=rest.quantity_milli - milli,
            )
        parts.append(rest)
    mixed = draw(st.permutations(parts))
    return tuple(replace(line, line_id=number) for number, line in enumerate(mixed, start=1))
