# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import timedelta

from pos_loyalty.server.generation import begin_generation
from pos_loyalty.server.grants.service import identify, issue_for_home
from tests.fakes.facts import NOON
from tests.server.made_shop import GDANSK, MadeShop

LONGEST = timedelta(hours=72 + 1)


def test_a_restored_server_gives_nothing_while_a_till_may_hold_what_it_forgot(
    shop: MadeShop,
) -> None:
    first, second = shop.opens_till(), shop.opens_till(GDANSK)
    member_id = shop.enrols(300)
    for till_id in (first, second):
        shop.pulls(till_id, shop.cursor(till_id))
    begin_generation(shop.database)
    shop.pulls(first, shop.cursor(first))  # it has given up what it held

    found = identify(shop.database, first, member_id, NOON)

    assert found.account is not None
    assert found.grants == ()
    assert issue_for_home(shop.database, first, NOON) == 0


def test_once_every_till_has_heard_of_it_all_is_as_before(shop: MadeShop) -> None:
    first, second = shop.opens_till(), shop.opens_till(GDANSK)
    member_id = shop.enrols(300)
    for till_id in (first, second):
        shop.pulls(till_id, shop.cursor(till_id))
    begin_generation(shop.database)
    for till_id in (first, second):
        shop.pulls(till_id, shop.cursor(till_id))

    found = identify(shop.database, first, member_id, NOON)

    assert sum(grant.amount for grant in found.grants) == 300


def test_a_till_that_never_comes_back_keeps_the_others_waiting_for_one_lease(
    shop: MadeShop,
) -> None:
    first, second = shop.opens_till(), shop.opens_till(GDANSK)
    shop.enrols(300)
    for till_id in (first, second):
        shop.pulls(till_id, shop.cursor(till_id))
    begin_generation(shop.database)
    shop.pulls(first, shop.cursor(first))
    issue_for_home(shop.database, first, NOON)

    almost = issue_for_home(shop.database, first, NOON + LONGEST - timedelta(seconds=1))

    assert almost == 0
    assert issue_for_home(shop.database, first, NOON + LONGEST) == 1


def test_a_second_restore_is_waited_for_anew(shop: MadeShop) -> None:
    first, second = shop.opens_till(), shop.opens_till(GDANSK)
    shop.enrols(300)
    for till_id in (first, second):
        shop.pulls(till_id, shop.cursor(till_id))
    begin_generation(shop.database)
    issue_for_home(shop.database, first, NOON)
    begin_generation(shop.database)
    issue_for_home(shop.database, first, NOON + LONGEST)

    assert issue_for_home(shop.database, first, NOON + LONGEST + timedelta(hours=1)) == 0
    assert issue_for_home(shop.database, first, NOON + 2 * LONGEST) == 1


def test_a_till_that_the_backup_has_never_heard_of_is_waited_for(shop: MadeShop) -> None:
    first = shop.opens_till()
    shop.enrols(300)
    shop.pulls(first, shop.cursor(first))
    begin_generation(shop.database, lacks_tills=True)
    shop.pulls(first, shop.cursor(first))  # as all have that are known

    at_first = issue_for_home(shop.database, first, NOON)

    assert at_first == 0
    assert issue_for_home(shop.database, first, NOON + LONGEST - timedelta(seconds=1)) == 0
    assert issue_for_home(shop.database, first, NOON + LONGEST) == 1


def test_tills_of_a_new_shop_wait_for_nobody(shop: MadeShop) -> None:
    first, _never_heard = shop.opens_till(), shop.opens_till(GDANSK)
    shop.enrols(300)

    assert issue_for_home(shop.database, first, NOON) == 1
