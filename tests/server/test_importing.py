# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
from typing import Any
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.importing import (
    LINE_BYTES_MAX,
    Imported,
    UnreadableLine,
    import_members,
)
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.rebuild import projection_digest, rebuild
from pos_loyalty.server.rechecking.service import recheck
from pos_loyalty.server.tables import member
from tests.fakes.facts import NOON
from tests.server.rules import document


@pytest.fixture
def shop(database: Database) -> Database:
    publish(database, document(), now=NOON, may_backdate=True)
    return database


def line(card: str = "1", **fields: Any) -> bytes:  # noqa: ANN401 - of any field
    return json.dumps({"card_number": card, "given_name": "Ada", **fields}).encode()


def members(shop: Database) -> list[Any]:
    with shop.engine.connect() as connection:
        return list(connection.execute(member.select().order_by(member.c.card_number)))


def test_members_come_with_what_they_had(shop: Database) -> None:
    came = [line("1", points=120, phone="+48 501 234 567", email="ADA@example.com"), line("2")]

    assert import_members(shop, came, NOON) == Imported(added=2, known=0, doubtful=0)

    ids = [MemberId(UUID(bytes=row.member_id)) for row in members(shop)]
    (first, _) = shop.read(lambda c: member_rows(c, ids))
    (account,) = shop.read(lambda c: account_rows(c, ids[:1]))
    assert (first.member.phone, first.member.email) == ("+48501234567", "ada@example.com")
    assert [lot.amount for lot in account.lots] == [120]


def test_the_same_file_again_changes_nothing(shop: Database) -> None:
    came = [line(str(number), points=number) for number in range(300)]
    import_members(shop, came, NOON)
    before = projection_digest(shop)

    assert import_members(shop, [*came, line("new")], NOON) == Imported(
        added=1, known=300, doubtful=0
    )
    assert before != projection_digest(shop)
    assert import_members(shop, came, NOON).added == 0


def test_a_card_that_comes_twice_in_a_file_counts_once(shop: Database) -> None:
    assert import_members(shop, [line("1", points=5)] * 2, NOON) == Imported(
        added=1, known=1, doubtful=0
    )


def test_who_shares_a_phone_is_for_a_person_to_look_at(shop: Database) -> None:
    phone = "+48501234567"

    imported = import_members(shop, [line("1", phone=phone), line("2", phone=phone)], NOON)

    assert imported == Imported(added=2, known=0, doubtful=1)


@pytest.mark.parametrize(
    "wrong",
    [
        b"no json",
        b"[]",
        line(points=-1),
        line(phone="501 234 567"),
        line(email="nobody"),
        line(name="Ada"),
        line("a b"),
        line(given_name=""),
        line(given_name="x" * LINE_BYTES_MAX),
    ],
)
def test_a_line_that_is_none_is_named_and_not_repeated(shop: Database, wrong: bytes) -> None:
    with pytest.raises(UnreadableLine, match="line 2") as error:
        import_members(shop, [line("1"), wrong], NOON)

    assert "501" not in str(error.value)
    assert members(shop) == []


def test_there_are_rules_before_there_are_members(database: Database) -> None:
    with pytest.raises(NoProgramInForce):
        import_members(database, [line()], NOON)


def test_what_was_imported_is_made_anew_from_the_operations(shop: Database) -> None:
    import_members(shop, [line(str(n), points=n) for n in range(20)], NOON)
    before = projection_digest(shop)

    assert rebuild(shop) == 20

    assert projection_digest(shop) == before


def test_nobody_evaluates_again_what_no_engine_decided(shop: Database) -> None:
    import_members(shop, [line("1", points=120)], NOON)

    assert recheck(shop, NOON).flagged == 0
