# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The code of a purchase without the card: read off the till's window and off a narrow roll."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from pos_loyalty.domain.claim_codes import CLAIM_DIGITS_MAX
from pos_loyalty.domain.codes import ClaimCode, recognise
from pos_loyalty.domain.printed import Printed
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.ui.paper_specimens import paper_specimens
from pos_loyalty.ui.receipt_paper import Paper, receipt_picture
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import SaleForm, Screen
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle
from tests.ui.paper import grey
from tests.ui.reading import codes_in
from tests.ui.receipts import printed, said


def test_a_phone_reads_the_code_off_the_tills_own_window(
    till_window: TillWindow, till: TillViewModel
) -> None:
    state = specimens()["claim-slip-receipt"]
    assert state.slip is not None
    till.state.set(state)
    settle()

    texts = [text for _, text in codes_in(till_window.grab().toImage())]

    assert texts == [state.slip.code]


@pytest.mark.usefixtures("qapp")
def test_the_largest_code_is_read_off_the_narrowest_roll() -> None:
    digits = "6051" + "7" * (CLAIM_DIGITS_MAX - 4)

    picture = receipt_picture(Printed("largest", "en", (), digits), Paper.ROLL_58)

    assert [reading.text for reading in whole_cascade().decode(grey(picture))] == [digits]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en", "Points for this purchase|Show this code with your card by 4 Dec 2026"),
        ("pl", "Punkty za ten zakup|Pokaż ten kod z kartą do 4 gru 2026"),
        ("ru", "Баллы за эту покупку|Покажите этот код с картой до 4 дек. 2026"),
    ],
)
def test_the_slip_says_until_when_and_names_nobody(language: str, rows: str) -> None:
    slip = paper_specimens(language)["without-card"]

    paper = printed(language, slip)

    assert all(row in said(paper) for row in rows.split("|"))
    assert "*" not in said(paper)
    code = recognise(paper.code, Symbology.QR_CODE, ())
    assert isinstance(code, ClaimCode)


@pytest.mark.parametrize("receipt_no", ["", "K1/117"])
def test_the_card_may_be_found_after_all_unless_the_register_was_told(
    till_window: TillWindow, till: TillViewModel, receipt_no: str
) -> None:
    begun = SaleForm("37", 3_700, receipt_no=receipt_no, can_confirm=True)

    till.state.set(replace(specimens()["ready"], screen=Screen.NO_CARD, sale=begun))
    settle()

    found = till_window.findChild(QLabel, "noCardFound")
    assert found is not None
    assert found.isVisible() is not bool(receipt_no)


def test_goods_without_a_price_go_before_the_code(
    till_window: TillWindow, till: TillViewModel
) -> None:
    asked = SaleForm("5", None, price_of="Bread", can_confirm=True)
    till.state.set(replace(specimens()["ready"], screen=Screen.NO_CARD, sale=asked))
    settle()

    (button,) = [b for b in till_window.findChildren(QPushButton, "primary") if b.isVisible()]

    assert button.accessibleName() == "Add to the purchase"


@pytest.mark.usefixtures("qapp")
def test_a_till_that_is_alone_says_where_to_come_back() -> None:
    slip = replace(paper_specimens("en")["without-card"], is_for_this_till=True)

    assert "by 4 Dec 2026, at this till." in said(printed("en", slip)).replace("\n", " ")


@pytest.mark.usefixtures("qapp")
def test_the_receipt_of_a_claim_says_when_its_points_came() -> None:
    receipt = paper_specimens("en")["sale"]
    claimed = replace(receipt, claimed_at=receipt.business_at + timedelta(days=2))

    assert "Points credited on 22 Nov 2026, 16:30" in said(printed("en", claimed))
