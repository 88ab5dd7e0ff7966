# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sums that both sides keep: of all members together, and of each one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ledger import Account, LedgerEntry
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import LineDiscount
from pos_loyalty.domain.program.rewards.handed_over import Donation, Experience, GiftItem
from pos_loyalty.domain.units import Unit
from pos_loyalty.domain.what_if import Key, What

Change = tuple[Key, int]
"""A sum, and by how much it changes."""

_GIVES = frozenset({What.DISCOUNT, What.HANDED_OVER})


class Redeemed(Protocol):
    """What a redemption of either side tells."""

    @property
    def reward_id(self) -> RewardId:
        """The reward."""
        ...

    @property
    def unit(self) -> Unit:
        """What it was paid with."""
        ...

    @property
    def discounts(self) -> Sequence[LineDiscount]:
        """What it took off each line."""
        ...


@dataclass(slots=True)
class PersonSums:
    """What one member got.

    Attributes:
        causes: Everything that gave them something.
    """

    got_minor: int = 0
    causes: set[str] = field(default_factory=set)
    segments: tuple[str, ...] = ()


class Sums:
    """Sums over everybody; each change is also somebody's own."""

    def __init__(self) -> None:
        self.sums: dict[Key, int] = {}

    def add(self, changes: Iterable[Change], person: PersonSums) -> None:
        """Add changes that are a member's."""
        sums = self.sums
        for key, amount in changes:
            sums[key] = sums.get(key, 0) + amount
            if key.what in _GIVES:
                person.got_minor += amount
            elif key.what is What.RETURNED:
                person.got_minor -= amount

    def add_entries(
        self, entries: Iterable[LedgerEntry], person: PersonSums, *, is_given: bool
    ) -> None:
        """Add what the entries of an operation move on a member's account.

        Args:
            is_given: The operation gives; those that take something back do not count as a time.
        """
        sums = self.sums
        for entry in entries:
            account, cause, unit = entry.account, entry.cause, entry.unit
            if account is Account.MEMBER:
                continue
            if account is Account.ISSUED:
                key = Key(What.ISSUED, cause, unit)
                sums[key] = sums.get(key, 0) - entry.amount
                if is_given and entry.amount < 0:
                    key = Key(What.TIMES, cause)
                    sums[key] = sums.get(key, 0) + 1
                    person.causes.add(cause)
            elif account is Account.REDEEMED:
                key = Key(What.SPENT, cause, unit)
                sums[key] = sums.get(key, 0) + entry.amount
            elif account is Account.WRITTEN_OFF:
                key = Key(What.WRITTEN_OFF, cause, unit)
                sums[key] = sums.get(key, 0) + entry.amount

    def count_members(self, person: PersonSums) -> None:
        """Count a member in for everything that gave them something."""
        for cause in person.causes:
            key = Key(What.MEMBERS, cause)
            self.sums[key] = self.sums.get(key, 0) + 1


def merged(parts: Iterable[Mapping[Key, int]]) -> dict[Key, int]:
    """Return the sums of several parts of the members together, in an order of their own."""
    whole: dict[Key, int] = {}
    for part in parts:
        for key, amount in part.items():
            whole[key] = whole.get(key, 0) + amount
    return dict(sorted(whole.items()))


def redeemed(program: Program, redemption: Redeemed) -> list[Change]:
    """Return the changes that a redemption makes: what it took off, or what was handed over."""
    reward_id = redemption.reward_id
    changes = [(Key(What.REDEEMED, reward_id), 1)]
    if off := sum(discount.minor for discount in redemption.discounts):
        changes.append((Key(What.DISCOUNT, f"reward:{reward_id}"), off))
    reward = program.reward(reward_id)
    if reward and isinstance(reward.worth, (GiftItem, Experience, Donation)):
        changes.append((Key(What.HANDED_OVER, reward_id), reward.worth.value_minor))
    return changes


def opposite(changes: Iterable[Change]) -> list[Change]:
    """Return the changes that take these back."""
    return [(key, -amount) for key, amount in changes]
