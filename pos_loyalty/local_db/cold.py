# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file through SQLAlchemy: for migrations, checks and reads that nobody waits for."""

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from pos_loyalty.local_db.connection import Role, open_connection


def cold_engine(path: Path, key: bytes, role: Role = Role.WRITER) -> Engine:
    """Return an engine on the till's file; each connection is opened and closed anew."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: open_connection(path, key, role),
        poolclass=NullPool,
    )
    begin = "BEGIN IMMEDIATE" if role is Role.WRITER else "BEGIN DEFERRED"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)  # the driver leaves it to us

    return engine
