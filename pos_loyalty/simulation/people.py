# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Customers, and what they carry: a card in the hand, receipts in the pocket."""

from dataclasses import dataclass, field
from random import Random
from typing import Final

from pos_loyalty.domain.codes import RANDOM_DIGITS, new_card_number
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.simulation.dice import new_id

_AT_HOME: Final = 0.75
"""Share of visits that people make to the store where they joined."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a card."""

    member_id: MemberId
    card_number: str
    phone: str
    home: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sale that was promised to somebody."""

    person: Person
    till: int
    operation: Operation


@dataclass(frozen=True, slots=True)
class Reservation:
    """Something that was set aside for somebody at one till."""

    person: Person
    till: int
    hold: Hold


@dataclass(slots=True)
class Town:
    """Everybody, and everything that they were handed.

    Attributes:
        merged: By member, whose account the office has made theirs a part of.
    """

    people: list[Person] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    reservations: list[Reservation] = field(default_factory=list)
    merged: dict[MemberId, MemberId] = field(default_factory=dict)

    def copy(self) -> "Town":
        """Return a town of its own with the same people."""
        return Town([*self.people], [*self.receipts], [*self.reservations], {**self.merged})

    def comer(self, store_id: str, luck: Random) -> Person:
        """Return who comes to a store next."""
        locals_ = [person for person in self.people if person.home == store_id]
        return luck.choice(locals_ if locals_ and luck.random() < _AT_HOME else self.people)

    def newcomer(self, store_id: str, luck: Random) -> Person:
        """Return somebody who is not enrolled yet, with a card that is handed out."""
        digits = "".join(luck.choices("0123456789", k=RANDOM_DIGITS))
        phone = f"+48699{luck.randrange(1_000_000):06}"
        return Person(MemberId(new_id(luck)), new_card_number(digits), phone, store_id)

    def survivor(self, member_id: MemberId) -> MemberId:
        """Return whose account holds what somebody has."""
        while member_id in self.merged:
            member_id = self.merged[member_id]
        return member_id

    def family(self, member_id: MemberId) -> set[MemberId]:
        """Return everybody whose account is the same as somebody's."""
        survivor = self.survivor(member_id)
        absorbed = {gone for gone in self.merged if self.survivor(gone) == survivor}
        return absorbed | {survivor}
