# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till in a real file that has a server, and what that sets aside for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pos_loyalty.domain.ids import GrantId, LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.joining import HelloAnswer
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import AccountRow, GrantRow, MemberRow, OfflineTerms
from tests.domain.shopping import ADA, MONDAY
from tests.services.till import MEMBER, TillOver, document_of, shop_program

GENERATION = UUID(int=7)
FIRST = GrantId(UUID(int=501))


def grant(amount: int, grant_id: GrantId = FIRST, **more: Any) -> GrantRow:  # noqa: ANN401 - of the row
    """Return so many points for Ada, for an hour."""
    row = {
        "grant_id": grant_id,
        "member_id": ADA,
        "epoch": 1,
        "unit": POINTS,
        "amount": amount,
        "usable_until": MONDAY + timedelta(hours=1),
    }
    return GrantRow(**{**row, **more})


class ServedTill(TillOver):
    """A till that has heard of its server on Monday; Ada has what the server says."""

    def __init__(
        self, store: SqliteStore, lots: Iterable[Lot], program: Program | None = None
    ) -> None:
        super().__init__(store)
        self.file = store
        self.sync = SqliteSyncStore(store)
        self._version = 0
        publish_program(store, document_of(program or shop_program()))
        self.hears_terms(OfflineTerms())
        self.hears_of(lots)

    def hears_of(self, lots: Iterable[Lot]) -> None:
        self._version += 1
        account = AccountRow(member_id=ADA, version=self._version, lots=tuple(lots))
        member = MemberRow(member=MEMBER, version=1)
        self.sync.take_page(PullPage(server_time=MONDAY, members=(member,), accounts=(account,)))

    def hears_terms(self, terms: OfflineTerms, at: datetime = MONDAY) -> None:
        answer = HelloAnswer(
            server_time=at,
            generation=GENERATION,
            expected_seq=1,
            epoch_is_retired=False,
            terms=terms,
        )
        self.sync.greet(answer, at=at)

    def is_granted(self, *rows: GrantRow) -> None:
        self.sync.take_page(PullPage(server_time=MONDAY, grants=rows))

    @property
    def left(self) -> list[int]:
        """Return what is left of each usable grant of Ada's."""
        grants = self.state.grants
        assert grants is not None
        return [one.amount for one in grants]

    def member_of(self, grant_id: GrantId) -> MemberId | None:
        with self.store.reading() as uow:
            held = uow.grants.find(grant_id)
        return held.member_id if held else None


def points(amount: int) -> tuple[Lot, ...]:
    return (Lot(LotId("server-0"), amount),)
