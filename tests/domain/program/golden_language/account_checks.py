# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of accounts: ``has 12 points``, ``is silver``, ``remainder of spend is 0.50``."""

from datetime import date, timedelta
from typing import Final

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.program.challenges import progress_counter, reached_counter
from pos_loyalty.domain.program.earning import remainder_counter
from pos_loyalty.domain.program.tiers import TierStanding, standing
from tests.domain.program.golden_language.phrases import Phrase, minor_of, phrase
from tests.domain.program.golden_language.seeing import Check, amount_of, sold_in, state_of
from tests.domain.program.golden_language.shop import Outcome, Shop


def _holds(name: str | None, text: str) -> Check:
    unit, amount = amount_of(text)
    return Check(
        amount,
        lambda shop, outcome: (
            balance_of(state_of(shop, outcome, name), outcome.at.date(), unit).spendable_points
        ),
    )


def _waits(name: str | None, points: int) -> Check:
    return Check(
        points,
        lambda shop, outcome: (
            balance_of(state_of(shop, outcome, name), outcome.at.date()).vesting_points
        ),
    )


def _ends(points: int, last: date) -> Check:
    def seen(shop: Shop, outcome: Outcome) -> tuple[int, date | None]:
        balance = balance_of(state_of(shop, outcome), outcome.at.date())
        return balance.expiring_points, balance.expiring_on

    return Check((points, last + timedelta(days=1)), seen)


def _expiring(shop: Shop, outcome: Outcome) -> int:
    return balance_of(state_of(shop, outcome), outcome.at.date()).expiring_points


def _counted(counter: str, amount: int) -> Check:
    return Check(amount, lambda shop, outcome: state_of(shop, outcome).total(counter))


def _standing(shop: Shop, outcome: Outcome) -> TierStanding:
    if shop.program.tiers is None:
        raise ValueError("the programme has no tiers")
    return standing(shop.program.tiers, state_of(shop, outcome), outcome.at.date())


def _misses(text: str, tier_id: str | None) -> Check:
    missing = minor_of(text) if "." in text else int(text)

    def seen(shop: Shop, outcome: Outcome) -> tuple[int, str | None]:
        held = _standing(shop, outcome)
        return held.missing, held.next_tier.tier_id if held.next_tier else None

    return Check((missing, tier_id), seen)


def _tier_before(outcome: Outcome) -> str | None:
    before = sold_in(outcome).standing_before
    return before.tier.tier_id if before else None


ACCOUNT_CHECKS: Final[tuple[Phrase[Check], ...]] = (
    phrase("(?:{name} )?has {amount}", _holds),
    phrase("(?:{name} )?has {number} points? waiting", _waits),
    phrase("has {number} points? that end on {date}", _ends),
    phrase("has nothing that ends soon", lambda: Check(0, _expiring)),
    phrase("remainder of {id} is {money}", lambda i, minor: _counted(remainder_counter(i), minor)),
    phrase("{id} was reached {number} times?", lambda i, n: _counted(reached_counter(i), n)),
    phrase("{id} stands at {number}", lambda i, n: _counted(progress_counter(i), n)),
    phrase("{id} stands at {money}", lambda i, n: _counted(progress_counter(i), n)),
    phrase("is {id}", lambda i: Check(i, lambda s, o: _standing(s, o).tier.tier_id)),
    phrase(
        "is {id} until {date}",
        lambda i, last: Check(
            (i, last), lambda s, o: (_standing(s, o).tier.tier_id, _standing(s, o).until)
        ),
    ),
    phrase("was {id} before", lambda i: Check(i, lambda _, o: _tier_before(o))),
    phrase("lacks {text} to {id}", _misses),
    phrase("lacks nothing to a next tier", lambda: _misses("0", None)),
    phrase(
        "all accounts are as at the start",
        lambda: Check(True, lambda s, _: s.accounts.is_as_at_the_start),
    ),
)
