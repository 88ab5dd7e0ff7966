# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's server as its till's file knows it, and a network that comes and goes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from pos_loyalty.domain.ids import GrantId, LotId, MemberId, WalletId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.units import Unit, money_in
from pos_loyalty.linking.light import light_of
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.joining import HelloAnswer
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import (
    AccountRow,
    GrantRow,
    MemberRow,
    OfflineMode,
    OfflineTerms,
)
from pos_loyalty.sync.link import Link, LinkState
from pos_loyalty.sync.troubles import Weather
from pos_loyalty.ui.view_models.light import Light
from tests.local_db.answering import answer_to, row_of, sent
from tests.local_db.server_words import GENERATION, snapshot
from tests.ui.view_models.shop import ANNA

STORE_ZONE = "Europe/Warsaw"


class FarServer:
    """What the server told this till, stored as sync stores it; nothing is sent by itself.

    Attributes:
        store: The till's file; another one once the till has started again.
    """

    def __init__(self, store: SqliteStore, clock: Callable[[], datetime]) -> None:
        self.store, self._clock = store, clock
        self._link = Link(state=LinkState.ONLINE, since=clock(), is_caught_up=True)
        self.allows(OfflineTerms())
        everybody = snapshot()
        self._sync.begin_bootstrap(everybody)
        self._sync.finish_bootstrap(everybody)

    def allows(self, terms: OfflineTerms) -> None:
        """Tell the till what it may do while it is alone."""
        answer = HelloAnswer(
            server_time=self._clock(),
            generation=GENERATION,
            expected_seq=1,
            epoch_is_retired=False,
            terms=terms,
        )
        self._sync.greet(answer, at=self._clock())

    def lends(self, points_a_member: int) -> None:
        """Let the till hand out so many points unsecured."""
        self.allows(
            OfflineTerms(
                mode=OfflineMode.ESCROW_PLUS_FLOOR,
                floor_member_points=points_a_member,
                floor_till_points=points_a_member,
                floor_redemptions_max=5,
            )
        )

    def knows_anna(self, points: int, *, granted: int = 0) -> None:
        """Tell the till of Anna, and what of her points it holds for her."""
        self._tell(Lot(LotId("server-0"), points), granted)

    def knows_gift_card(self, minor: int, *, granted: int) -> None:
        """Tell the till of Anna and of the money on her gift card, and what this till may take."""
        self._tell(Lot(LotId("server-0"), minor, unit=money_in(WalletId("gift-card"))), granted)

    def names(self, member: Member) -> None:
        """Tell the till who a member is, whom it enrolled itself."""
        rows = (MemberRow(member=member, version=3),)
        self._sync.take_page(PullPage(server_time=self._clock(), members=rows))

    def _tell(self, lot: Lot, granted: int) -> None:
        account = AccountRow(member_id=ANNA.member_id, version=1, lots=(lot,))
        grants = (self._grant(granted, lot.unit),) if granted else ()
        self._sync.take_page(
            PullPage(
                server_time=self._clock(),
                members=(MemberRow(member=ANNA, version=1),),
                accounts=(account,),
                grants=grants,
            )
        )

    def goes_away(self) -> None:
        """Cut the network."""
        at = self._clock()
        self._link = Link(state=LinkState.OFFLINE, since=at, weather=Weather.NO_CONNECTION)

    def comes_back(self, *others: MemberId) -> None:
        """Bring the network back: what waits is sent, and applied.

        Args:
            others: Whose operations wait, beside Anna's.
        """
        self._link = Link(state=LinkState.ONLINE, since=self._clock(), is_caught_up=True)
        if self._sync.standing().waiting:
            batch = sent(self._sync)
            held = tuple(row_of(self.store, 2, one) for one in (ANNA.member_id, *others))
            self._sync.settle(batch, answer_to(batch, accounts=held))

    @property
    def _sync(self) -> SqliteSyncStore:
        return SqliteSyncStore(self.store)

    def light(self) -> Light:
        """Return what the till shows of it now."""
        return light_of(self._sync.standing(), self._link, now=self._clock(), zone=STORE_ZONE)

    def _grant(self, amount: int, unit: Unit) -> GrantRow:
        return GrantRow(
            grant_id=GrantId(UUID(int=501)),
            member_id=ANNA.member_id,
            epoch=1,
            unit=unit,
            amount=amount,
            usable_until=self._clock() + timedelta(hours=72),
        )
