# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What can be pressed on the customer's display, and that none of it reaches the till."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.view_models.customer import Offer
from pos_loyalty.ui.view_models.display_lock import DisplayLock
from pos_loyalty.ui.widgets.watermark import Watermark
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.customer_pages.leave import LeavePage
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import seen, targets
from tests.ui.test_targets import unnamed

OFFER = Path("offer.png")


@pytest.fixture
def locked(qapp: QApplication) -> Iterator[CustomerWindow]:
    resources = find_places().resources_dir
    lock = DisplayLock("2580", lambda: datetime(2026, 3, 2, tzinfo=UTC))
    window = CustomerWindow(Appearance(resources), Speaker(resources / "i18n"), lock)
    shown_at(window, QSize(1024, 600))
    yield window
    window.close_for_good()


class Heard:
    """What the display told, in order."""

    def __init__(self, window: CustomerWindow) -> None:
        self.told: list[object] = []
        window.answered.connect(self.told.append)
        window.language_wanted.connect(self.told.append)
        window.leave_wanted.connect(lambda: self.told.append("leave"))


def buttons_of(window: QWidget) -> list[QAbstractButton]:
    return list(seen(window, QAbstractButton))


def show(window: CustomerWindow, name: str) -> None:
    window.render_state(customer_specimens("en")[name])
    settle()


def press(window: CustomerWindow, name: str) -> None:
    (button,) = (one for one in buttons_of(window) if one.objectName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_it_has_three_signals_and_they_carry_no_more_than_a_number_or_a_language(
    customer_window: CustomerWindow,
) -> None:
    meta = customer_window.metaObject()
    own = range(QWidget().metaObject().methodCount(), meta.methodCount())

    signatures = {
        bytes(meta.method(index).methodSignature().data()).decode()
        for index in own
        if meta.method(index).methodType().name == "Signal"
    }

    assert signatures == {"answered(int)", "language_wanted(QString)", "leave_wanted()"}


def test_whatever_is_pressed_tells_an_answer_or_a_language_and_nothing_else(
    customer_window: CustomerWindow,
) -> None:
    heard = Heard(customer_window)

    for name in customer_specimens("en"):
        show(customer_window, name)
        for button in buttons_of(customer_window):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert {*heard.told} == {*range(11), "en", "pl", "ru"}


def test_nothing_on_it_takes_the_keys_from_the_till(locked: CustomerWindow) -> None:
    for name in customer_specimens("en"):
        show(locked, name)
    locked.ask_to_leave()
    settle()

    takes_focus = [
        part.objectName()
        for part in (locked, *locked.findChildren(QWidget))
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]

    assert takes_focus == []
    assert locked.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_keys_that_a_system_gives_it_all_the_same_do_nothing(
    customer_window: CustomerWindow,
) -> None:
    heard = Heard(customer_window)
    show(customer_window, "survey-5")

    for key in (Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_F8, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        QTest.keyClick(customer_window, key)

    assert heard.told == []


@pytest.mark.parametrize("name", ["survey-5", "survey-10", "ready", "leave"])
def test_what_is_pressed_is_large_enough_for_a_finger(locked: CustomerWindow, name: str) -> None:
    show(locked, "ready" if name == "leave" else name)
    if name == "leave":
        locked.ask_to_leave()
        settle()

    rooms = targets(locked).values()

    assert rooms
    assert min(min(room.width(), room.height()) for room in rooms) >= 44
    assert unnamed(locked) == []


def test_a_till_to_practise_on_marks_the_display_and_lets_presses_through(
    customer_window: CustomerWindow,
) -> None:
    heard = Heard(customer_window)
    show(customer_window, "training")
    (mark,) = seen(customer_window, Watermark)
    marked = mark.accessibleName()
    press(customer_window, "language_pl")
    show(customer_window, "ready")

    assert (marked, heard.told) == ("TRAINING", ["pl"])
    assert list(seen(customer_window, Watermark)) == []


def test_of_a_press_on_an_answer_the_answer_is_told(customer_window: CustomerWindow) -> None:
    heard = Heard(customer_window)
    show(customer_window, "survey-5")

    press(customer_window, "answer_4")

    assert heard.told == [4]


def test_another_scale_has_its_own_answers(customer_window: CustomerWindow) -> None:
    show(customer_window, "survey-10")
    show(customer_window, "survey-5")

    names = {button.objectName() for button in buttons_of(customer_window)}

    assert {name for name in names if name.startswith("answer")} == {
        f"answer_{score}" for score in range(1, 6)
    }


def test_the_language_that_is_spoken_is_marked(customer_window: CustomerWindow) -> None:
    view = replace(customer_specimens("en")["member"], language="ru")
    customer_window.render_state(view)
    settle()

    marked = [
        button.text()
        for button in buttons_of(customer_window)
        if button.property("chosen") == "yes"
    ]

    assert marked == ["Русский"]


def test_it_is_left_by_the_pin_alone(locked: CustomerWindow) -> None:
    heard = Heard(locked)
    show(locked, "member")
    locked.ask_to_leave()
    settle()
    asked = [label.text() for label in seen(locked, QLabel)]
    for digit in "25":
        press(locked, f"leave_{digit}")
    press(locked, "leaveBackspace")
    for digit in "580":
        press(locked, f"leave_{digit}")

    assert "For the shop: the PIN" in asked
    assert not [text for text in asked if "Anna" in text]
    assert heard.told == ["leave"]
    assert "Hello, Anna!" in [label.text() for label in seen(locked, QLabel)]


def test_who_does_not_know_the_pin_goes_back(locked: CustomerWindow) -> None:
    heard = Heard(locked)
    show(locked, "member")
    locked.ask_to_leave()
    settle()

    press(locked, "leaveBack")

    assert heard.told == []
    assert "Hello, Anna!" in [label.text() for label in seen(locked, QLabel)]


def test_nobody_who_types_gives_the_display_back_by_itself(locked: CustomerWindow) -> None:
    show(locked, "member")
    locked.ask_to_leave()
    (page,) = locked.findChildren(LeavePage)

    page.let_go()
    settle()

    assert "Hello, Anna!" in [label.text() for label in seen(locked, QLabel)]


def test_the_shops_name_is_held_to_leave(locked: CustomerWindow) -> None:
    show(locked, "ready")
    (name,) = locked.findChildren(QLabel, "customerShop")
    at = name.geometry().center()
    QTest.mousePress(locked, Qt.MouseButton.LeftButton, pos=at)
    held = locked.is_held
    QTest.mouseRelease(locked, Qt.MouseButton.LeftButton, pos=at)
    let_go = locked.is_held
    QTest.mousePress(locked, Qt.MouseButton.LeftButton, pos=QPoint(500, 400))

    assert (held, let_go, locked.is_held) == (True, False, False)


def test_without_a_pin_it_closes_and_says_so(customer_window: CustomerWindow) -> None:
    heard = Heard(customer_window)

    customer_window.close()

    assert (customer_window.isVisible(), heard.told) == (False, ["leave"])


def test_an_offers_picture_is_shown_whole(customer_window: CustomerWindow) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#c00080"))
    view = replace(customer_specimens("en")["ready"], offer=Offer(picture=OFFER))
    for _ in range(3):
        customer_window.keep_picture(OFFER, image)

    customer_window.render_state(view)
    settle()
    shown = customer_window.grab().toImage()
    pink = [
        shown.pixelColor(x, y).name() == "#c00080"
        for x in range(0, shown.width(), 8)
        for y in range(0, shown.height(), 8)
    ]

    assert sum(pink) > 800
    assert "Scan the code with your phone to join." in [
        label.text() for label in seen(customer_window, QLabel)
    ]


def test_a_picture_that_is_not_at_hand_leaves_the_welcome(
    customer_window: CustomerWindow,
) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    for name in ("a", "b", "c"):
        customer_window.keep_picture(Path(name), image)

    customer_window.render_state(
        replace(customer_specimens("en")["ready"], offer=Offer(picture=Path("a")))
    )
    settle()

    assert "Welcome!" in [label.text() for label in seen(customer_window, QLabel)]
