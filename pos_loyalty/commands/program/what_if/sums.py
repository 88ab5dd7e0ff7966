# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sums that both sides keep: of all members together, and of each one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ledger import Account, LedgerEntry
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import LineDiscount
from pos_loyalty.domain.program.rewards.handed_over import Donation, Experience, GiftItem
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.units import Unit
from pos_loyalty.domain.what_if import Key, What

Change = tuple[Key, int]
"""A sum, and by how much it changes."""

SALES: Final = Key(What.SALES)
TAKINGS: Final = Key(What.TAKINGS)

_GIVES: Final = frozenset({What.DISCOUNT, What.HANDED_OVER})
_TOLD: Final = {
    Account.ISSUED: (What.ISSUED, -1),
    Account.REDEEMED: (What.SPENT, 1),
    Account.WRITTEN_OFF: (What.WRITTEN_OFF, 1),
}
"""What the moves on an account are told as, and which sign is more."""


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
        self._sums: dict[Key, int] = {}
        self._moved: dict[tuple[Account, str, Unit], int] = {}
        self._times: dict[str, int] = {}

    def add(self, changes: Iterable[Change], person: PersonSums) -> None:
        """Add changes that are a member's."""
        sums = self._sums
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
        moved, times = self._moved, self._times
        for entry in entries:
            account, amount = entry.account, entry.amount
            if account is Account.MEMBER:
                continue
            cause = entry.cause
            key = (account, cause, entry.unit)
            moved[key] = moved.get(key, 0) + amount
            if account is Account.ISSUED and is_given and amount < 0:
                times[cause] = times.get(cause, 0) + 1
                person.causes.add(cause)

    def count_members(self, person: PersonSums) -> None:
        """Count a member in for everything that gave them something."""
        for cause in person.causes:
            key = Key(What.MEMBERS, cause)
            self._sums[key] = self._sums.get(key, 0) + 1

    def whole(self) -> dict[Key, int]:
        """Return all that was added up."""
        whole = dict(self._sums)
        for (account, cause, unit), amount in self._moved.items():
            if account in _TOLD:
                what, sign = _TOLD[account]
                whole[Key(what, cause, unit)] = sign * amount
        for cause, times in self._times.items():
            whole[Key(What.TIMES, cause)] = times
        return whole


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


def stored_minor(payments: Iterable[WalletPayment]) -> int:
    """Return what stored money paid: no takings, for they were when it was loaded."""
    return sum(payment.minor for payment in payments)
