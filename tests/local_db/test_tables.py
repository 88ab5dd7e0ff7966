# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from pos_loyalty.local_db.cold import cold_engine
from pos_loyalty.local_db.connection import KEY_BYTES
from pos_loyalty.local_db.tables import metadata
from pos_loyalty.local_db.upgrade import migrate

KEY = bytes(range(KEY_BYTES))


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "migrated.db"
    migrate(path, KEY)
    with cold_engine(path, KEY).connect() as connection:
        yield connection


def _schema(connection: Connection) -> dict[str, str]:
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND name <> 'alembic_version'")
    )
    return {row.name: " ".join(row.sql.split()) for row in rows}


def test_the_migrations_make_the_tables_that_the_code_knows(
    migrated: Connection, tmp_path: Path
) -> None:
    engine = cold_engine(tmp_path / "declared.db", KEY)
    with engine.begin() as connection:
        metadata.create_all(connection)
        declared = _schema(connection)

    assert _schema(migrated) == declared


def test_every_table_is_strict(migrated: Connection) -> None:
    rows = migrated.execute(text("SELECT name, strict FROM pragma_table_list WHERE schema='main'"))

    loose = {row.name for row in rows if not row.strict}

    assert loose == {"alembic_version", "sqlite_schema"}


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_table_has_a_key(name: str) -> None:
    assert metadata.tables[name].primary_key.columns
