# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop on the server's tables, made without any till: who is there, and what they have."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from pos_loyalty.domain.ids import GrantId, LotId, MemberId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange, Lot
from pos_loyalty.protocol.sync.pull import PULL_ROWS_MAX, PullPage, Scope
from pos_loyalty.protocol.sync.rows import GrantRow, OfflineTerms
from pos_loyalty.server.accounts.rows import day_text
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import BEGINNING
from pos_loyalty.server.feed.positions import account_entity, member_entity, move, shard_of
from pos_loyalty.server.feed.service import pull
from pos_loyalty.server.feed.standing import standing_of
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import account, counter, grant, lot, member, seen, store, till
from pos_loyalty.server.terms import set_offline_terms
from tests.fakes.facts import NOON, TODAY

WARSAW, GDANSK = "waw-1", "gda-1"
NOBODY = TillId(UUID(int=0))


class MadeShop:
    """Each verb is one transaction, as the service's own are."""

    def __init__(self, database: Database, first_number: int = 1) -> None:
        """Number tills and members from there on; a member's number begins their id."""
        self.database = database
        self._numbers = count(first_number)
        self._stores: set[str] = set()

    def opens_till(self, store_id: str = WARSAW, *, kind: str = "till", epoch: int = 1) -> TillId:
        """Add a till, and its store if it is the first there."""
        number = next(self._numbers)
        till_id = TillId(UUID(int=number))
        place = {"store_id": store_id, "store_name": store_id, "currency": "PLN"}
        row = {
            "till_id": till_id.bytes,
            "store_id": store_id,
            "name": f"till {number}",
            "till_no": number,
            "kind": kind,
            "status": "active",
            "epoch": epoch,
            "grant_no": 0,
            "enrolled_at": "",
            "release": "",
        }

        def add(connection: Connection) -> None:
            if store_id not in self._stores:
                connection.execute(insert(store).values(place | {"zone": "Europe/Warsaw"}))
            connection.execute(insert(till).values(row))

        self.database.write(add)
        self._stores.add(store_id)
        return till_id

    def enrols(
        self,
        points: int = 0,
        *,
        lots: Sequence[Lot] = (),
        stores: Sequence[str] = (WARSAW,),
        seen_on: date = TODAY,
        till_id: TillId = NOBODY,
    ) -> MemberId:
        """Add a member with an account, whom these stores have seen."""
        number = next(self._numbers)
        member_id = MemberId(UUID(int=number % 256 << 120 | number))
        welcome = [Lot(LotId(f"{member_id.hex}-0"), points)] if points else []

        def add(connection: Connection) -> None:
            connection.execute(insert(member).values(_member_row(member_id, number)))
            connection.execute(insert(account).values(member_id=member_id.bytes, version=1))
            for store_id in stores:
                row = {"member_id": member_id.bytes, "store_id": store_id}
                connection.execute(insert(seen).values(row | {"last_seen_on": seen_on.isoformat()}))
            for some in (*welcome, *lots):
                connection.execute(insert(lot).values(_lot_row(member_id, some)))
            moved = [member_entity(member_id, 1), account_entity(member_id, 1)]
            move(connection, shard_of(till_id), moved)

        self.database.write(add)
        return member_id

    def credits(
        self,
        member_id: MemberId,
        *lots: Lot,
        counters: Sequence[CounterChange] = (),
        till_id: TillId = NOBODY,
    ) -> int:
        """Add lots and counters to an account; return its version."""

        def add(connection: Connection) -> int:
            version = _next_version(connection, member_id)
            for some in lots:
                connection.execute(insert(lot).values(_lot_row(member_id, some)))
            for counted in counters:
                row = {"member_id": member_id.bytes, "name": counted.name}
                connection.execute(
                    insert(counter).values(
                        row | {"day": day_text(counted.day), "amount": counted.amount}
                    )
                )
            move(connection, shard_of(till_id), [account_entity(member_id, version)])
            return version

        return self.database.write(add)

    def counts(self, name: str, amount: int) -> None:
        """Let a sum over all members begin."""
        row = {"member_id": PROGRAM_ACCOUNT.bytes, "name": name, "day": "", "amount": amount}

        def add(connection: Connection) -> None:
            connection.execute(insert(account).values(member_id=PROGRAM_ACCOUNT.bytes, version=1))
            connection.execute(insert(counter).values(row))
            move(connection, shard_of(NOBODY), [account_entity(PROGRAM_ACCOUNT, 1)])

        self.database.write(add)

    def sees(self, member_id: MemberId, store_id: str, day: date) -> None:
        """Let a store have seen somebody on a later day."""
        rows = (seen.c.member_id == member_id.bytes, seen.c.store_id == store_id)
        change = update(seen).where(*rows).values(last_seen_on=day.isoformat())
        self.database.write(lambda connection: connection.execute(change))

    def spends(self, member_id: MemberId, amount: int, *uses: tuple[GrantId, int]) -> None:
        """Take from the account's only lot, and out of grants."""

        def take(connection: Connection) -> None:
            version = _next_version(connection, member_id)
            of_member = update(lot).where(lot.c.member_id == member_id.bytes)
            connection.execute(of_member.values(amount=lot.c.amount - amount))
            for grant_id, used in uses:
                of_grant = update(grant).where(grant.c.grant_id == grant_id.bytes)
                connection.execute(of_grant.values(used=grant.c.used + used))
            move(connection, shard_of(NOBODY), [account_entity(member_id, version)])

        self.database.write(take)

    def takes_back(self, grant_id: GrantId) -> None:
        """Let a holder's return of a grant arrive."""

        def end(connection: Connection) -> None:
            row = connection.execute(select(grant).where(grant.c.grant_id == grant_id.bytes)).one()
            bump = update(till).where(till.c.till_id == row.till_id)
            grant_no = bump.values(grant_no=till.c.grant_no + 1).returning(till.c.grant_no)
            change_no = connection.execute(grant_no).scalar_one()
            of_grant = update(grant).where(grant.c.grant_id == grant_id.bytes)
            connection.execute(of_grant.values(ended="returned", change_no=change_no))

        self.database.write(end)

    def allows(self, terms: OfflineTerms) -> None:
        """Set what tills may do while they are alone."""
        self.database.write(lambda connection: set_offline_terms(connection, terms))

    def pulls(
        self,
        till_id: TillId,
        cursor: str,
        *,
        limit: int = PULL_ROWS_MAX,
        scope: Scope = Scope.HOME,
    ) -> PullPage:
        """Return what has changed since the cursor."""
        return pull(self.database, till_id, cursor, limit=limit, scope=scope, now=NOON)

    def holds(self, till_id: TillId) -> list[GrantRow]:
        """Return the grants that a till which begins is told of."""
        return list(self.pulls(till_id, self.cursor(till_id)).grants)

    def amounts(self, till_id: TillId) -> dict[MemberId, int]:
        """Return how much a till holds of each account, of all units together."""
        found: dict[MemberId, int] = {}
        for row in self.holds(till_id):
            found[row.member_id] = found.get(row.member_id, 0) + row.amount
        return found

    def cursor(self, till_id: TillId) -> str:
        """Return the cursor of a till that has seen nothing."""
        standing = self.database.read(lambda connection: standing_of(connection, till_id))
        return standing.cursor_at(BEGINNING)


def change_till(shop: MadeShop, till_id: TillId, **values: object) -> None:
    """Change columns of a till's row."""
    change = update(till).where(till.c.till_id == till_id.bytes).values(**values)
    shop.database.write(lambda connection: connection.execute(change))


def has_told(shop: MadeShop, till_id: TillId, until: datetime) -> None:
    """Let it be known that all that a till did until then is here."""
    change_till(shop, till_id, told_until=moment_text(until))


def change_member(shop: MadeShop, member_id: MemberId, **values: object) -> None:
    """Change columns of a member's row, which moves in the feed."""

    def write(connection: Connection) -> None:
        of_member = update(member).where(member.c.member_id == member_id.bytes)
        change = of_member.values(**values, version=member.c.version + 1)
        version = connection.execute(change.returning(member.c.version)).scalar_one()
        move(connection, shard_of(NOBODY), [member_entity(member_id, version)])

    shop.database.write(write)


def _next_version(connection: Connection, member_id: MemberId) -> int:
    of_member = update(account).where(account.c.member_id == member_id.bytes)
    bump = of_member.values(version=account.c.version + 1).returning(account.c.version)
    return int(connection.execute(bump).scalar_one())


def _member_row(member_id: MemberId, number: int) -> dict[str, object]:
    return {
        "member_id": member_id.bytes,
        "version": 1,
        "card_number": f"{number:018}",
        "given_name": "Ada",
        "family_name": f"Nowak {number}",
        "phone": "",
        "email": "",
        "joined_on": "2026-01-02",
        "birthday": "",
        "language": "pl",
        "status": "active",
        "consent": "{}",
        "is_gone": 0,
    }


def _lot_row(member_id: MemberId, some: Lot) -> dict[str, object]:
    return {
        "member_id": member_id.bytes,
        "lot_id": some.lot_id,
        "unit": some.unit,
        "amount": some.amount,
        "vests_on": day_text(some.vests_on),
        "expires_on": day_text(some.expires_on),
        "awaits": some.awaits,
        "earned_on": day_text(some.earned_on),
        "idle_months": some.idle_months,
    }
