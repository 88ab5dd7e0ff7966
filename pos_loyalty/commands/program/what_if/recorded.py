# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The side that was: what the shop really gave, as its operations say it."""

from datetime import date
from typing import Final

from pos_loyalty.commands.program.what_if.ending import holding_of
from pos_loyalty.commands.program.what_if.sums import (
    SALES,
    TAKINGS,
    Change,
    PersonSums,
    Sums,
    opposite,
    redeemed,
    stored_minor,
)
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.what_if import Holding, Key, What
from pos_loyalty.local_db.history import History, PastMember
from pos_loyalty.protocol.past_operations import (
    PastHandOver,
    PastOperation,
    PastRedemption,
    PastRefund,
    PastSale,
    PastUndo,
)

UNDIVIDED: Final = "program"
"""The source of discounts that the record does not divide into those of tiers and of offers."""

_UNDIVIDED_OFF: Final = Key(What.DISCOUNT, UNDIVIDED)


class Recorded:
    """Adds up what operations say that they gave; asks no rule."""

    def __init__(self, history: History, remembered: frozenset[bytes], at_end: Program) -> None:
        """Take the ids of operations that others take back, and the rules in force at the end."""
        self.sums = Sums()
        self._history = history
        self._at_end = at_end
        self._remembered = remembered
        self._changed: dict[OpId, list[Change]] = {}
        self._people: dict[MemberId, PersonSums] = {}

    def take(self, past: PastOperation) -> None:
        """Add an operation."""
        person = self.person(past.member_id)
        changes = self._changes(past, person)
        self.sums.add(changes, person)
        if past.op_id.bytes in self._remembered:
            self._changed[past.op_id] = changes
        is_given = not isinstance(past.fact, (PastRefund, PastUndo))
        self.sums.add_entries(past.effects.entries, person, is_given=is_given)
        for other in past.others:
            friend = self.person(other.member_id)
            self.sums.add_entries(other.effects.entries, friend, is_given=is_given)

    def person(self, member_id: MemberId) -> PersonSums:
        """Return what a member got so far."""
        person = self._people.get(member_id)
        if person is None:
            person = self._people[member_id] = PersonSums()
        return person

    def end(self, member: PastMember, day: date) -> Holding:
        """Return what a member has at the end."""
        person = self.person(member.member_id)
        self.sums.count_members(person)
        state = self._history.account_after(member)
        return holding_of(self._at_end, state, day, person.got_minor)

    def _changes(self, past: PastOperation, person: PersonSums) -> list[Change]:
        match past.fact:
            case PastSale() as fact:
                person.segments = fact.segments or person.segments
                return self._sold(fact)
            case PastHandOver() as fact:
                return self._redeemed(fact.program_id, fact.redemptions)
            case PastRefund() as fact:
                off = sum(fact.returned_minor.values()) - fact.refund_minor
                back = fact.refund_minor - stored_minor(fact.to_wallets)
                return [(TAKINGS, -back), (Key(What.RETURNED), off)]
            case PastUndo() as fact:
                return opposite(self._changed.pop(fact.undone_op_id, []))
        return []

    def _sold(self, fact: PastSale) -> list[Change]:
        off = sum(discount.minor for discount in fact.discounts)
        paid = fact.sale.gross_minor - off - stored_minor(fact.payments)
        changes = [(SALES, 1), (TAKINGS, paid)]
        if fact.redemptions:
            changes += self._redeemed(fact.program_id, fact.redemptions)
        by_rewards = sum(d.minor for r in fact.redemptions for d in r.discounts)
        if off > by_rewards:
            changes.append((_UNDIVIDED_OFF, off - by_rewards))
        return changes

    def _redeemed(
        self, program_id: ProgramId, redemptions: tuple[PastRedemption, ...]
    ) -> list[Change]:
        program = self._history.program(program_id)
        return [change for one in redemptions for change in redeemed(program, one)]
