# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of amounts and of stored money."""

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.domain.errors import MoreThanDue, NotGrantedHere
from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.units import money_in
from pos_loyalty.places import find_places
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    assert LanguageSwitch(find_places().resources_dir / "i18n").use("en")


def test_paying_more_than_is_due_names_both_amounts() -> None:
    refusal = notice_of(MoreThanDue(paid_minor=2000, due_minor=1800))

    text = notice_text(refusal, "PLN", "en")

    said = "Only PLN 18.00 is to be paid, and PLN 20.00 would be taken."
    assert text.title.replace("\xa0", " ") == said


def test_where_money_is_not_granted_no_points_are_spoken_of() -> None:
    refusal = NotGrantedHere(granted=0, spendable=900, unit=money_in(WalletId("gift-card")))

    assert notice_text(notice_of(refusal), "PLN", "en").meaning == "Nothing was spent."
