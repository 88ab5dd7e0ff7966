# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A store of either kind, and the server's news getting into it, for tests of both alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pos_loyalty.domain.ids import MemberId, ProgramId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.services.ports import PublishedProgram, Store
from tests.fakes.facts import ADA
from tests.fakes.fake_store import FakeStore

NO_COUNTERS: Mapping[str, Mapping[date | None, int]] = {}


@dataclass
class Subject:
    """A store, and how the server's news get into it."""

    store: Store

    def confirm(
        self,
        member: Member,
        lots: Sequence[Lot] = (),
        counters: Mapping[str, Mapping[date | None, int]] = NO_COUNTERS,
    ) -> None:
        if isinstance(self.store, SqliteStore):
            import_members(self.store, [BaseMember(member, lots, counters)])
        elif isinstance(self.store, FakeStore):
            state = MemberState(member.member_id, member.joined_on, tuple(lots), counters)
            self.store.add_member(member, state)

    def publish(self, document: bytes) -> ProgramId:
        if isinstance(self.store, SqliteStore):
            return publish_program(self.store, document)
        parsed = parse_program(document)
        if isinstance(self.store, FakeStore):
            self.store.publish(PublishedProgram(parsed.program_id, parsed.program))
        return parsed.program_id

    def record(self, *drafts: OperationDraft) -> None:
        for draft in drafts:
            with self.store.writing() as uow:
                uow.log.record(draft, expected_version=None)
                uow.commit()

    def state(self, member_id: MemberId = ADA.member_id) -> MemberState:
        """Return the account without what came to 0, which may be there or not."""
        with self.store.reading() as uow:
            state = uow.ledger.state_of(member_id)
        return replace(
            state,
            lots=tuple(lot for lot in state.lots if lot.amount),
            counters=_without_zeros(state.counters),
            shared=_without_zeros(state.shared),
        )

    def found(self, query: str, limit: int = 20) -> list[str]:
        with self.store.reading() as uow:
            return [member.given_name for member in uow.members.search(query, limit)]


def _without_zeros(
    counters: Mapping[str, Mapping[date | None, int]],
) -> Mapping[str, Mapping[date | None, int]]:
    by_name = {
        name: {day: amount for day, amount in by_day.items() if amount}
        for name, by_day in counters.items()
    }
    return {name: by_day for name, by_day in by_name.items() if by_day}
