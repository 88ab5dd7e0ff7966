# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pos_loyalty.domain.program.basket import PricedLine, net_without_tax_total
from pos_loyalty.domain.program.discounts.money_off import PercentOf, PercentOff
from pos_loyalty.domain.sale import SaleLine


def test_tax_is_counted_for_all_lines_of_the_same_goods_together() -> None:
    # Half off 2 x 10 with a tax of 2 x 1 leaves 10, and 1 of tax in it: not 2 x 5 with none.
    lines = [PricedLine(SaleLine(n, 10, "tea", tax_minor=1), 5) for n in (1, 2)]

    assert net_without_tax_total(lines) == 9
    assert net_without_tax_total([PricedLine(SaleLine(1, 1, tax_minor=1))]) == 0
    assert net_without_tax_total([PricedLine(SaleLine(1, 0))]) == 0


def test_a_piece_of_one_cent_may_be_the_cheapest_and_less_than_a_cent_is_nothing() -> None:
    lines = [PricedLine(SaleLine(1, 1, "bag")), PricedLine(SaleLine(2, 500, "tea"))]
    free = PercentOff(basis_points=10_000, of=PercentOf.CHEAPEST_LINE)
    half = PercentOff(basis_points=5_000, of=PercentOf.CHEAPEST_LINE)

    assert free.discounts(lines, 0) == (1, 0)
    assert free.takes_off(lines)
    assert not half.takes_off(lines)


def test_a_cent_off_is_something_off() -> None:
    lines = [PricedLine(SaleLine(1, 100))]

    assert PercentOff(basis_points=100).takes_off(lines)
    assert not PercentOff(basis_points=99).takes_off(lines)
