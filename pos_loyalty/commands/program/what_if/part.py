# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the members, lived through again by one process.

Members who invited each other stay together: what one buys may give the other something. What all
members share (budgets, stock) is exchanged between the parts after every slice of the past, so it
does not matter how many parts there are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.commands.program.what_if.account import Counters
from pos_loyalty.commands.program.what_if.recorded import Recorded
from pos_loyalty.commands.program.what_if.replayed import Replayed
from pos_loyalty.domain.codes import mask
from pos_loyalty.domain.ids import MemberId, ProgramId
from pos_loyalty.domain.what_if import Key, MemberOutcome
from pos_loyalty.local_db.history import History, HistoryFile, PastMember
from pos_loyalty.protocol.past_operations import decode_past
from pos_loyalty.protocol.program_document import ProgramDocument, parse_program

SharedChange = tuple[int, str, date | None, int]
"""Which side, which sum over all members, its day, and by how much it changes."""

SLICE_OPERATIONS: Final = 2_000
"""About a day of a busy shop: the end of a budget or of a stock is seen no later than that."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked; another process can be given it.

    Attributes:
        document: The programme to be tried.
        against: The one to compare it with; ``None`` for what really was.
        at_end: The one in force at the end of the past, by which what really was is valued.
        operations: So many are looked at, from the first.
    """

    file: HistoryFile
    document: bytes
    against: bytes | None
    at_end: ProgramId
    as_of: date
    operations: int


@dataclass(frozen=True, slots=True)
class PartResult:
    """What came of a part of the members.

    Attributes:
        outcomes: In the order of the members' ids.
    """

    before: dict[Key, int]
    after: dict[Key, int]
    outcomes: Sequence[tuple[MemberId, MemberOutcome]]


class Part:
    """The members whose turn is this part's."""

    def __init__(self, asked: Asked, number: int, parts: int) -> None:
        """Open the past and take the accounts as they were before it."""
        self._asked = asked
        self._history: History = asked.file.open()
        whole = list(self._history.members())
        mine = _members_of_part(whole, number, parts)
        self._members = [member for member in whole if member.member_id in mine]
        self._numbers = self._history.numbers_of(mine, asked.operations)
        remembered = self._history.referred_operations()
        self._shared: list[Counters] = []
        self._after = self._replayed(parse_program(asked.document), remembered)
        self._before: Recorded | Replayed
        if asked.against is None:
            at_end = self._history.program(asked.at_end)
            self._before = Recorded(self._history, remembered, at_end)
        else:
            self._before = self._replayed(parse_program(asked.against), remembered)

    def replay(self, first: int, last: int, others: Iterable[SharedChange]) -> list[SharedChange]:
        """Live through a slice, and return what it changes for the members of all parts.

        Args:
            first: The number of the first operation, from 1.
            last: The number of the last one.
            others: What the slice before changed, in all parts together.
        """
        for side, name, day, amount in others:
            by_day = self._shared[side].setdefault(name, {})
            by_day[day] = by_day.get(day, 0) + amount
        before, after, numbers = self._before, self._after, self._numbers
        mine = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
        for payload in self._history.payloads(mine):
            past = decode_past(payload)
            before.take(past)
            after.take(past)
        return list(self._shared_changes())

    def finish(self) -> PartResult:
        """Close the past, and return what came of it."""
        outcomes = [(member.member_id, self._outcome(member)) for member in self._members]
        self._history.close()
        return PartResult(self._before.sums.whole(), self._after.sums.whole(), outcomes)

    def _outcome(self, member: PastMember) -> MemberOutcome:
        day, person = self._asked.as_of, self._before.person(member.member_id)
        return MemberOutcome(
            mask(member.card_number),
            self._before.end(member, day),
            self._after.end(member, day),
            person.segments,
        )

    def _replayed(self, document: ProgramDocument, remembered: frozenset[bytes]) -> Replayed:
        shared = {name: dict(days) for name, days in self._history.shared_before().items()}
        self._shared.append(shared)
        return Replayed(
            document.program,
            document.program_id,
            accounts={m.member_id: self._history.account_before(m) for m in self._members},
            shared=shared,
            store_id=self._history.place.store_id,
            remembered=remembered,
        )

    def _shared_changes(self) -> Iterable[SharedChange]:
        replayed = [side for side in (self._after, self._before) if isinstance(side, Replayed)]
        for number, side in enumerate(replayed):
            for (name, day), amount in side.shared_changes.items():
                yield number, name, day, amount
            side.shared_changes.clear()


def _members_of_part(members: Iterable[PastMember], number: int, parts: int) -> set[MemberId]:
    """Return the members of one of so many parts; the same for every process that asks."""
    heads: dict[MemberId, MemberId] = {}

    def head_of(member_id: MemberId) -> MemberId:
        while (head := heads.get(member_id, member_id)) != member_id:
            member_id = head
        return member_id

    everybody = list(members)
    for member in everybody:
        if member.referred_by:
            first, second = sorted((head_of(member.member_id), head_of(member.referred_by)))
            heads[second] = first
    return {
        member.member_id for member in everybody if head_of(member.member_id).int % parts == number
    }
