# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till says of the camera and of a card's file."""

import pytest

from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from tests.ui.view_models.shop import ANNA_CARD, BLANK_CARD, LateRunner, Shop, a_fake_store

UNPLUGGED = Notice(NoticeKind.WARNING, NoticeCode.CAMERA_TROUBLE, (("reason", "unplugged"),))


def test_trouble_with_the_camera_is_said_and_taken_back(shop: Shop) -> None:
    shop.till.camera_trouble("unplugged")
    said = shop.state.notice
    shop.till.camera_trouble("")

    assert said == UNPLUGGED
    assert shop.state.notice is None


def test_a_camera_that_is_well_takes_no_other_word_away(shop: Shop) -> None:
    shop.scan(BLANK_CARD)
    before = shop.state.notice

    shop.till.camera_trouble("")

    assert before is not None
    assert shop.state.notice == before


def test_the_camera_waits_while_something_else_is_said(shop: Shop) -> None:
    shop.scan(BLANK_CARD)

    shop.till.camera_trouble("unplugged")
    meanwhile = shop.state.notice
    shop.till.dismiss_notice()
    shop.wait(1)

    assert meanwhile != UNPLUGGED
    assert shop.state.notice == UNPLUGGED


def test_a_starting_till_says_it_when_it_has_started() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.till.begin(lambda: False)

    shop.till.camera_trouble("unplugged")
    reads.finish_all()
    shop.wait(1)

    assert shop.state.notice == UNPLUGGED


def test_trouble_that_is_over_before_it_could_be_said_is_not_said(shop: Shop) -> None:
    shop.scan(BLANK_CARD)
    shop.till.camera_trouble("unplugged")

    shop.till.camera_trouble("")
    shop.till.dismiss_notice()
    shop.wait(1)

    assert shop.state.notice is None


def test_the_cashier_hears_where_the_card_is(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.card_saved("card-5676.pdf")

    facts = (("file_name", "card-5676.pdf"),)
    assert shop.state.notice == Notice(NoticeKind.INFO, NoticeCode.CARD_SAVED, facts)
    assert shop.state.member is not None


def test_a_card_that_could_not_be_saved_is_said(shop: Shop) -> None:
    shop.till.card_saved("")

    assert shop.state.notice == Notice(NoticeKind.ERROR, NoticeCode.CARD_FAILED)


@pytest.mark.parametrize(
    ("file_name", "kind", "code"),
    [
        ("till-1.rescue", NoticeKind.INFO, "copy_saved"),
        ("", NoticeKind.ERROR, "copy_failed"),
        (None, NoticeKind.INFO, "server_up_to_date"),
    ],
)
def test_what_became_of_a_copy_is_said(
    shop: Shop, file_name: str | None, kind: NoticeKind, code: str
) -> None:
    shop.till.copy_saved(file_name)

    assert shop.state.notice is not None
    assert (shop.state.notice.kind, shop.state.notice.code) == (kind, code)
