# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from pos_loyalty.domain.ids import LotId, MemberId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange, Lot
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.protocol.sync.pull import PULL_ROWS_MAX, PullPage, Scope
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import CursorGone
from pos_loyalty.server.feed.positions import account_entity, move
from pos_loyalty.server.feed.standing import newest
from pos_loyalty.server.generation import begin_generation
from pos_loyalty.server.grants.service import issue_for_home
from pos_loyalty.server.tills.roll import TillUnknown
from tests.fakes.facts import NOON
from tests.server.grants.conftest import publish_program
from tests.server.made_shop import GDANSK, NOBODY, WARSAW, MadeShop, change_member

SCOPES = list(Scope)


def pulls_all(
    shop: MadeShop, till_id: TillId, cursor: str, *, limit: int, scope: Scope = Scope.HOME
) -> tuple[list[PullPage], str]:
    """Return the pages up to the last, and the cursor after them."""
    pages = [shop.pulls(till_id, cursor, limit=limit, scope=scope)]
    while pages[-1].has_more:
        cursor = pages[-1].cursor or cursor
        pages.append(shop.pulls(till_id, cursor, limit=limit, scope=scope))
    return pages, pages[-1].cursor or cursor


@pytest.mark.parametrize("scope", SCOPES)
def test_what_has_changed_is_sent_once(database: Database, scope: Scope) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    member_id = shop.enrols(50)

    first = shop.pulls(till_id, shop.cursor(till_id), scope=scope)
    again = shop.pulls(till_id, first.cursor or "", scope=scope)

    assert [row.member.member_id for row in first.members] == [member_id]
    assert [row.lots[0].amount for row in first.accounts] == [50]
    assert first.cursor
    assert again == PullPage(server_time=NOON)


def test_nothing_new_is_said_in_few_bytes(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    shop.enrols(50)
    cursor = shop.pulls(till_id, shop.cursor(till_id)).cursor or ""

    page = shop.pulls(till_id, cursor)

    assert len(encode(page)) <= 60


def test_whoever_changes_twice_is_sent_once(database: Database) -> None:
    shop = MadeShop(database)
    till_id, other = shop.opens_till(), shop.opens_till()
    member_id = shop.enrols(50, till_id=till_id)
    shop.credits(member_id, Lot(LotId("b"), 5), till_id=other)
    version = shop.credits(member_id, Lot(LotId("c"), 5), till_id=till_id)

    page = shop.pulls(till_id, shop.cursor(till_id))

    assert [(row.member_id, row.version) for row in page.accounts] == [(member_id, version)]


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_of_any_size_bring_everything(database: Database, scope: Scope, limit: int) -> None:
    shop = MadeShop(database)
    tills = [shop.opens_till() for _ in range(3)]
    members = {shop.enrols(5, till_id=tills[n % 3]) for n in range(8)}

    pages, cursor = pulls_all(shop, tills[0], shop.cursor(tills[0]), limit=limit, scope=scope)

    assert [row.member.member_id for page in pages for row in page.members] != []
    assert {row.member.member_id for page in pages for row in page.members} == members
    assert sorted(row.member_id for page in pages for row in page.accounts) == sorted(members)
    assert all(len(page.members) + len(page.accounts) <= limit for page in pages)
    assert not shop.pulls(tills[0], cursor, scope=scope).is_news


def test_what_changes_between_two_pages_comes_with_the_next(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    first, second = shop.enrols(5), shop.enrols(6)
    page = shop.pulls(till_id, shop.cursor(till_id), limit=2)
    version = shop.credits(first, Lot(LotId("b"), 5))

    pages, _ = pulls_all(shop, till_id, page.cursor or "", limit=2)

    seen = [(row.member_id, row.version) for some in pages for row in some.accounts]
    assert (first, version) in seen
    assert (second, 1) in [*seen, *[(row.member_id, row.version) for row in page.accounts]]


def test_a_till_follows_the_accounts_that_its_store_has_seen(database: Database) -> None:
    shop = MadeShop(database)
    here, there = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    ours, theirs = shop.enrols(5, stores=[WARSAW]), shop.enrols(6, stores=[GDANSK])

    page = shop.pulls(here, shop.cursor(here))
    other = shop.pulls(there, shop.cursor(there))

    assert {row.member.member_id for row in page.members} == {ours, theirs}
    assert [row.member_id for row in page.accounts] == [ours]
    assert [row.member_id for row in other.accounts] == [theirs]


def test_what_is_of_no_business_moves_the_cursor_and_is_no_news(database: Database) -> None:
    shop = MadeShop(database)
    here = shop.opens_till(WARSAW)
    theirs = shop.enrols(6, stores=[GDANSK])
    cursor = shop.pulls(here, shop.cursor(here)).cursor or ""
    shop.credits(theirs, Lot(LotId("b"), 5))

    page = shop.pulls(here, cursor)

    assert not shop.pulls(here, cursor, scope=Scope.HOME).is_news
    assert shop.pulls(here, cursor, scope=Scope.EVERYTHING).is_news
    assert page.accounts == ()
    assert page.cursor not in {None, cursor}
    assert shop.pulls(here, page.cursor or "").cursor is None


def test_the_sums_over_all_members_go_to_every_till(database: Database) -> None:
    shop = MadeShop(database)
    here = shop.opens_till(WARSAW)
    shop.counts("uses:coffee", 3)

    page = shop.pulls(here, shop.cursor(here))

    assert [row.member_id for row in page.accounts] == [PROGRAM_ACCOUNT]
    assert page.accounts[0].counters == (CounterChange("uses:coffee", None, 3),)


def test_a_published_programme_is_sent(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    publish_program(database)

    (row,) = shop.pulls(till_id, shop.cursor(till_id)).programs

    assert parse_program(row.document.encode()).program_id == row.program_id
    assert row.effective_from == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_tombstone_is_sent_like_any_row(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    member_id = shop.enrols(5)
    cursor = shop.pulls(till_id, shop.cursor(till_id)).cursor or ""
    change_member(shop, member_id, is_gone=1)

    (row,) = shop.pulls(till_id, cursor).members

    assert (row.member.member_id, row.is_gone) == (member_id, True)


def test_a_till_is_told_of_its_own_grants(database: Database) -> None:
    shop = MadeShop(database)
    publish_program(database)
    first, second = shop.opens_till(), shop.opens_till()
    for _ in range(5):
        shop.enrols(800)
    cursor = shop.pulls(first, shop.cursor(first)).cursor or ""
    for till_id in (first, second):
        issue_for_home(database, till_id, NOON)

    assert shop.pulls(first, cursor, scope=Scope.HOME).is_news
    pages, cursor = pulls_all(shop, first, cursor, limit=2)

    told = [grant.grant_id for page in pages for grant in page.grants]
    assert len(set(told)) == len(told) == 5
    assert [len(page.grants) for page in pages] == [2, 2, 1]
    assert not shop.pulls(first, cursor, scope=Scope.HOME).is_news


def test_a_page_is_never_larger_than_any_till_takes(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    moved = [account_entity(MemberId(uuid4()), 1) for _ in range(PULL_ROWS_MAX + 1)]
    database.write(lambda connection: move(connection, 0, moved))

    page = shop.pulls(till_id, shop.cursor(till_id), limit=10**6, scope=Scope.EVERYTHING)

    assert page.has_more


def test_whatever_has_changed_is_seen_by_who_waits(database: Database) -> None:
    shop = MadeShop(database)
    publish_program(database)
    till_id = shop.opens_till()
    before = newest(database)
    member_id = shop.enrols(800)
    changed = newest(database)
    issue_for_home(database, till_id, NOON, members=[member_id])

    assert before != changed
    assert newest(database) != changed
    assert newest(database) == newest(database)


def test_a_cursor_of_before_a_restore_is_gone(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    cursor = shop.cursor(till_id)
    begin_generation(database)

    with pytest.raises(CursorGone):
        shop.pulls(till_id, cursor)


def test_a_till_that_has_no_cursor_yet_has_to_bootstrap(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()

    with pytest.raises(CursorGone):
        shop.pulls(till_id, "")


def test_a_till_that_nobody_knows_is_told_nothing(database: Database) -> None:
    shop = MadeShop(database)
    cursor = shop.cursor(shop.opens_till())

    with pytest.raises(TillUnknown):
        shop.pulls(NOBODY, cursor)
