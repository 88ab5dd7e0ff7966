# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Publishing: a document becomes a version, from a day on, for good and for every till."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, insert, select

from pos_loyalty.clock import business_time
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.protocol.mistakes import BrokenDocument, Mistake
from pos_loyalty.protocol.program_check import check_program
from pos_loyalty.protocol.program_document import ProgramDocument, dated
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import JOBS_SHARD, move, program_entity
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.programs.book import first_moment, in_force
from pos_loyalty.server.tables import program_version, server, store

LEAD_HOURS: Final = 72
"""How long a till may be away and still know the version on its first day."""


class CannotPublish(Exception):
    """The document cannot come into force here like this; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of publishing.

    Attributes:
        is_new: ``False`` if the very same version was in force from that day before.
        warnings: Of what the document hardly means.
        lead: Until the first store's clock shows the first day; below 0 where it is over.
    """

    program_id: ProgramId
    effective_from: date
    is_new: bool
    warnings: tuple[Mistake, ...]
    lead: timedelta

    @property
    def is_short_of_time(self) -> bool:
        """Return whether a till that is away may learn of it too late."""
        return self.is_new and self.lead < timedelta(hours=LEAD_HOURS)


def publish(
    database: Database,
    document: bytes,
    *,
    effective: date | None = None,
    now: datetime,
    may_backdate: bool = False,
) -> Published:
    """Put a document into force.

    Args:
        effective: Its first business day in every store; ``None`` for what the document says.
        may_backdate: Let that day lie in the past: what was sold since stays as it was printed.

    Raises:
        BrokenDocument: If the document is no programme, or makes no sense.
        CannotPublish: If it is in another currency than the shop, its day is over, or it was
            published before and another one has taken its place.
    """
    checked = check_program(document)
    if checked.document is None:
        raise BrokenDocument(checked.mistakes)
    version = checked.document if effective is None else dated(checked.document, effective)
    warnings = check_program(version.canonical).mistakes

    def put(connection: Connection) -> Published:
        connection.execute(select(server.c.id).with_for_update())  # one publishes at a time
        lead = _lead(connection, version, now, may_backdate=may_backdate)
        is_new = _is_new(connection, version)
        if is_new:
            _add(connection, version, now)
        return Published(
            program_id=version.program_id,
            effective_from=version.program.effective_from,
            is_new=is_new,
            warnings=warnings,
            lead=lead,
        )

    return database.write(put)


def _lead(
    connection: Connection, version: ProgramDocument, now: datetime, *, may_backdate: bool
) -> timedelta:
    """Return how long it is until the version's first day, in the store where it begins first."""
    first_day = version.program.effective_from
    stores = connection.execute(select(store.c.zone, store.c.currency)).all()
    if stores and not any(row.currency == version.program.currency for row in stores):
        raise CannotPublish(
            f"The programme is in {version.program.currency}, and no store of this shop is."
        )
    zones = [row.zone for row in stores if row.currency == version.program.currency] or ["UTC"]
    is_over = any(first_day < business_time(now, zone).date() for zone in zones)
    if is_over and not may_backdate and not _is_known(connection, version.program_id):
        raise CannotPublish(
            f"{first_day} is over in this shop. A past that was published does not change: "
            "choose today or a later day, or add --backdate."
        )
    return min(datetime.combine(first_day, time(), ZoneInfo(zone)) - now for zone in zones)


def _is_new(connection: Connection, version: ProgramDocument) -> bool:
    if not _is_known(connection, version.program_id):
        return True
    first_day = version.program.effective_from
    holds = in_force(connection, first_day).program_id
    if holds == version.program_id:
        return False
    raise CannotPublish(
        f"{version.program_id} was published before. {holds}, published later, takes its place "
        f"from {first_day} on; to go back publish it with a new day."
    )


def _is_known(connection: Connection, program_id: ProgramId) -> bool:
    wanted = select(program_version.c.program_id).where(program_version.c.program_id == program_id)
    return connection.execute(wanted).first() is not None


def _add(connection: Connection, version: ProgramDocument, now: datetime) -> None:
    newest = select(func.coalesce(func.max(program_version.c.published_no), 0))
    number = connection.execute(newest).scalar_one() + 1
    row = {
        "program_id": version.program_id,
        "published_no": number,
        "effective_from": first_moment(version.program.effective_from),
        "published_at": moment_text(now),
        "document": version.canonical.decode(),
    }
    connection.execute(insert(program_version).values(row))
    move(connection, JOBS_SHARD, [program_entity(version.program_id, 1)])
