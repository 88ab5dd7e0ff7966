# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterable

import pytest

from pos_loyalty.domain.ids import LotId, MemberId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Lot
from pos_loyalty.protocol.sync.digests import DigestRequest, bucket_digests
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.server.database import Database
from pos_loyalty.server.digests.service import compare
from pos_loyalty.server.tills.roll import TillUnknown
from tests.server.made_shop import GDANSK, NOBODY, WARSAW, MadeShop, change_member

SCOPES = list(Scope)


def digests_of(
    members: Iterable[tuple[MemberId, int]],
    accounts: Iterable[tuple[MemberId, int]],
    scope: Scope = Scope.HOME,
) -> DigestRequest:
    return DigestRequest(
        members=bucket_digests(members), accounts=bucket_digests(accounts), scope=scope
    )


def all_that(shop: MadeShop, till_id: TillId, scope: Scope) -> DigestRequest:
    """Return the digests of a till that has pulled everything."""
    page = shop.pulls(till_id, shop.cursor(till_id), scope=scope)
    members = [(row.member.member_id, row.version) for row in page.members if not row.is_gone]
    return digests_of(members, [(row.member_id, row.version) for row in page.accounts], scope)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_till_that_has_pulled_everything_differs_in_nothing(
    database: Database, scope: Scope
) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    for stores in ([WARSAW], [WARSAW, GDANSK], [GDANSK], []):
        shop.enrols(5, stores=stores)
    shop.counts("uses:coffee", 3)

    answer = compare(database, till_id, all_that(shop, till_id, scope))

    assert (answer.differing, answer.members, answer.accounts) == ((), (), ())


def test_rows_of_a_bucket_that_differs_are_sent_anew(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    shop.enrols(5)
    member_id = shop.enrols(5)
    before = all_that(shop, till_id, Scope.HOME)
    version = shop.credits(member_id, Lot(LotId("b"), 5))

    answer = compare(database, till_id, before)

    assert answer.differing == (member_id.bytes[0],)
    assert [row.member.member_id for row in answer.members] == [member_id]
    assert [(row.member_id, row.version) for row in answer.accounts] == [(member_id, version)]


@pytest.mark.parametrize("bucket", [0, 255])
def test_a_row_that_the_till_lacks_is_sent(database: Database, bucket: int) -> None:
    shop = MadeShop(database, first_number=254)
    till_id = shop.opens_till()
    shop.counts("uses:coffee", 3)
    member_id = shop.enrols(5)

    answer = compare(database, till_id, digests_of([], []))

    assert bucket in answer.differing
    assert member_id in {row.member.member_id for row in answer.members}
    assert PROGRAM_ACCOUNT in {row.member_id for row in answer.accounts}


def test_who_is_gone_is_told_to_a_till_that_still_has_them(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    member_id = shop.enrols(5)
    before = all_that(shop, till_id, Scope.HOME)
    change_member(shop, member_id, is_gone=1)

    answer = compare(database, till_id, before)

    assert [row.is_gone for row in answer.members] == [True]
    assert answer.accounts == ()


def test_an_account_that_the_till_does_not_follow_is_no_difference(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till(WARSAW)
    theirs = shop.enrols(5, stores=[GDANSK])
    before = all_that(shop, till_id, Scope.HOME)
    shop.credits(theirs, Lot(LotId("b"), 5))

    assert compare(database, till_id, before).differing == ()


def test_an_answer_ends_with_the_bucket_that_fills_it(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    for _ in range(30):
        shop.enrols(5)

    answer = compare(database, till_id, digests_of([], []), rows_max=10)

    assert len(answer.differing) == 30
    assert len(answer.members) + len(answer.accounts) == 10


@pytest.mark.parametrize("many", [0, 255, 257])
def test_digests_of_other_buckets_are_not_understood(database: Database, many: int) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()

    with pytest.raises(UnreadableMessage, match="256"):
        compare(database, till_id, DigestRequest(members=("0",) * many, accounts=("0",) * 256))


def test_a_till_that_nobody_knows_is_told_nothing(database: Database) -> None:
    with pytest.raises(TillUnknown):
        compare(database, NOBODY, digests_of([], []))
