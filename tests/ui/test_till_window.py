# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's window: it draws what the state says, and keys reach those whom they concern."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.notice_strip import NoticeStrip
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle
from tests.ui.measuring import seen
from tests.ui.view_models.shop import ANNA_CARD, LateRunner, Shop, a_fake_store


def words(window: TillWindow, name: str) -> str:
    """Return the text of the visible label of this name."""
    (text,) = [label.text() for label in seen(window, QLabel) if label.objectName() == name]
    return text


def button(window: TillWindow, name: str) -> QAbstractButton:
    """Return the visible button of this name."""
    (found,) = [part for part in seen(window, QAbstractButton) if part.objectName() == name]
    return found


def focused(window: TillWindow) -> QWidget:
    """Return what the keyboard speaks to."""
    return QApplication.focusWidget() or window


def show(till: TillViewModel, state: TillState) -> None:
    till.state.set(state)
    settle()


def test_the_member_and_the_balance_are_shown(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, specimens()["member"])

    assert words(till_window, "memberName") == "Anna K."
    assert words(till_window, "balance") == "1,240"


def test_the_numbers_that_are_read_out_are_the_largest(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["member-amount"])
    sizes = {label.objectName(): label.font().pixelSize() for label in seen(till_window, QLabel)}

    assert min(sizes["balance"], sizes["amount"]) >= 32
    assert min(sizes.values()) >= 16


def test_the_language_changes_without_a_restart(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["ready"])
    english = words(till_window, "readyHeadline")

    show(till, replace(specimens()["ready"], language="pl"))

    assert (english, words(till_window, "readyHeadline")) == ("Ready to scan", "Zeskanuj kartę")


def test_the_rewards_give_way_to_the_reasons(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, specimens()["member-why"])

    names = [label.objectName() for label in seen(till_window, QLabel)]

    assert names.count("whyName") == 4
    assert "rewardName" not in names


def test_a_chosen_reward_is_marked_by_more_than_colour(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["member-amount"])

    chosen = button(till_window, "reward_five-off")

    assert chosen.property("chosen") == "yes"
    assert [icon.name for icon in chosen.findChildren(Icon)] == ["check"]


def test_a_refusal_has_words_a_colour_and_an_icon(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["ready-error"])
    (strip,) = till_window.findChildren(NoticeStrip)

    assert words(till_window, "noticeTitle") == "Card blocked."
    assert "[L-104]" in words(till_window, "noticeDetail")
    assert strip.property("tone") == "error"
    assert "error" in [icon.name for icon in strip.findChildren(Icon)]


def test_undo_says_how_long_it_is_offered(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, specimens()["ready-undo"])

    assert words(till_window, "undoWords") == "Undo (42)"


def test_a_busy_till_takes_no_second_confirmation(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, replace(specimens()["member-amount"], is_busy=True))

    assert not button(till_window, "primary").isEnabled()


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        (Qt.Key.Key_F3, Screen.FIND),
        (Qt.Key.Key_F4, Screen.ENROL),
        (Qt.Key.Key_F6, Screen.RETURN),
    ],
)
def test_a_function_key_opens_its_page(
    till: TillViewModel, till_window: TillWindow, key: Qt.Key, screen: Screen
) -> None:
    QTest.keyClick(till_window, key)

    assert till.state.value.screen is screen


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Escape])
def test_the_way_back_is_one_key(till: TillViewModel, till_window: TillWindow, key: Qt.Key) -> None:
    show(till, specimens()["find"])

    QTest.keyClick(till_window, key)

    assert till.state.value.screen is Screen.READY


def test_f1_shows_the_keys_and_escape_hides_them_first(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["find-nobody"])

    QTest.keyClick(till_window, Qt.Key.Key_F1)
    is_shown = "keysTitle" in [label.objectName() for label in seen(till_window, QLabel)]
    QTest.keyClick(till_window, Qt.Key.Key_Escape)

    assert is_shown
    assert till.state.value.screen is Screen.FIND


def test_the_pad_types_into_the_field_of_the_page(
    till: TillViewModel, till_window: TillWindow
) -> None:
    QTest.keyClick(till_window, Qt.Key.Key_F4)
    for name in ("enrolKeyPlus", "enrolKey4", "enrolKey8", "enrolKeyBackspace"):
        QTest.mouseClick(button(till_window, name), Qt.MouseButton.LeftButton)

    assert till.state.value.enrol.contact == "+4"
    assert [edit.text() for edit in seen(till_window, QLineEdit)] == ["", "+4"]


def test_enter_does_not_skip_the_page_that_says_what_was_saved(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["done"])

    QTest.keyClick(till_window, Qt.Key.Key_Return)

    assert till.state.value.screen is Screen.DONE


def test_the_second_press_of_a_double_click_is_not_taken(
    till: TillViewModel, till_window: TillWindow
) -> None:
    presses: list[str] = []
    primary = button(till_window, "primary")
    primary.clicked.connect(lambda: presses.append("press"))

    QTest.mouseClick(primary, Qt.MouseButton.LeftButton)
    QApplication.sendEvent(primary, _second_press(primary))
    QTest.mouseRelease(primary, Qt.MouseButton.LeftButton)

    assert len(presses) == 1


def _second_press(target: QWidget) -> QMouseEvent:
    at = QPointF(target.rect().center())
    left = Qt.MouseButton.LeftButton
    kind, no_keys = QEvent.Type.MouseButtonDblClick, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(kind, at, target.mapToGlobal(at), left, left, no_keys)


def test_the_card_of_a_new_member_can_be_asked_for(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["member-new"])
    asked: list[object] = []
    till_window.card_wanted.connect(asked.append)

    QTest.mouseClick(button(till_window, "printCard"), Qt.MouseButton.LeftButton)

    assert asked == [till.state.value.member]


def test_the_focus_can_be_seen(till_window: TillWindow) -> None:
    tile = button(till_window, "openEnrol")
    before = tile.grab().toImage()

    tile.setFocus(Qt.FocusReason.TabFocusReason)
    settle()

    assert tile.grab().toImage() != before


def test_tab_goes_where_the_eye_goes(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, specimens()["ready-undo"])
    names = []

    for _ in range(13):
        QTest.keyClick(focused(till_window), Qt.Key.Key_Tab)
        names.append(focused(till_window).objectName())

    assert names == [
        *("goReady", "statusLight", "help", "textSize", "language", "theme"),
        *("openEnrol", "openNoCard", "openReturn"),
        *("openMore", "undo", "primary"),
        "goReady",
    ]


def test_tab_reads_the_left_column_before_the_right(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["enrol"])
    names = []

    for _ in range(6):
        names.append(focused(till_window).objectName())
        QTest.keyClick(focused(till_window), Qt.Key.Key_Tab)

    assert names == [
        *("enrolName", "enrolContact", "openExisting", "enrolNews", "enrolMore"),
        "enrolKey7",
    ]


def test_a_press_on_a_notice_takes_it_away(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, specimens()["ready-error"])
    (strip,) = till_window.findChildren(NoticeStrip)

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)

    assert till.state.value.notice is None


@pytest.fixture
def saves() -> LateRunner:
    return LateRunner()


@pytest.fixture
def shop(saves: LateRunner) -> Shop:
    return Shop(a_fake_store(), writes=saves)


@pytest.fixture
def shop_window(shop: Shop, appearance: Appearance) -> Iterator[TillWindow]:
    window = TillWindow(shop.till, appearance, LanguageSwitch(find_places().resources_dir / "i18n"))
    window.show()
    yield window
    window.close()


def test_a_window_closed_while_a_save_runs_waits_for_the_answer(
    shop: Shop, shop_window: TillWindow, saves: LateRunner
) -> None:
    shop.buy(ANNA_CARD, "10")

    has_closed = shop_window.close()
    is_open_meanwhile = shop_window.isVisible()
    saves.finish_all()
    settle()

    assert (has_closed, is_open_meanwhile) == (False, True)
    assert shop.operations() == 1
    assert not shop_window.isVisible()


def test_a_save_that_was_refused_keeps_the_window_open_to_say_so(
    shop: Shop, appearance: Appearance, saves: LateRunner
) -> None:
    def refuse(_quote: object) -> NoReturn:
        raise DiskFull

    services = replace(shop.services(), complete_sale=refuse)
    shop.till = TillViewModel(services, ImmediateRunner(), saves)
    window = TillWindow(shop.till, appearance, LanguageSwitch(find_places().resources_dir / "i18n"))
    window.show()
    shop.buy(ANNA_CARD, "10")

    window.close()
    saves.finish_all()
    settle()
    is_open_to_say_so = window.isVisible()

    assert is_open_to_say_so
    assert window.close()


def test_nothing_heavy_loads_before_the_window_stands() -> None:
    heavy = {"PySide6.QtMultimedia", "PySide6.QtPdf", "qrcode", "zxingcpp", "sqlalchemy", "cv2"}
    code = "import pos_loyalty.ui.windows.till, sys; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert heavy & set(done.stdout.split()) == set()


class PaintedRows(QObject):
    """Where each row stood whenever it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[RowButton, QRect]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and isinstance(watched, RowButton):
            self.places.append((watched, QRect(watched.geometry())))
        return False


def test_many_who_match_are_never_painted_over_one_another(
    till: TillViewModel, till_window: TillWindow, qapp: QApplication
) -> None:
    state = specimens()["find"]
    (first, *_) = state.find.matches
    many = tuple(replace(first, member_id=MemberId(uuid4())) for _ in range(20))
    show(till, replace(state, find=replace(state.find, matches=())))
    painted = PaintedRows()
    qapp.installEventFilter(painted)

    show(till, replace(state, find=replace(state.find, matches=many)))

    qapp.removeEventFilter(painted)
    assert len(list(seen(till_window, RowButton))) == len(many)
    assert painted.places
    assert all(place == row.geometry() for row, place in painted.places)


def test_other_looks_reach_a_page_that_was_shown_before(
    till: TillViewModel, till_window: TillWindow, appearance: Appearance
) -> None:
    show(till, specimens()["find"])
    show(till, specimens()["ready"])
    for _ in range(2):
        appearance.switch_text_scale()

    show(till, specimens()["find"])

    edits = [edit for edit in seen(till_window, QLineEdit) if edit.isVisible()]
    assert [edit.text() for edit in edits] == [specimens()["find"].find.query]
    assert edits[0].hasFocus()
    assert edits[0].font().pixelSize() > 20
