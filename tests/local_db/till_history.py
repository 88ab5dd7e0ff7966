# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till and its server do by themselves, each whenever the dice say."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
)

from pos_loyalty.domain.grants import FLOOR, GrantUse
from pos_loyalty.domain.ids import GrantId, MemberId, OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, AccountEffects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db.connection import Sync
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import GrantRow
from pos_loyalty.services.ports import StaleState
from pos_loyalty.services.return_grant import return_grant
from tests.fakes.facts import (
    ADA,
    NOON,
    TODAY,
    draft_of,
    earning,
    enrolment,
    giving,
    sale,
    spending,
    undo,
    used,
)
from tests.fakes.fake_store import PLACE
from tests.local_db.model_server import Holding, ModelServer, State

Place = TypeVar("Place")

STRANGER = MemberId(UUID(int=99))
GRANT = GrantId(UUID(int=77))
amounts = st.integers(1, 30)
picks = st.integers(0, 1000)


@dataclass
class Own:
    """An operation of this till."""

    draft: OperationDraft
    is_sent: bool = False
    is_acked: bool = False


class TillHistory(RuleBasedStateMachine):
    """A till and a server, and what each does by itself."""

    template: Path | None = None

    @initialize()
    def open(self) -> None:
        cls = type(self)
        if cls.template is None:
            cls.template = Path(tempfile.mkdtemp()) / "till"
            create_store(cls.template, PLACE, keyring=None).close()
        self.folder = Path(tempfile.mkdtemp()) / "till"
        shutil.copytree(cls.template, self.folder)
        self.store = open_store(self.folder, keyring=None, sync=Sync.OFF)
        self.sync = SqliteSyncStore(self.store)
        self.server = ModelServer()
        self.backups: list[State] = []
        self.own: list[Own] = []
        self.members: list[MemberId] = []
        self.seen: dict[MemberId, Holding] = {}
        self.is_loaded = False
        self.versions: dict[MemberId, tuple[int, object]] = {}
        self.sync.greet(self.server.hello(1), at=NOON)
        self._record(enrolment(points=10))
        self.members.append(ADA.member_id)

    # ------------------------------------------------------------ at the till

    def _record(self, draft: OperationDraft) -> None:
        with self.store.writing() as uow:
            uow.log.record(draft, expected_version=None)
            uow.commit()
        self.own.append(Own(draft))

    def _member(self, pick: int) -> MemberId:
        return self.members[pick % len(self.members)]

    @rule(points=amounts)
    def somebody_joins(self, points: int) -> None:
        number = 100 + len(self.members)
        member = Member(MemberId(UUID(int=number)), f"{number}", "Bo", joined_on=TODAY)
        self._record(enrolment(member, points))
        self.members.append(member.member_id)

    @rule(pick=picks, points=amounts)
    def sells(self, pick: int, points: int) -> None:
        self._record(sale(points=points, member_id=self._member(pick)))

    @rule(pick=picks, points=amounts)
    def spends(self, pick: int, points: int) -> None:
        member_id = self._member(pick)
        with self.store.reading() as uow:
            lots = uow.ledger.state_of(member_id).lots
        if lots:
            lot = lots[pick % len(lots)]
            self._record(draft_of(sale().fact, spending(points, lot.lot_id), member_id))

    @rule(pick=picks, points=amounts, grant_id=st.sampled_from((FLOOR, GRANT)))
    def hands_out(self, pick: int, points: int, grant_id: GrantId) -> None:
        member_id = self._member(pick)
        with self.store.reading() as uow:
            lots = uow.ledger.state_of(member_id).lots
        if lots:
            lot = lots[pick % len(lots)]
            draft = draft_of(sale().fact, spending(points, lot.lot_id), member_id)
            try:
                self._record(replace(draft, uses=(GrantUse(grant_id, POINTS, points),)))
            except StaleState:
                assert points > self._left(member_id, grant_id)

    def _left(self, member_id: MemberId, grant_id: GrantId) -> int:
        with self.store.reading() as uow:
            grants = uow.ledger.state_of(member_id).grants or ()
        return sum(grant.amount for grant in grants if grant.grant_id == grant_id)

    @rule(pick=picks)
    def gives_back(self, pick: int) -> None:
        return_grant(GRANT, op_id=OpId(uuid4()), at=NOON, store=self.store, clock=lambda: NOON)
        with self.store.reading() as uow:
            newest = uow.log.latest()
        if newest and newest.op_id not in {one.draft.op_id for one in self.own}:
            self.own.append(Own(newest.draft))

    @rule(pick=picks, points=amounts)
    def thanks_a_friend(self, pick: int, points: int) -> None:
        member_id = self._member(pick)
        friend = next((m for m in [STRANGER, *self.members] if m != member_id), STRANGER)
        others = {friend: earning(points, uuid4().hex), PROGRAM_ACCOUNT: used(points)}
        self._record(giving(sale(member_id=member_id), others))

    @rule(pick=picks)
    def undoes(self, pick: int) -> None:
        sales = [one.draft for one in self.own if one.draft.fact.kind == "sale"]
        if sales:
            self._record(undo(sales[pick % len(sales)]))

    # ------------------------------------------------------------ elsewhere

    @rule(pick=picks, points=amounts)
    def another_till_sells(self, pick: int, points: int) -> None:
        known = list(self.server.state.members) or [STRANGER]
        member_id = known[pick % len(known)]
        self.server.another_till(AccountEffects(member_id, earning(points, uuid4().hex)))

    @rule(pick=picks, points=amounts)
    def another_till_spends(self, pick: int, points: int) -> None:
        accounts = self.server.state.accounts
        member_id = list(accounts)[pick % len(accounts)] if accounts else STRANGER
        lots = list(accounts[member_id].holding.lots) if member_id in accounts else []
        if lots:
            lot_id = lots[pick % len(lots)]
            left = accounts[member_id].holding.lots[lot_id].amount
            self.server.another_till(AccountEffects(member_id, spending(left, lot_id)))

    @rule()
    def the_stranger_joins_elsewhere(self) -> None:
        self.server.know(Member(STRANGER, "99", "Cy", joined_on=TODAY))

    @rule(pick=picks, points=amounts)
    def something_is_granted(self, pick: int, points: int) -> None:
        row = GrantRow(
            grant_id=GRANT,
            member_id=self._member(pick),
            epoch=self.sync.standing().epoch,
            unit=POINTS,
            amount=points * 5,
            usable_until=NOON + timedelta(hours=1),
        )
        self.sync.take_page(PullPage(server_time=NOON, grants=(row,)))
