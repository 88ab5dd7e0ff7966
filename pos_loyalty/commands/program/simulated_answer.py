# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a simulation found as JSON, whose fields docs/program.md describes.

Money is in minor units; where it is no whole number of them, it is a fraction as a text.
"""

import json
from fractions import Fraction

from pos_loyalty.domain.units import POINTS
from pos_loyalty.domain.what_if import Shift, Side, What, WhatIf

Json = dict[str, object]


def as_json(answer: WhatIf) -> str:
    """Return the answer for programs; it is in no language."""
    return json.dumps(
        {
            "currency": answer.currency,
            "as_of": answer.as_of.isoformat(),
            "operations": answer.operations,
            "sales": answer.before.total(What.SALES),
            "before": _side(answer.before),
            "after": _side(answer.after),
            "threshold_minor": answer.threshold_minor,
            "everybody": _shift(answer.everybody),
            "by_tier": {tier: _shift(shift) for tier, shift in answer.by_tier.items()},
            "by_segment": {name: _shift(shift) for name, shift in answer.by_segment.items()},
            "deciles_minor": [_exact(minor) for minor in answer.deciles],
            "extremes": [
                {"card": extreme.card, "minor": _exact(extreme.minor)}
                for extreme in answer.extremes
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _side(side: Side) -> Json:
    return {
        "point_value": {
            "minor": side.value.minor,
            "points": side.value.points,
            "reward_id": side.value.reward_id,
        },
        "issued_points": side.total(What.ISSUED, POINTS),
        "redeemed_points": side.total(What.SPENT, POINTS),
        "expired_points": side.expired_points,
        "outstanding_points": side.points,
        "liability_minor": _exact(side.liability_minor),
        "discount_minor": side.discount_minor,
        "handed_over_minor": side.total(What.HANDED_OVER),
        "cost_minor": _exact(side.cost_minor),
        "takings_minor": side.total(What.TAKINGS),
        "cost_basis_points": side.cost_basis_points,
        "tiers": dict(side.tiers),
        "sums": [
            {"what": key.what, "which": key.which, "unit": key.unit, "amount": amount}
            for key, amount in side.sums.items()
        ],
    }


def _shift(shift: Shift) -> Json:
    return {
        "members": shift.members,
        "winners": shift.winners,
        "losers": shift.losers,
        "won_minor": _exact(shift.won_minor),
        "lost_minor": _exact(shift.lost_minor),
        "minor": _exact(shift.minor),
    }


def _exact(minor: Fraction) -> int | str:
    return minor.numerator if minor.denominator == 1 else str(minor)
