# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The figures that people are told of a recorded operation, on the screen as on paper."""

from collections.abc import Iterator, Mapping

from pos_loyalty.domain.ledger import Account, LedgerEntry
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import Redemption
from pos_loyalty.domain.units import POINTS

Names = Mapping[str, str]
"""By language code, as the programme has them."""


def collected_points(operation: Operation) -> int:
    """Return the change of points by all but rewards: rules, challenges, what was let go."""
    return sum(entry.amount for entry in _of_points(operation) if not _is_reward(entry))


def used_points(operation: Operation) -> int:
    """Return the points that rewards took; below 0 for points that they gave back."""
    return -sum(entry.amount for entry in _of_points(operation) if _is_reward(entry))


def later_points(operation: Operation, fact: SaleFact) -> int:
    """Return the points of the sale that may be spent on a later day only."""
    day = fact.sale.business_at.date()
    lots = operation.draft.effects.lots
    return sum(lot.amount for lot in lots if lot.unit == POINTS and not lot.has_vested(day))


def reward_names(redemptions: tuple[Redemption, ...], program: Program | None) -> tuple[Names, ...]:
    """Return the names of the rewards, in the order chosen; none without a programme."""
    if program is None:
        return ()
    rewards = (program.reward(redemption.reward_id) for redemption in redemptions)
    return tuple(reward.name for reward in rewards if reward is not None)


def _of_points(operation: Operation) -> Iterator[LedgerEntry]:
    for entry in operation.draft.effects.entries:
        if entry.account is Account.MEMBER and entry.unit == POINTS:
            yield entry


def _is_reward(entry: LedgerEntry) -> bool:
    return entry.cause.startswith("reward:")
