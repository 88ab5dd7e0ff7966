# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""After a restore from a backup nothing is set aside that may be set aside already.

The days that the backup lacks may have brought tills grants that this server has forgotten. A till
gives up what it holds when it hears of another generation; until each of them has, or all of it
must be over by time, there are no new grants. A till that joined in those days is forgotten itself:
nobody waits to hear of it, but for the time.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, select

from pos_loyalty.server.generation import LACKS_TILLS
from pos_loyalty.server.grants.holder import Holder
from pos_loyalty.server.moments import moment_of, moment_text
from pos_loyalty.server.tables import setting
from pos_loyalty.server.upserts import insert_into

_NAME: Final = "grants_held_back"


def may_issue(connection: Connection, holder: Holder, now: datetime) -> bool:
    """Return whether no till may hold what the server has forgotten."""
    if not holder.strangers and not _lacks_tills(connection, holder):
        return True
    longest = timedelta(hours=holder.terms.lease_hours, minutes=holder.terms.grace_minutes)
    return now >= _noticed_at(connection, holder, now) + longest


def _lacks_tills(connection: Connection, holder: Holder) -> bool:
    """Return whether a till may have joined that the server has forgotten."""
    lacking = connection.execute(_CONTENT, {"name": LACKS_TILLS}).scalar_one_or_none()
    return lacking == holder.generation.hex()


def _noticed_at(connection: Connection, holder: Holder, now: datetime) -> datetime:
    """Return when this was first asked in the server's generation."""
    generation = holder.generation.hex()
    content = connection.execute(_CONTENT, {"name": _NAME}).scalar_one_or_none()
    if content and content.startswith(generation):
        return moment_of(content.removeprefix(generation))
    noted = generation + moment_text(now)
    added = insert_into(connection, setting).values(name=_NAME, content=noted)
    changed = {"content": noted}
    connection.execute(added.on_conflict_do_update(index_elements=["name"], set_=changed))
    return now


_CONTENT: Final = select(setting.c.content).where(setting.c.name == bindparam("name"))
