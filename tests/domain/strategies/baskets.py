# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sales as people make them: lines, coupons, channels; the same goods keyed otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from hypothesis import strategies as st

from pos_loyalty.domain.sale import Channel, Sale, SaleLine
from tests.domain.shopping import moment
from tests.domain.strategies.dice import Dice, seeds
from tests.domain.strategies.vocabulary import CODES, GOODS, STORES

TAX_RATES_PERCENT: Final = (0, 0, 5, 8, 23)

amounts_minor = st.one_of(
    st.sampled_from([0, 1, 99, 100, 101, 1000]), st.integers(0, 400), st.integers(0, 30_000)
)
quantities_milli = st.one_of(st.sampled_from([1000, 2000, 3000, 500]), st.integers(1, 5000))
goods = st.sampled_from(GOODS)
rates = st.sampled_from(TAX_RATES_PERCENT)

SPECIAL_MOMENTS: Final = (
    moment("2026-11-23 12:00"),
    moment("2026-11-23 00:00"),
    moment("2026-11-22 23:59"),
    moment("2026-10-25 02:30"),  # this hour comes twice
    moment("2026-10-25 02:30").replace(fold=1),
    moment("2026-03-29 02:30"),  # and this one never
    moment("2024-02-29 18:00"),
    moment("2026-12-31 23:59"),
    moment("2027-01-01 00:00"),
)
first_moment, last_moment = moment("2026-10-14 00:00"), moment("2027-01-02 23:59")
usual_moments = st.datetimes(
    first_moment.replace(tzinfo=None), last_moment.replace(tzinfo=None)
).map(lambda naive: naive.replace(tzinfo=first_moment.tzinfo))
moments: st.SearchStrategy[datetime] = st.one_of(
    st.sampled_from(SPECIAL_MOMENTS[:1]), st.sampled_from(SPECIAL_MOMENTS), usual_moments
)


@st.composite
def sale_lines(draw: st.DrawFn, *, lines_max: int = 5) -> tuple[SaleLine, ...]:
    """Return at least one line."""
    lines = []
    for line_id in range(1, draw(st.integers(1, lines_max)) + 1):
        sku, category, tags = draw(goods)
        minor, quantity, rate = draw(amounts_minor), draw(quantities_milli), draw(rates)
        tax = minor * rate // (100 + rate)
        lines.append(SaleLine(line_id, minor, sku, category, tags, quantity, tax))
    return tuple(lines)


@st.composite
def sales(draw: st.DrawFn, *, lines_max: int = 5) -> Sale:
    """Return a sale in one of the shop's stores, or online."""
    at, lines, dice = draw(moments), draw(sale_lines(lines_max=lines_max)), Dice(draw(seeds))
    channel = Channel.ONLINE if dice.is_one_in(4) else Channel.STORE
    return Sale("R1", dice.pick(STORES), "1", "PLN", at, lines, channel, dice.few(_code, 3))


def _code(dice: Dice) -> str:
    known = [code for codes in CODES for code in codes]
    return dice.pick([*known, *known, "spring", "NO-SUCH-CODE"])


@st.composite
def split_lines(draw: st.DrawFn, lines: Sequence[SaleLine]) -> tuple[SaleLine, ...]:
    """Return the same goods for the same money on other lines, in another order."""
    pieces: list[SaleLine] = []
    for line in lines:
        rest = line
        while rest.quantity_milli > 1 and draw(st.booleans()):
            piece = draw(_part_of(rest))
            pieces.append(piece)
            rest = replace(
                rest,
                gross_minor=rest.gross_minor - piece.gross_minor,
                quantity_milli=rest.quantity_milli - piece.quantity_milli,
                tax_minor=rest.tax_minor - piece.tax_minor,
            )
        pieces.append(rest)
    mixed = draw(st.permutations(pieces))
    return tuple(replace(line, line_id=number) for number, line in enumerate(mixed, start=1))


@st.composite
def _part_of(draw: st.DrawFn, line: SaleLine) -> SaleLine:
    minor = draw(st.integers(0, line.gross_minor))
    tax_min = max(0, line.tax_minor - (line.gross_minor - minor))
    return replace(
        line,
        gross_minor=minor,
        quantity_milli=draw(st.integers(1, line.quantity_milli - 1)),
        tax_minor=draw(st.integers(tax_min, min(line.tax_minor, minor))),
    )


@st.composite
def returns_in_pieces(draw: st.DrawFn, lines: Sequence[SaleLine]) -> list[dict[int, int]]:
    """Return returns that bring every line back whole, in pieces and in any order."""
    pieces = []
    for line in lines:
        left = line.gross_minor
        while left and draw(st.booleans()):
            part = draw(st.integers(0, left))
            pieces.append({line.line_id: part})
            left -= part
        pieces.append({line.line_id: left})
    return draw(st.permutations(pieces))
