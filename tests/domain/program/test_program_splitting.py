# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""1. Splitting a sale's lines, or reordering them, never changes what it earns or costs."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import find, given
from hypothesis import strategies as st

from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.shares import NO_SHARES
from pos_loyalty.domain.sale import SaleLine
from tests.domain.strategies.baskets import sale_lines, split_lines
from tests.domain.strategies.scenes import FIRST_FOUND, Scene, scenes


def _what_it_means(evaluation: Evaluation) -> object:
    """Return the whole evaluation but for the shares of single lines."""
    plain = replace(
        evaluation,
        accruals=tuple(replace(accrual, shares=NO_SHARES) for accrual in evaluation.accruals),
        completions=tuple(replace(full, shares=()) for full in evaluation.completions),
        redemptions=tuple(replace(spent, discounts=()) for spent in evaluation.redemptions),
        loads=tuple(replace(loaded, line_ids=()) for loaded in evaluation.loads),
        discounts=(),
    )
    return plain, sum(discount.minor for discount in evaluation.discounts)


def _split(scene: Scene, data: st.DataObject) -> Scene:
    lines = data.draw(split_lines(scene.sale.lines))
    return replace(scene, sale=replace(scene.sale, lines=lines))


def _quote(scene: Scene) -> Evaluation:
    return scene.shopper.quotes(scene.sale, scene.chosen)


@given(scenes(), st.data())
def test_splitting_and_reordering_lines_changes_nothing(scene: Scene, data: st.DataObject) -> None:
    split = _split(scene, data)

    whole, pieces = _quote(scene), _quote(split)

    assert _what_it_means(pieces) == _what_it_means(whole)


@given(scenes(), st.data())
def test_reordering_lines_changes_nothing_at_all(scene: Scene, data: st.DataObject) -> None:
    mixed = replace(scene.sale, lines=tuple(data.draw(st.permutations(scene.sale.lines))))

    assert _quote(replace(scene, sale=mixed)) == _quote(scene)


def test_control_a_split_is_found_that_changes_points_counted_line_by_line() -> None:
    def points(lines: Sequence[SaleLine]) -> int:
        return sum(line.gross_minor // 100 for line in lines)

    both = sale_lines().flatmap(lambda lines: split_lines(lines).map(lambda split: (lines, split)))

    whole, split = find(
        both, lambda drawn: points(drawn[0]) != points(drawn[1]), settings=FIRST_FOUND
    )

    assert sum(line.gross_minor for line in whole) == sum(line.gross_minor for line in split)
