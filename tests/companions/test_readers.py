# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's readers in a till: scans come in; on the readers' page they are only looked at."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.readers import TillReaders
from pos_loyalty.domain.reader_report import CodeKind, ReaderReport
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.hid_reader import HidReader
from pos_loyalty.scanner.serial_reader import SerialReader
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import ReaderSettings, SerialSettings, Settings
from pos_loyalty.ui.view_models.form_rows import ReaderRow
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.patience import WAIT_MS
from tests.scanner.counter import Counter, Till, to_the_window
from tests.scanner.keyboard_line import burst
from tests.ui.view_models.shop import ANNA, ANNA_CARD, Shop, a_fake_store

SETTINGS = Settings(readers=ReaderSettings(serial=(SerialSettings("NO-SUCH-PORT"),)))


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def readers(shop: Shop, qapp: QApplication) -> Iterator[TillReaders]:
    readers = TillReaders(shop.till, SETTINGS)
    yield readers
    readers.close()
    assert not any(timer.isActive() for timer in readers.findChildren(QTimer))


@pytest.fixture
def keyboard(qtbot: QtBot, readers: TillReaders) -> Till:
    counter = Counter()
    qtbot.addWidget(counter)
    counter.show()
    counter.activateWindow()
    counter.field.setFocus()
    qtbot.waitUntil(counter.field.hasFocus, timeout=WAIT_MS)
    return Till(counter, readers.findChildren(WedgeFilter)[0], to_the_window(counter))


def reports_of(shop: Shop) -> tuple[ReaderReport, ...]:
    return shop.till.state.value.readers.reports


def test_a_keyboard_reader_opens_the_member(shop: Shop, keyboard: Till) -> None:
    keyboard.play(burst(ANNA_CARD))

    member = shop.till.state.value.member
    assert member is not None
    assert member.member_id == ANNA.member_id
    assert keyboard.counter.field.text() == ""


def test_on_the_readers_page_a_scan_is_looked_at_and_opens_nobody(
    shop: Shop, keyboard: Till
) -> None:
    shop.till.open(Screen.READERS)

    keyboard.play(burst(ANNA_CARD))

    (report,) = reports_of(shop)
    assert (report.kind, report.text, report.ending) == (CodeKind.CARD, ANNA_CARD, "Enter")
    assert shop.till.state.value.screen is Screen.READERS
    assert shop.till.state.value.member is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PAPER-4711", CodeKind.COUPON),
        ("paper-4711", CodeKind.COUPON),
        ("PAPER-4712", CodeKind.FOREIGN),
        ("4006381333931", CodeKind.PRODUCT),
    ],
)
def test_on_the_readers_page_a_coupon_of_the_programme_is_known(
    shop: Shop, keyboard: Till, text: str, kind: CodeKind
) -> None:
    shop.till.open(Screen.READERS)

    keyboard.play(burst(text))

    (report,) = reports_of(shop)
    assert report.kind == kind


def test_without_a_programme_no_code_is_a_coupon_and_the_readers_page_opens_all_the_same(
    shop: Shop, readers: TillReaders
) -> None:
    shop.now = shop.now.replace(year=2020)

    shop.till.open(Screen.READERS)

    assert shop.till.state.value.screen is Screen.READERS
    assert shop.till.readers.kind_of("PAPER-4711", Symbology.UNKNOWN) is CodeKind.FOREIGN


def test_nothing_is_listened_to_once_the_page_is_left(shop: Shop, keyboard: Till) -> None:
    shop.till.open(Screen.READERS)
    shop.till.back()

    keyboard.play(burst(ANNA_CARD))

    assert keyboard.wedge.hear is None
    assert reports_of(shop) == ()
    assert shop.till.state.value.screen is Screen.MEMBER


def test_a_port_that_is_not_there_is_said_and_shown(
    qtbot: QtBot, shop: Shop, readers: TillReaders
) -> None:
    readers.open_lines()
    qtbot.waitUntil(lambda: shop.till.state.value.notice is not None, timeout=WAIT_MS)

    state = shop.till.state.value
    assert state.notice is not None
    assert (state.notice.code, state.notice.facts) == (
        NoticeCode.READER_TROUBLE,
        (("reason", "not_there"),),
    )
    assert state.readers.rows == (
        ReaderRow(ScanSource.WEDGE),
        ReaderRow(ScanSource.SERIAL, "NO-SUCH-PORT", "not_there"),
    )


def test_the_word_of_it_goes_when_it_is_there_again(
    qtbot: QtBot, shop: Shop, readers: TillReaders
) -> None:
    readers.open_lines()
    qtbot.waitUntil(lambda: shop.till.state.value.notice is not None, timeout=WAIT_MS)

    readers.findChildren(SerialReader)[0].trouble.emit("")

    assert shop.till.state.value.notice is None
    assert {row.trouble for row in shop.till.state.value.readers.rows} == {""}


def test_scans_of_other_lines_reach_the_till(shop: Shop, readers: TillReaders) -> None:
    readers.open_lines()

    scan = Scan(ANNA_CARD, Symbology.CODE_128, ScanSource.SERIAL)
    readers.findChildren(SerialReader)[0].code_scanned.emit(scan)

    member = shop.till.state.value.member
    assert member is not None
    assert member.member_id == ANNA.member_id


def test_usb_readers_are_listened_to_where_the_shop_says_so(
    qtbot: QtBot, shop: Shop, qapp: QApplication
) -> None:
    settings = Settings(readers=ReaderSettings(listens_to_hid=True))
    readers = TillReaders(shop.till, settings)

    readers.open_lines()
    # Here there is neither such a reader nor, most often, the library for it.
    qtbot.waitUntil(lambda: bool(shop.till.state.value.readers.rows[-1].trouble), timeout=WAIT_MS)

    readers.close()
    assert len(readers.findChildren(HidReader)) == 1
    assert shop.till.state.value.readers.rows[-1].source is ScanSource.HID


def test_only_the_newest_reports_are_kept(shop: Shop, keyboard: Till) -> None:
    shop.till.open(Screen.READERS)

    for number in range(12):
        keyboard.play(burst(f"{number:06}", start_ms=5000 * (number + 1)))

    assert [report.text for report in reports_of(shop)] == [f"{n:06}" for n in range(11, 3, -1)]
