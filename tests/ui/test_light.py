# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The light at the top, and the question before the till is closed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.server_words import LightWords
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.till import TillWindow
from tests.fakes.facts import NOON
from tests.ui.conftest import settle
from tests.ui.measuring import cut_words, seen

LINES = {
    Light(): "Saved on this till",
    Light(waiting=5): "Saved on this till",
    Light(LightKind.CONNECTING): "Connecting",
    Light(LightKind.CONNECTING, waiting=1): "Connecting, 1 waiting",
    Light(LightKind.UP_TO_DATE, NOON): "Up to date (12:00)",
    Light(LightKind.SENDING, NOON, waiting=1200): "Sending 1,200",
    Light(LightKind.LOADING, NOON): "Loading the shop",
    Light(LightKind.OFFLINE, NOON): "Offline since 12:00",
    Light(LightKind.OFFLINE, NOON, waiting=3): "Offline since 12:00, 3 waiting",
    Light(LightKind.OFFLINE, NOON, waiting=3, oldest_minutes=59): (
        "Offline since 12:00, 3 waiting, oldest 59 min"
    ),
    Light(LightKind.OFFLINE, NOON, waiting=3, oldest_minutes=190): (
        "Offline since 12:00, 3 waiting, oldest 3 h"
    ),
    Light(LightKind.OFFLINE, NOON, waiting=3, oldest_minutes=3000): (
        "Offline since 12:00, 3 waiting, oldest 2 d"
    ),
    Light(LightKind.ATTENTION, NOON, worries=(Worry.TO_LOOK_AT, Worry.CLOCK), to_look_at=2): (
        "Needs attention: 2 to look at"
    ),
}


def show(till: TillViewModel, state: TillState) -> None:
    till.state.set(state)
    settle()


def button(window: TillWindow, name: str) -> QAbstractButton:
    (found,) = [part for part in seen(window, QAbstractButton) if part.objectName() == name]
    return found


def names_seen(window: TillWindow) -> set[str]:
    return {part.objectName() for part in seen(window, QAbstractButton)}


def offline(waiting: int = 3) -> TillState:
    return replace(specimens()["ready"], light=Light(LightKind.OFFLINE, NOON, waiting=waiting))


@pytest.mark.parametrize(("light", "line"), LINES.items())
def test_the_light_says_how_the_till_stands(
    till: TillViewModel, till_window: TillWindow, light: Light, line: str
) -> None:
    show(till, replace(specimens()["ready"], light=light))

    assert button(till_window, "statusLight").accessibleName() == line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_every_worry_has_words_in_every_language(
    till: TillViewModel, till_window: TillWindow, language: str
) -> None:
    show(till, replace(specimens()["ready"], language=language))
    general = notice_text(Notice(NoticeKind.INFO, "no such code"), "PLN", language).title
    codes = [*LightKind, *Worry]
    codes.remove(LightKind.ATTENTION)

    titles = [
        notice_text(Notice(NoticeKind.INFO, f"server_{code}"), "PLN", language).title
        for code in codes
    ]
    lines = [
        LightWords().line(Light(LightKind.ATTENTION, NOON, worries=(worry,))) for worry in Worry
    ]

    assert general not in titles
    assert len(set(titles)) == len(codes)
    assert len(set(lines)) == len(Worry)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("worry", Worry)
def test_no_word_of_the_light_is_cut(
    till: TillViewModel, till_window: TillWindow, language: str, worry: Worry
) -> None:
    light = Light(LightKind.ATTENTION, NOON, 1234, 190, (worry,), 88)

    show(till, replace(specimens()["ready"], language=language, light=light))

    assert cut_words(till_window) == []


def test_a_press_on_the_light_explains_it(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, offline())

    button(till_window, "statusLight").click()

    assert till.state.value.notice == Notice(NoticeKind.INFO, "server_offline")


def test_a_balance_seen_while_offline_says_of_when_it_is(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, specimens()["member-available"])

    shown = {label.text() for label in seen(till_window, QLabel)}

    assert "points to spend, as of 14:05" in shown
    assert "150 points available here now" in shown


def test_a_till_with_nothing_waiting_closes_at_once(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, offline(waiting=0))

    assert till_window.close()


def test_a_till_without_a_server_closes_at_once(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, replace(specimens()["ready"], light=Light(waiting=9)))

    assert till_window.close()


def test_closing_while_something_waits_asks_first(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, offline())

    is_closed = till_window.close()
    settle()

    assert not is_closed
    assert {"stayOpen", "closeAnyway", "saveCopy"} <= names_seen(till_window)
    assert cut_words(till_window) == []


def test_enter_keeps_the_till_open(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, offline())
    till_window.close()
    settle()

    QTest.keyClick(QApplication.focusWidget() or till_window, Qt.Key.Key_Return)

    assert till_window.isVisible()
    assert "stayOpen" not in names_seen(till_window)


def test_escape_keeps_the_till_open_too(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, offline())
    till_window.close()
    settle()

    till_window._leave()  # noqa: SLF001 - what the key is bound to once the window is painted

    assert till_window.isVisible()
    assert "stayOpen" not in names_seen(till_window)


def test_tab_stays_within_the_question(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, offline())
    till_window.close()
    settle()
    names = set()

    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget() or till_window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        names.add(focused.objectName() if focused else "")

    assert names == {"stayOpen", "closeAnyway", "saveCopy"}


def test_the_till_is_closed_when_the_cashier_says_so(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, offline())
    till_window.close()
    settle()

    button(till_window, "closeAnyway").click()

    assert not till_window.isVisible()


def test_a_copy_is_offered_as_the_way_out(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, offline())
    wanted = []
    till_window.copy_wanted.connect(lambda: wanted.append(True))
    till_window.close()
    settle()

    button(till_window, "saveCopy").click()

    assert wanted == [True]


def test_the_question_speaks_the_cashiers_language(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, offline())
    till_window.close()

    show(till, replace(offline(), language="pl"))

    assert "3 zapisane operacje nie są jeszcze wysłane" in {
        label.text() for label in seen(till_window, QLabel)
    }


@pytest.mark.usefixtures("qapp")
def test_what_the_till_may_lend_alone_is_worded() -> None:
    facts = (("floor_points", 900), ("until_at", NOON.isoformat()))

    text = notice_text(Notice(NoticeKind.INFO, "server_offline_floor", facts), "PLN", "en")

    assert text.meaning.startswith("Beyond what is set aside, rewards for 900 points until ")
    assert text.code == "[L-712]"
