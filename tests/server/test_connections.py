# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Connections to PostgreSQL that rest are tried before anybody is given one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from pos_loyalty.server.database import Database, need_not_last
from tests.server.conftest import PreparedCluster

_CUT_OTHERS = text(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def shop(prepared: PreparedCluster) -> Iterator[Database]:
    """Open a new database on PostgreSQL."""
    name = prepared.cluster.new_database(prepared.template)
    opened = Database(prepared.cluster.url(name), connections_max=2)
    yield opened
    opened.close()
    prepared.cluster.drop(name)


def one(connection: Connection) -> int:
    return int(connection.execute(text("SELECT 1")).scalar_one())


def cut_all(shop: Database) -> None:
    other = Database(str(shop.engine.url.render_as_string(hide_password=False)))
    other.write(lambda connection: connection.execute(_CUT_OTHERS).all())
    other.close()


def test_one_that_was_cut_while_it_rested_is_given_to_nobody(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_loyalty.server.database._RESTED_SECONDS", 0.0)
    shop.read(one)
    cut_all(shop)

    found = shop.read(one)

    assert found == 1


def test_one_that_was_cut_a_moment_ago_fails_once(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_loyalty.server.database._RESTED_SECONDS", 3600.0)
    shop.read(one)
    cut_all(shop)

    with pytest.raises(DBAPIError) as failure:
        shop.read(one)

    assert failure.value.connection_invalidated
    assert shop.read(one) == 1


def test_long_values_are_packed_fast_where_the_server_can(shop: Database) -> None:
    asked = text(
        "SELECT setting = 'lz4' OR NOT 'lz4' = ANY(enumvals) FROM pg_settings"
        " WHERE name = 'default_toast_compression'"
    )

    is_fast = shop.read(lambda connection: connection.execute(asked).scalar())

    assert is_fast is not False


def test_a_transaction_that_need_not_last_waits_for_no_disk(shop: Database) -> None:
    asked = text("SHOW synchronous_commit")

    def work(connection: Connection) -> str:
        need_not_last(connection)
        return str(connection.execute(asked).scalar_one())

    assert shop.write(work) == "off"
    assert shop.write(lambda connection: connection.execute(asked).scalar_one()) == "on"
