# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The parts' results put together: sums, and who wins and who loses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import Final

from pos_loyalty.commands.program.what_if.part import PartResult
from pos_loyalty.commands.program.what_if.sums import merged
from pos_loyalty.domain.money import minor_digits
from pos_loyalty.domain.what_if import (
    Extreme,
    Holding,
    Key,
    MemberOutcome,
    PointValue,
    Shift,
    Side,
    WhatIf,
)

EXTREMES: Final = 10
_PARTS: Final = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """What the figures are about.

    Attributes:
        before: What a point was worth.
        after: What it would be worth.
    """

    currency: str
    as_of: date
    operations: int
    before: PointValue
    after: PointValue


def put_together(frame: Frame, parts: Sequence[PartResult]) -> WhatIf:
    """Return the whole answer; how the members were parted makes no difference."""
    ordered = sorted(found for part in parts for found in part.outcomes)
    outcomes = [outcome for _, outcome in ordered]
    changes = [_change(frame, outcome) for outcome in outcomes]
    threshold = 10 ** minor_digits(frame.currency)
    in_order = sorted(changes)
    ranked = sorted(
        (Extreme(o.card, minor) for o, minor in zip(outcomes, changes, strict=True) if minor),
        key=lambda extreme: (-abs(extreme.minor), extreme.card),
    )
    return WhatIf(
        currency=frame.currency,
        as_of=frame.as_of,
        operations=frame.operations,
        before=_side(frame.before, [part.before for part in parts], [o.before for o in outcomes]),
        after=_side(frame.after, [part.after for part in parts], [o.after for o in outcomes]),
        threshold_minor=threshold,
        everybody=_shifts(outcomes, changes, lambda _: ("",), threshold).get("", Shift()),
        by_tier=_shifts(outcomes, changes, lambda o: (o.before.tier_id or "",), threshold),
        by_segment=_shifts(outcomes, changes, attrgetter("segments"), threshold),
        deciles=[in_order[(len(in_order) - 1) * n // _PARTS] for n in range(_PARTS + 1)]
        if in_order
        else [],
        extremes=ranked[:EXTREMES],
    )


def _change(frame: Frame, outcome: MemberOutcome) -> Fraction:
    """Return by how much a member's benefit changes."""
    before, after = outcome.before, outcome.after
    had = before.got_minor + frame.before.of(before.points)
    return after.got_minor + frame.after.of(after.points) - had


def _side(
    value: PointValue, sums: Iterable[Mapping[Key, int]], holdings: Sequence[Holding]
) -> Side:
    tiers: dict[str, int] = {}
    for holding in holdings:
        if holding.tier_id is not None:
            tiers[holding.tier_id] = tiers.get(holding.tier_id, 0) + 1
    return Side(
        value=value,
        sums=merged(sums),
        points=sum(holding.points for holding in holdings),
        expired_points=sum(holding.expired_points for holding in holdings),
        tiers=tiers,
    )


def _shifts(
    outcomes: Sequence[MemberOutcome],
    changes: Sequence[Fraction],
    names_of: Callable[[MemberOutcome], Iterable[str]],
    threshold_minor: int,
) -> dict[str, Shift]:
    """Return how the members of each name fare; a member may have several, or none."""
    by_name: dict[str, list[Fraction]] = {}
    for outcome, minor in zip(outcomes, changes, strict=True):
        for name in names_of(outcome):
            by_name.setdefault(name, []).append(minor)
    return {name: _shift(by_name[name], threshold_minor) for name in sorted(by_name)}


def _shift(changes: Sequence[Fraction], threshold_minor: int) -> Shift:
    won = [minor for minor in changes if minor > threshold_minor]
    lost = [minor for minor in changes if minor < -threshold_minor]
    return Shift(
        len(changes),
        len(won),
        len(lost),
        sum(won, Fraction(0)),
        sum(lost, Fraction(0)),
        sum(changes, Fraction(0)),
    )
