# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's stores and their tills, and who of them may still speak."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select, update

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import op, store, till, till_progress


class StoreUnknown(LookupError):
    """The shop has no such store."""


class TillUnknown(LookupError):
    """The shop has no such till."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreLine:
    """A store of the shop.

    Attributes:
        zone: IANA name.
        currency: ISO 4217.
    """

    store_id: str
    store_name: str
    zone: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TillLine:
    """A till, or a channel, as an administrator is shown it.

    Attributes:
        kind: ``till`` or ``channel``.
        status: ``active`` or ``revoked``.
        held: How many of its operations the server has, in all epochs.
        gap: The first and the last of the operations that it lost; ``None`` for none.
        fingerprint: To be compared with what the till's screen shows; empty for a channel.
        last_contact_at: Empty before the first.
    """

    till_id: TillId
    store_id: str
    till_no: int
    name: str
    kind: str
    status: str
    epoch: int
    release: str
    last_contact_at: str
    fingerprint: tuple[str, ...]
    held: int
    quarantined: int
    parked: int
    gap: tuple[int, int] | None


def add_store(database: Database, line: StoreLine) -> None:
    """Add a store, or change what is said of one; its currency stays."""

    def put(connection: Connection) -> None:
        wanted = select(store.c.currency).where(store.c.store_id == line.store_id)
        currency = connection.execute(wanted.with_for_update()).scalar_one_or_none()
        values = {"store_name": line.store_name, "zone": line.zone, "currency": line.currency}
        if currency is None:
            connection.execute(insert(store).values(store_id=line.store_id, **values))
        elif currency != line.currency:
            raise ValueError(f"{line.store_id} is in {currency}, and stays so")
        else:
            change = update(store).where(store.c.store_id == line.store_id)
            connection.execute(change.values(**values))

    database.write(put)


def list_stores(database: Database) -> tuple[StoreLine, ...]:
    """Return the stores, by their ids."""

    def read(connection: Connection) -> tuple[StoreLine, ...]:
        rows = connection.execute(select(store).order_by(store.c.store_id)).mappings()
        return tuple(StoreLine(**row) for row in rows)

    return database.read(read)


def list_tills(database: Database) -> tuple[TillLine, ...]:
    """Return tills and channels, by store and number."""

    def read(connection: Connection) -> tuple[TillLine, ...]:
        counts = {
            (row.till_id, row.outcome): row.many
            for row in connection.execute(
                select(op.c.till_id, op.c.outcome, func.count().label("many"))
                .where(op.c.is_applied == 0)
                .group_by(op.c.till_id, op.c.outcome)
            )
        }
        progress = (
            select(
                till_progress.c.till_id,
                func.sum(till_progress.c.expected_seq - 1).label("held"),
                func.min(till_progress.c.gap_from).label("gap_from"),
                func.max(till_progress.c.gap_to).label("gap_to"),
            )
            .group_by(till_progress.c.till_id)
            .subquery()
        )
        rows = connection.execute(
            select(till, progress.c.held, progress.c.gap_from, progress.c.gap_to)
            .outerjoin(progress, progress.c.till_id == till.c.till_id)
            .order_by(till.c.store_id, till.c.till_no, till.c.till_id)
        )
        return tuple(_till_line(row, counts) for row in rows)

    return database.read(read)


def revoke(database: Database, till_id: TillId) -> None:
    """Trust a till no more: what it still hands over is kept, and not applied.

    What it holds of grants is freed when they are over, not before: nobody knows what it spent.

    Raises:
        TillUnknown: If there is no such till.
    """
    _set_status(database, till_id, "revoked")


def reinstate(database: Database, till_id: TillId) -> None:
    """Trust a till again: what it handed over meanwhile it hands over once more.

    Raises:
        TillUnknown: If there is no such till.
    """
    _set_status(database, till_id, "active")


def _set_status(database: Database, till_id: TillId, status: str) -> None:
    change = update(till).where(till.c.till_id == till_id.bytes).values(status=status)
    if not database.write(lambda connection: connection.execute(change).rowcount):
        raise TillUnknown(str(till_id))


def _till_line(row: Row[Any], counts: dict[tuple[bytes, str], int]) -> TillLine:
    return TillLine(
        till_id=TillId(UUID(bytes=row.till_id)),
        store_id=row.store_id,
        till_no=row.till_no,
        name=row.name,
        kind=row.kind,
        status=row.status,
        epoch=row.epoch,
        release=row.release,
        last_contact_at=row.last_contact_at or "",
        fingerprint=fingerprint_of(row.public_key) if row.public_key and row.kind == "till" else (),
        held=row.held or 0,
        quarantined=counts.get((row.till_id, "quarantined"), 0),
        parked=counts.get((row.till_id, "parked"), 0),
        gap=None if row.gap_from is None else (row.gap_from, row.gap_to),
    )
