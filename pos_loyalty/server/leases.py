# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who of several processes does what one of them is to do: whoever took the lease last."""

import json
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import setting


def take_lease(database: Database, name: str, holder: str, *, now: datetime, seconds: int) -> bool:
    """Take or renew a lease; return whether it is the holder's for so many seconds.

    A holder that died is followed by another once its time is over.
    """
    content = json.dumps({"holder": holder, "until": moment_text(now + timedelta(seconds=seconds))})
    key = _key(name)

    def take(connection: Connection) -> bool:
        wanted = select(setting.c.content).where(setting.c.name == key).with_for_update()
        found = connection.execute(wanted).scalar_one_or_none()
        if found is None:
            connection.execute(insert(setting).values(name=key, content=content))
            return True
        held = json.loads(found)
        if held["holder"] != holder and held["until"] > moment_text(now):
            return False
        change = update(setting).where(setting.c.name == key)
        connection.execute(change.values(content=content))
        return True

    try:
        return database.write(take)
    except IntegrityError:  # two took the first lease at the same moment
        return False


def give_back_lease(database: Database, name: str, holder: str) -> None:
    """Let anybody take a lease, if it is still the holder's."""

    def give_back(connection: Connection) -> None:
        wanted = select(setting.c.content).where(setting.c.name == _key(name)).with_for_update()
        found = connection.execute(wanted).scalar_one_or_none()
        if found is not None and json.loads(found)["holder"] == holder:
            connection.execute(delete(setting).where(setting.c.name == _key(name)))

    database.write(give_back)


def _key(name: str) -> str:
    return f"lease:{name}"
