# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards as the server confirms them: by the member's row alone, or with the account."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.cards import CardRecord, block_effects, replace_effects
from pos_loyalty.domain.errors import CardReplaced, UnknownMember
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.local_db import card_book, operation_log
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.rows import AccountRow
from tests.fakes.facts import NOON
from tests.local_db.server_words import BOB, EVE, greeting, page, who

NEW_CARD = "300000000000000051"
NOTHING = CardRecord({}, {})
OP = OpId(BOB.member_id)


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    sync = SqliteSyncStore(store)
    sync.greet(greeting(), at=NOON)
    return sync


def by_card(store: SqliteStore, card: str) -> Member:
    with store.reading() as uow:
        return uow.members.by_card(card)


def test_a_till_without_the_account_goes_by_the_members_row(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    blocked = replace(BOB, status=MemberStatus.BLOCKED)
    given = replace(EVE, card_number=NEW_CARD)

    sync.take_page(page(members=(who(blocked), who(EVE))))
    sync.take_page(page(members=(who(given, 2),)))

    assert by_card(store, BOB.card_number).status is MemberStatus.BLOCKED
    assert by_card(store, NEW_CARD) == given
    with pytest.raises(UnknownMember):
        by_card(store, EVE.card_number)


def test_a_till_with_the_account_knows_what_became_of_the_old_card(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    swapped = replace_effects(BOB.card_number, NEW_CARD, op_id=OP, record=NOTHING)
    account = AccountRow(member_id=BOB.member_id, version=1, counters=swapped.counters)

    sync.take_page(page(members=(who(BOB),), accounts=(account,)))

    assert by_card(store, NEW_CARD).card_number == NEW_CARD
    with pytest.raises(CardReplaced):
        by_card(store, BOB.card_number)


def test_the_card_of_an_absorbed_member_is_blocked_by_itself(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    blocked = block_effects(BOB.card_number, op_id=OP, record=NOTHING)
    account = AccountRow(member_id=EVE.member_id, version=1, counters=blocked.counters)
    merged = who(BOB, 2, merged_into=EVE.member_id)

    sync.take_page(page(members=(who(EVE), merged), accounts=(account,)))

    assert by_card(store, BOB.card_number) == replace(EVE, status=MemberStatus.BLOCKED)
    assert by_card(store, EVE.card_number) == EVE


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (card_book._HOLDER, "counter_of_card"),  # noqa: SLF001 - what is asked, as it is asked
        (operation_log._ADJUSTMENTS, "op_of_adjustment"),  # noqa: SLF001 - likewise
    ],
)
def test_what_is_rare_is_found_by_its_index(store: SqliteStore, sql: str, index: str) -> None:
    with store.reading() as uow:
        values = ("",) * sql.count("?")
        plan = uow.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()

    assert any(index in step[3] for step in plan)
