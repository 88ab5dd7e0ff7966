# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The list of rewards: what can be had first, then what is close, then the rest and why.

A reward that needs approval is shown with that reason. It can be chosen where somebody is signed in
and another can be asked; where nobody signs in, nobody can agree.
"""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.program.redeeming import RewardAnswer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.view_models.panels import (
    PointsStepper,
    RewardFit,
    RewardRow,
)
from pos_loyalty.ui.view_models.wishes import Wish, points_limit, worth_in_quote

_ORDER: Final = tuple(RewardFit)
_UNMET_BY_POINTS: Final = "insufficient_points"
_NEEDS_APPROVAL: Final = "needs_approval"


def reward_rows(
    answers: Sequence[RewardAnswer],
    wishes: Sequence[Wish],
    spendable_points: int,
    *,
    can_ask: bool = False,
) -> tuple[RewardRow, ...]:
    """Return a row for every reward.

    Args:
        answers: For the basket, or for none while no amount is typed.
        wishes: What is chosen.
        spendable_points: What the chosen rewards leave; below 0 when they do not all fit.
        can_ask: Somebody can be asked to agree to one that needs it.
    """
    wished = {wish.reward.reward_id for wish in wishes}
    rows = (
        _row(
            answer,
            spendable_points,
            is_chosen=answer.reward.reward_id in wished,
            can_ask=can_ask,
        )
        for answer in answers
    )
    return tuple(sorted(rows, key=_place))


def _place(row: RewardRow) -> tuple[int, bool, int]:
    return _ORDER.index(row.fit), not row.by_voucher, row.missing_points


def points_stepper(
    answers: Sequence[RewardAnswer], wishes: Sequence[Wish], quote: Quote | None
) -> PointsStepper | None:
    """Return the stepper for points as money; ``None`` where the programme has no such reward."""
    for answer in answers:
        reward = answer.reward
        if isinstance(reward.worth, PointsAsMoney) and reward.cost_points is not None:
            most = points_limit(reward, quote) if quote else 0
            used = next(
                (r.points for r in quote.evaluation.redemptions if r.reward_id == reward.reward_id)
                if quote
                else iter(()),
                0,
            )
            is_wished = any(wish.reward.reward_id == reward.reward_id for wish in wishes)
            step = reward.worth.points_step
            return PointsStepper(
                reward.reward_id,
                reward.name,
                used,
                worth_in_quote(reward.reward_id, quote) if quote else 0,
                step,
                most,
                most // step * reward.worth.minor_per_step,
                can_add=used < most,
                can_take=is_wished,
            )
    return None


def _row(
    answer: RewardAnswer, spendable_points: int, *, is_chosen: bool, can_ask: bool
) -> RewardRow:
    cost = 0 if answer.by_voucher else answer.reward.cost_points or 0
    missing = 0 if is_chosen else max(0, cost - spendable_points)
    needs_approval = _lacks_approval(answer) and not is_chosen
    unmet = Unmet(_NEEDS_APPROVAL) if needs_approval and not can_ask else answer.unmet
    if unmet is None and missing:
        facts = (("needed_points", cost), ("spendable_points", spendable_points))
        unmet = Unmet(_UNMET_BY_POINTS, facts)
    fit = _fit(unmet)
    is_choosable = is_chosen or fit in {RewardFit.NOW, RewardFit.WITH_SALE}
    return RewardRow(
        answer.reward.reward_id,
        answer.reward.name,
        answer.reward.worth.kind,
        answer.points,
        fit,
        is_choosable=is_choosable,
        is_chosen=is_chosen,
        unmet=Unmet(_NEEDS_APPROVAL) if needs_approval and is_choosable else unmet,
        missing_points=missing,
        by_voucher=answer.by_voucher,
    )


def _lacks_approval(answer: RewardAnswer) -> bool:
    """Tell whether approval is all that it lacks; that it comes off a sale is no reason."""
    unmet = answer.unmet
    return answer.reward.needs_approval and (unmet is None or unmet.code == "needs_sale")


def _fit(unmet: Unmet | None) -> RewardFit:
    if unmet is None:
        return RewardFit.NOW
    by_code = {"needs_sale": RewardFit.WITH_SALE, _UNMET_BY_POINTS: RewardFit.CLOSE}
    return by_code.get(unmet.code, RewardFit.NOT_NOW)
