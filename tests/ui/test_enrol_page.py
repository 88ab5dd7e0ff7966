# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The page of joining: what the pads type goes where the cashier sees the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.widgets.enrol_page import EnrolPage
from tests.ui.conftest import shown_at
from tests.ui.view_models.shop import Shop, a_fake_store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_fake_store())
    shop.till.open(Screen.ENROL)
    shop.till.enrol.type_name("Annna")
    shop.till.enrol.type_contact("600700800")
    return shop


@pytest.fixture
def page(shop: Shop, qapp: QApplication, appearance: Appearance) -> Iterator[EnrolPage]:
    page = EnrolPage(shop.till.enrol, appearance.icons)
    end = shop.till.state.watch(page.render_state)
    shown_at(page, QSize(1024, 600))
    yield page
    end()
    page.close()


def press(page: EnrolPage, name: str) -> None:
    (key,) = page.findChildren(QAbstractButton, name)
    key.click()


def typed(shop: Shop) -> tuple[str, str]:
    return shop.state.enrol.name, shop.state.enrol.contact


def test_backspace_of_the_number_pad_takes_a_letter_off_the_name_in_focus(
    shop: Shop, page: EnrolPage
) -> None:
    press(page, "enrolKeyBackspace")

    assert typed(shop) == ("Annn", "600700800")


def test_digits_lead_from_the_name_to_the_contact_and_backspace_follows(
    shop: Shop, page: EnrolPage
) -> None:
    press(page, "enrolKey7")
    press(page, "enrolKey1")
    press(page, "enrolKeyBackspace")

    (contact,) = (one for one in page.findChildren(QLineEdit) if one.hasFocus())
    assert contact.text() == "6007008007"
    assert typed(shop) == ("Annna", "6007008007")
