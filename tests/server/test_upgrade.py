# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The migrations make the tables that the code means, and may be run again."""

from datetime import timedelta

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import begin_generation, found
from pos_loyalty.server.tables import SHARDS, head, metadata, server
from pos_loyalty.server.upgrade import bring_up_to_date
from tests.fakes.facts import NOON


def test_the_migrations_make_the_tables_that_the_code_means(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []


def test_every_shard_of_the_feed_begins_at_nothing(database: Database) -> None:
    with database.engine.connect() as connection:
        heads = connection.execute(select(head).order_by(head.c.shard)).all()

    assert [tuple(row) for row in heads] == [(shard, 0, 0) for shard in range(SHARDS)]


def test_what_is_up_to_date_stays_as_it_is(database: Database) -> None:
    before = _the_server(database)

    bring_up_to_date(database)
    found(database, NOON + timedelta(days=1))

    assert _the_server(database) == before


def test_after_a_restore_it_is_another_server(database: Database) -> None:
    before = _the_server(database)

    begin_generation(database)

    after = _the_server(database)
    assert after[1] != before[1]
    assert after[2] != before[2]


def _the_server(database: Database) -> tuple[object, ...]:
    with database.engine.connect() as connection:
        return tuple(connection.execute(select(server)).one())
