# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's display: what it shows, that its codes are read, and where it may stand."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.widgets.qr_code import SIDE_MIN, QrCode
from pos_loyalty.ui.windows.customer import CustomerWindow, spare_screen
from tests.ui.conftest import settle
from tests.ui.measuring import seen
from tests.ui.reading import codes_in


def show(window: CustomerWindow, name: str, *, join_text: str = JOIN_TEXT) -> list[str]:
    """Show a specimen, and return the words on the window."""
    state = specimens()[name]
    window.render_state(customer_view(state, join_text=join_text, language="en"))
    settle()
    return [label.text() for label in seen(window, QLabel)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_phone_reads_the_code_to_join_off_the_screen(
    customer_window: CustomerWindow, theme: str
) -> None:
    if theme == "dark":
        customer_window._appearance.switch_theme()  # noqa: SLF001 - the fixture's own
    show(customer_window, "ready")
    picture = customer_window.grab().toImage()

    texts = [text for _, text in codes_in(picture)]

    assert texts == [JOIN_TEXT]


def test_a_second_decoder_reads_it_too(customer_window: CustomerWindow) -> None:
    show(customer_window, "ready")
    grey = customer_window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())

    text, *_ = cv2.QRCodeDetector().detectAndDecode(pixels[:, : grey.width()].copy())

    assert text == JOIN_TEXT


def test_two_decoders_read_the_code_for_a_purchase_without_a_card(
    customer_window: CustomerWindow,
) -> None:
    view = customer_specimens("en")["claim"]
    customer_window.render_state(view)
    settle()
    picture = customer_window.grab().toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())

    second, *_ = cv2.QRCodeDetector().detectAndDecode(pixels[:, : grey.width()].copy())

    assert [text for _, text in codes_in(picture)] == [view.claim_text]
    assert second == view.claim_text


def test_the_code_is_large_enough_for_a_phone_before_it(
    customer_window: CustomerWindow,
) -> None:
    show(customer_window, "ready")
    (code,) = seen(customer_window, QrCode)

    assert min(code.width(), code.height()) >= SIDE_MIN


def test_nobody_is_asked_to_join_while_a_member_is_served(customer_window: CustomerWindow) -> None:
    show(customer_window, "member")

    assert list(seen(customer_window, QrCode)) == []


def test_without_an_address_to_join_there_is_no_code(customer_window: CustomerWindow) -> None:
    show(customer_window, "ready", join_text="")

    assert list(seen(customer_window, QrCode)) == []


def test_the_member_is_greeted_by_first_name_alone(customer_window: CustomerWindow) -> None:
    words = " ".join(show(customer_window, "member"))

    assert "Anna" in words
    assert "Anna K." not in words
    assert "5676" not in words


def test_the_member_is_greeted_in_their_own_language(customer_window: CustomerWindow) -> None:
    state = specimens()["member"]
    assert state.member is not None
    polish = replace(state, member=replace(state.member, language="pl"))

    customer_window.render_state(customer_view(polish, join_text="", language="en"))
    settle()

    assert "Dzień dobry, Anna!" in [label.text() for label in seen(customer_window, QLabel)]


def test_all_text_is_large_enough_to_read_across_the_counter(
    customer_window: CustomerWindow,
) -> None:
    for name in specimens():
        show(customer_window, name)
    for view in customer_specimens("en").values():
        customer_window.render_state(view)

    sizes = {label.font().pixelSize() for label in customer_window.findChildren(QLabel)}

    assert min(sizes) >= 24


def test_the_cashiers_choice_of_text_is_not_the_customers(
    customer_window: CustomerWindow, appearance: Appearance
) -> None:
    show(customer_window, "member")
    (before,) = {label.font().pixelSize() for label in customer_titles(customer_window)}

    appearance.switch_text_scale()
    settle()

    assert {label.font().pixelSize() for label in customer_titles(customer_window)} == {before}


def customer_titles(window: CustomerWindow) -> list[QLabel]:
    return [label for label in seen(window, QLabel) if label.objectName() == "customerTitle"]


def test_with_one_screen_the_till_is_never_covered(customer_window: CustomerWindow) -> None:
    screens = QGuiApplication.screens()

    customer_window.show_on(spare_screen(screens, screens[0]))

    assert not customer_window.isVisible()


TWO_SCREENS = """
{"synchronousWindowSystemEvents": true, "windowFrameMargins": false, "screens": [
  {"name": "till", "x": 0, "y": 0, "width": 1024, "height": 600, "logicalDpi": 96,
   "logicalBaseDpi": 96, "dpr": 1},
  {"name": "pole", "x": 1024, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96,
   "logicalBaseDpi": 96, "dpr": 1}]}
"""
ON_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.windows.customer import CustomerWindow, spare_screen
app = QApplication([])
by_name = {screen.name(): screen for screen in app.screens()}
resources = find_places().resources_dir
window = CustomerWindow(Appearance(resources), Speaker(resources / "i18n"))
for wanted in ("pole", "gone"):
    window.show_on(spare_screen(app.screens(), by_name["till"], wanted))
    app.processEvents()
    print(window.screen().name(), window.geometry().getRect(), window.isVisible())
"""


def test_it_fills_the_second_screen_found_by_name(tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(TWO_SCREENS, "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", ON_TWO_SCREENS, "-platform", "offscreen"],
        env={"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines() == ["pole (1024, 0, 1366, 768) True"] * 2


TILL_CLOSED = """
from datetime import UTC, datetime
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.view_models.display_lock import DisplayLock
from pos_loyalty.ui.windows.customer import CustomerWindow
app = QApplication([])
resources, lock = find_places().resources_dir, DisplayLock("2580", lambda: datetime.now(UTC))
customer = CustomerWindow(Appearance(resources), Speaker(resources / "i18n"), lock)
till = QWidget()
customer.show()
till.show()
QTimer.singleShot(0, till.close)
QTimer.singleShot(5000, lambda: app.exit(1))
raise SystemExit(app.exec())
"""


def test_it_does_not_keep_a_closed_till_alive_not_even_for_a_pin() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TILL_CLOSED, "-platform", "offscreen"],
        env={"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
