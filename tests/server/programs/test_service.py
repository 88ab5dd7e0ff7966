# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import timedelta

import pytest

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.protocol.mistakes import BrokenDocument
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.protocol.sync.pull import PullPage, Scope
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import BEGINNING
from pos_loyalty.server.feed.service import pull
from pos_loyalty.server.feed.standing import standing_of
from pos_loyalty.server.programs.book import in_force
from pos_loyalty.server.programs.service import LEAD_HOURS, CannotPublish, Published, publish
from pos_loyalty.server.tills.service import StoreLine, add_store
from tests.fakes.facts import NOON, TODAY
from tests.server.rules import document
from tests.server.speaking import STORE, Shop

SOON = TODAY + timedelta(days=7)


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def puts(shop: Shop, text: bytes | None = None, *, effective: str = "") -> Published:
    text = text or document(SOON)
    day = SOON.fromisoformat(effective) if effective else None
    return publish(shop.database, text, effective=day, now=shop.clock())


def pulled(shop: Shop) -> PullPage:
    """Return what a till learns that knew nothing before."""
    till_id = shop.till().till_id
    start = shop.database.read(lambda c: standing_of(c, till_id).cursor_at(BEGINNING))
    return pull(shop.database, till_id, start, limit=100, scope=Scope.HOME, now=NOON)


def test_a_version_holds_from_its_day_on(shop: Shop) -> None:
    published = puts(shop)

    found = shop.database.read(lambda c: in_force(c, SOON))
    assert (published.is_new, published.effective_from) == (True, SOON)
    assert found.program_id == published.program_id
    assert found.program.effective_from == SOON
    with pytest.raises(NoProgramInForce):
        shop.database.read(lambda c: in_force(c, SOON - timedelta(days=1)))


def test_every_till_learns_of_it(shop: Shop) -> None:
    published = puts(shop)

    (row,) = pulled(shop).programs

    assert (row.program_id, row.published_no) == (published.program_id, 1)
    assert row.effective_from.date() == SOON
    assert parse_program(row.document.encode()).program_id == published.program_id


def test_published_again_nothing_changes(shop: Shop) -> None:
    puts(shop)

    assert not puts(shop).is_new

    assert len(pulled(shop).programs) == 1


def test_of_two_for_one_day_the_later_published_holds(shop: Shop) -> None:
    puts(shop)
    second = puts(shop, document(SOON, name={"en": "Other"}))

    assert shop.database.read(lambda c: in_force(c, SOON)).program_id == second.program_id
    with pytest.raises(CannotPublish, match="takes its place"):
        puts(shop)


def test_to_go_back_a_version_is_published_with_a_new_day(shop: Shop) -> None:
    puts(shop)
    puts(shop, document(SOON, name={"en": "Other"}))
    next_day = SOON + timedelta(days=1)

    third = puts(shop, effective=next_day.isoformat())

    found = shop.database.read(lambda c: in_force(c, next_day))
    assert found.program_id == third.program_id


@pytest.mark.parametrize(("days", "is_short"), [(2, True), (5, False)])
def test_who_publishes_late_is_told_that_tills_may_be_away(
    shop: Shop, *, days: int, is_short: bool
) -> None:
    published = puts(shop, document(TODAY + timedelta(days=days)))

    assert published.is_short_of_time is is_short
    assert (published.lead < timedelta(hours=LEAD_HOURS)) is is_short


def test_the_day_begins_where_the_store_is(shop: Shop) -> None:
    add_store(
        shop.database,
        StoreLine(store_id="nz", store_name="Far", zone="Pacific/Auckland", currency="PLN"),
    )

    lead = puts(shop).lead

    # Midnight in Auckland is at 11 UTC of the day before.
    assert lead == timedelta(days=6, hours=-1)


def test_a_day_that_is_over_is_refused_unless_it_is_meant(shop: Shop) -> None:
    past = document(TODAY - timedelta(days=1))

    with pytest.raises(CannotPublish, match="is over"):
        puts(shop, past)
    assert publish(shop.database, past, now=NOON, may_backdate=True).lead < timedelta()


def test_today_is_not_over(shop: Shop) -> None:
    assert puts(shop, document(TODAY)).is_short_of_time


def test_what_makes_no_sense_is_refused_by_name(shop: Shop) -> None:
    with pytest.raises(BrokenDocument, match="rewards"):
        puts(shop, document(SOON, rewards=[{"reward_id": "x"}]))


def test_another_currency_than_the_shop_s_is_refused(shop: Shop) -> None:
    with pytest.raises(CannotPublish, match="no store"):
        puts(shop, document(SOON, currency="EUR"))


def test_of_several_currencies_one_is_enough(shop: Shop) -> None:
    add_store(
        shop.database,
        StoreLine(store_id="ber-1", store_name="Ecke", zone="Europe/Berlin", currency="EUR"),
    )

    assert puts(shop, document(SOON, currency="EUR")).is_new


def test_a_shop_without_stores_may_have_rules_already(database: Database) -> None:
    assert publish(database, document(SOON), now=NOON).is_new


def test_a_store_keeps_its_currency(shop: Shop) -> None:
    with pytest.raises(ValueError, match="stays so"):
        add_store(
            shop.database,
            StoreLine(store_id=STORE.store_id, store_name="x", zone="UTC", currency="EUR"),
        )
