# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""In a real window: a scan types nowhere, and no key of a person is lost."""

import random
import sys
from itertools import groupby

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.us_keyboard import us_char
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import ReaderSettings
from tests.patience import WAIT_MS
from tests.scanner.counter import (
    CARD,
    GOODS,
    RECEIPT,
    Counter,
    Till,
    fire,
    key_event,
    silent_key,
    to_the_window,
)
from tests.scanner.keyboard_line import ENTER, burst, held_up, mixed, tapped, typing


def test_a_burst_is_one_scan_and_leaves_the_field_empty(till: Till) -> None:
    till.play(burst(CARD))

    assert till.scans == [Scan(CARD, Symbology.UNKNOWN, ScanSource.WEDGE)]
    assert till.counter.field.text() == ""
    assert till.counter.leftovers == []


def test_without_the_filter_the_same_burst_would_land_in_the_field(
    till: Till, qapp: QApplication
) -> None:
    qapp.removeEventFilter(till.wedge)

    till.play(burst(CARD))

    assert till.scans == []
    assert till.counter.field.text() == CARD
    assert till.counter.confirmed == 1


def test_the_enter_of_a_burst_presses_no_button(till: Till) -> None:
    till.play([*burst(CARD), *burst(RECEIPT, start_ms=2000, ending="\r\n")])

    assert till.counter.confirmed == 0
    assert till.counter.isVisible()
    assert till.codes == [CARD, RECEIPT]


def test_a_burst_that_is_held_up_types_nothing_and_confirms_nothing(till: Till) -> None:
    till.play(held_up(burst(CARD), after_keys=16, pause_ms=60))

    assert till.counter.confirmed == 0
    assert till.counter.field.text() == ""
    assert till.codes == [CARD]


def test_a_code_without_ending_is_told_after_the_longest_pause_of_a_reader(till: Till) -> None:
    till.play(burst(CARD, ending=""))
    waits_ms = [timer.interval() for timer in till.running_timers()]

    till.let_the_gap_pass()

    assert waits_ms == [301]
    assert till.codes == [CARD]


def test_the_tab_of_a_burst_moves_no_focus(till: Till) -> None:
    till.play(burst(CARD, ending="\t"))

    assert till.codes == [CARD]
    assert till.counter.field.hasFocus()


def test_a_persons_enter_presses_the_default_button_once(till: Till) -> None:
    till.play(typing(ENTER))

    assert till.counter.confirmed == 1


def test_a_persons_tab_moves_the_focus(till: Till) -> None:
    till.play(typing("\t"))

    assert till.counter.confirm.hasFocus()


def test_typing_arrives_whole_in_order_and_before_its_enter(till: Till) -> None:
    seen: list[str] = []
    till.counter.confirm.clicked.connect(lambda: seen.append(till.counter.field.text()))

    till.play(typing("Ada 12,50 Żółw" + ENTER))

    assert seen == ["Ada 12,50 Żółw"]
    assert till.codes == []


def test_the_last_key_of_a_person_arrives_when_the_gap_has_passed(till: Till) -> None:
    till.play(typing("7"))
    before = till.counter.field.text()

    till.let_the_gap_pass()

    assert (before, till.counter.field.text()) == ("", "7")


def test_the_event_loop_gives_a_lone_key_back_by_itself(qtbot: QtBot, till: Till) -> None:
    till.play(typing("7"))

    qtbot.waitUntil(lambda: till.counter.field.text() == "7", timeout=WAIT_MS)


def test_a_digit_typed_right_before_a_burst_stays_in_the_field(till: Till) -> None:
    finger = tapped("5", 970, down_ms=80)

    till.play(sorted([*finger, *burst(CARD)], key=lambda stroke: stroke.at_ms))

    assert till.counter.field.text() == "5"
    assert till.codes == [CARD]


def test_two_bursts_in_a_row_are_two_scans(till: Till) -> None:
    first = burst(CARD)

    till.play([*first, *burst(RECEIPT, start_ms=first[-1].at_ms + 4)])

    assert till.codes == [CARD, RECEIPT]
    assert till.counter.field.text() == ""


def test_a_burst_longer_than_any_code_is_one_scan_and_not_typed(till: Till) -> None:
    till.play(burst("7" * 1500, gap_ms=1))

    assert till.codes == ["7" * 513]
    assert till.counter.field.text() == ""


def test_a_burst_that_a_busy_till_saw_late_is_still_whole(till: Till) -> None:
    strokes = burst(CARD)
    till.play(strokes[:20])

    fire(till.running_timers()[0])
    till.play(strokes[20:])
    till.let_the_gap_pass()

    assert till.codes == [CARD]
    assert till.counter.field.text() == ""


def test_shift_from_the_reader_breaks_no_burst(till: Till) -> None:
    for place, char in enumerate("R0AB1C"):
        at_ms = 1000 + place * 8
        shift = silent_key(QEvent.Type.KeyPress, Qt.Key.Key_Shift, at_ms)
        unshift = silent_key(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, at_ms + 3)
        held = Qt.KeyboardModifier.ShiftModifier
        till.deliver(shift)
        till.deliver(key_event(QEvent.Type.KeyPress, char, at_ms + 1, modifiers=held))
        till.deliver(key_event(QEvent.Type.KeyRelease, char, at_ms + 2, modifiers=held))
        till.deliver(unshift)
    till.let_the_gap_pass()

    assert till.codes == ["R0AB1C"]
    assert till.counter.field.text() == ""


def test_a_key_that_repeats_while_it_stays_down_is_typing(till: Till) -> None:
    till.deliver(key_event(QEvent.Type.KeyPress, "0", 1000))
    for at_ms in range(1500, 1800, 30):
        till.deliver(key_event(QEvent.Type.KeyRelease, "0", at_ms, is_repeat=True))
        till.deliver(key_event(QEvent.Type.KeyPress, "0", at_ms, is_repeat=True))
    till.deliver(key_event(QEvent.Type.KeyRelease, "0", 1810))

    assert till.counter.field.text() == "0" * 11
    assert till.codes == []


def test_commands_act_on_what_was_typed_before_them(till: Till) -> None:
    till.play(tapped("8", 1000))
    till.press_with_control(Qt.Key.Key_A, 1020)
    till.let_the_gap_pass()

    assert till.counter.field.selectedText() == "8"


def test_what_a_reader_presses_with_control_commands_nothing_and_is_taken_off(till: Till) -> None:
    till.play(typing("8"))

    till.press_with_control(Qt.Key.Key_B, 1996)
    till.play(burst("]E0" + GOODS, start_ms=2000, ending=""))
    till.press_with_control(Qt.Key.Key_A, 2080)
    till.play(burst(ENTER, start_ms=2084, ending=""))
    till.let_the_gap_pass()

    assert till.scans == [Scan(GOODS, Symbology.EAN_13, ScanSource.WEDGE)]
    assert till.counter.field.text() == "8"
    assert till.counter.field.selectedText() == ""
    assert till.counter.leftovers == [(QEvent.Type.KeyRelease, "8")]


def test_whoever_wants_to_hear_is_told_every_press(till: Till) -> None:
    heard: list[Stroke] = []
    till.wedge.hear = heard.append

    till.play([*typing("8"), *burst(CARD, start_ms=2000)])

    # Where nobody takes a key, it is passed on from widget to widget, and heard each time.
    assert "".join(stroke.char for stroke, _ in groupby(heard)) == "8" + CARD + ENTER


def test_a_backspace_erases_the_key_typed_just_before_it(till: Till) -> None:
    till.play(tapped("8", 1000))

    till.deliver(silent_key(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, 1030))

    assert till.counter.field.text() == ""
    till.let_the_gap_pass()
    assert till.counter.field.text() == ""


def test_the_space_bar_still_clicks_a_button(till: Till) -> None:
    till.counter.confirm.setFocus()

    till.play(typing(" "))
    till.let_the_gap_pass()

    assert till.counter.confirmed == 1


def test_a_receipt_is_read_while_the_cashier_writes_russian(till: Till) -> None:
    shift, key = Qt.KeyboardModifier.ShiftModifier, latin_keys_number("r")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_R, shift, key, 0, 0, "К")
        event.setTimestamp(1000)
        till.deliver(event)
    till.play(burst(RECEIPT[1:], start_ms=1004))

    assert till.codes == [RECEIPT]
    assert till.counter.field.text() == ""


def test_the_prefix_of_the_shops_readers_is_taken_off(counter: Counter, qapp: QApplication) -> None:
    wedge = WedgeFilter(ReaderSettings(prefixes=("~",)))
    till = Till(counter, wedge, to_the_window(counter))
    wedge.code_scanned.connect(till.scans.append)
    qapp.installEventFilter(wedge)

    till.play(burst("~" + CARD))

    qapp.removeEventFilter(wedge)
    assert till.codes == [CARD]


def test_keys_without_a_time_of_their_own_are_told_apart_by_the_clock(
    counter: Counter, qapp: QApplication
) -> None:
    now = 0.0
    wedge = WedgeFilter(monotonic=lambda: now)
    till = Till(counter, wedge, to_the_window(counter))
    wedge.code_scanned.connect(till.scans.append)
    qapp.installEventFilter(wedge)

    for char in CARD + ENTER:
        now += 0.004
        till.deliver(key_event(QEvent.Type.KeyPress, char, 0))
        till.deliver(key_event(QEvent.Type.KeyRelease, char, 0))
    for char in "12" + ENTER:
        now += 0.2
        till.deliver(key_event(QEvent.Type.KeyPress, char, 0))
        till.deliver(key_event(QEvent.Type.KeyRelease, char, 0))

    qapp.removeEventFilter(wedge)
    assert till.codes == [CARD]
    assert counter.field.text() == "12"


def test_a_widget_that_went_away_meanwhile_hurts_nobody(till: Till) -> None:
    till.play(tapped("5", 1000))

    till.counter.field.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    till.let_the_gap_pass()

    assert till.codes == []


def test_a_scan_is_heard_while_a_key_keeps_the_till_in_an_inner_loop(till: Till) -> None:
    inner = QEventLoop()

    def scan() -> None:
        till.play(burst(CARD, start_ms=5000))
        inner.quit()

    def wait_for_a_scan() -> None:
        QTimer.singleShot(0, scan)
        inner.exec()

    till.counter.field.textEdited.connect(wait_for_a_scan)

    till.play(typing("1"))
    till.let_the_gap_pass()

    assert till.codes == [CARD]
    assert till.counter.field.text() == "1"


def test_keys_held_behind_one_that_starts_an_inner_loop_keep_their_order(till: Till) -> None:
    inner = QEventLoop()

    def type_on() -> None:
        till.play(typing("3", start_ms=5000))
        inner.quit()

    def wait_once() -> None:
        till.counter.field.textEdited.disconnect()
        QTimer.singleShot(0, type_on)
        inner.exec()

    till.counter.field.textEdited.connect(wait_once)

    till.play([*tapped("1", 1000), *tapped("2", 1020)])
    till.let_the_gap_pass()
    till.let_the_gap_pass()

    assert till.counter.field.text() == "123"


@pytest.mark.parametrize("seed", random.Random(2026).sample(range(100_000), 50))
def test_a_mix_of_typing_and_scans_loses_nothing(till: Till, seed: int) -> None:
    mix = mixed(seed)

    till.play(mix.strokes)
    till.let_the_gap_pass()

    assert till.codes == list(mix.codes)
    assert till.counter.field.text() == mix.typed.replace(ENTER, "")
    assert till.counter.confirmed == mix.typed.count(ENTER)


def test_a_filter_that_nobody_uses_any_more_can_be_deleted(qapp: QObject) -> None:
    wedge = WedgeFilter()
    QCoreApplication.instance().installEventFilter(wedge)  # type: ignore[union-attr]  # qapp is it

    wedge.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    QCoreApplication.sendEvent(qapp, key_event(QEvent.Type.KeyPress, "1", 1))


def latin_keys_number(letter: str) -> int:
    """Return this platform's number of a letter's key."""
    numbers = range(8, 80)
    return next(n for n in numbers if us_char(n, sys.platform, is_shifted=False) == letter)
