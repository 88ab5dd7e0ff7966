# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till as it is wired for a shop: what is there when, and what becomes of early gestures."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pos_loyalty.app import Till
from pos_loyalty.demo.made_shop import DAY, SETTINGS, make_store
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.errors import StoreInUse
from pos_loyalty.domain.ids import MemberId, OpId, RewardId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import refers_to
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.places import find_places
from pos_loyalty.services.hold_reward import HoldReward, hold_reward
from pos_loyalty.settings import PrinterSettings, Settings, read_settings
from pos_loyalty.ui.theme import load_theme
from pos_loyalty.ui.view_models.camera import CameraViewModel
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.patience import WAIT_MS

POINTS_ENOUGH = 100


@pytest.fixture
def card(tmp_path: Path) -> str:
    return make_store(tmp_path, 20, DAY)[0].member.card_number


@pytest.fixture
def open_window(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[..., Till]]:
    tills: list[Till] = []

    def opened(
        open_it: Callable[[], SqliteStore] | None = None, settings: Settings = SETTINGS
    ) -> Till:
        opening = open_it or (lambda: open_store(tmp_path, keyring=None))
        tills.append(Till(SHOP, settings, find_places(tmp_path), open_store=opening))
        return tills[-1]

    yield opened
    for till in tills:
        till.close()
        assert not any(timer.isActive() for timer in till.findChildren(QTimer))
        till.deleteLater()


class WindowsShown(QObject):
    """Counts windows that come up, apart from the till's own two."""

    def __init__(self) -> None:
        super().__init__()
        self.strangers: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_window = isinstance(shown, QWidget) and shown.isWindow()
        if event.type() is QEvent.Type.Show and is_window:
            self.strangers.append(shown.objectName())
        return False


def test_a_card_scanned_before_the_store_is_open_is_served(
    qtbot: QtBot, tmp_path: Path, card: str, open_window: Callable[..., Till]
) -> None:
    may_open = Event()

    def slowly() -> SqliteStore:
        may_open.wait(WAIT_MS / 1000)
        return open_store(tmp_path, keyring=None)

    till = open_window(slowly)
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)

    till.view_model.scan(Scan(card, Symbology.QR_CODE, ScanSource.CAMERA))
    may_open.set()

    state = till.view_model.state
    qtbot.waitUntil(lambda: state.value.screen is Screen.MEMBER, timeout=WAIT_MS)
    assert state.value.member is not None
    assert state.value.member.card_number == card


@pytest.mark.parametrize("is_asked", [True, False])
def test_scans_are_written_down_only_where_support_asked_for_it(
    qtbot: QtBot, tmp_path: Path, card: str, open_window: Callable[..., Till], *, is_asked: bool
) -> None:
    till = open_window(settings=SETTINGS._replace(records_scans=is_asked))
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)

    till.view_model.scan(Scan(card, Symbology.QR_CODE, ScanSource.CAMERA))

    recordings = list(find_places(tmp_path).log_dir.glob("scans-*.jsonl"))
    assert len(recordings) == int(is_asked)
    assert not any(card in file.read_text("ascii") for file in recordings)


def test_a_till_with_a_printer_has_paper_for_what_it_sells(
    qtbot: QtBot, tmp_path: Path, card: str, open_window: Callable[..., Till]
) -> None:
    printer = PrinterSettings("pdf-folder", when="always", folder=tmp_path / "paper")
    till = open_window(settings=SETTINGS._replace(printer=printer))
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)
    state = till.view_model.state
    till.view_model.scan(Scan(card, Symbology.QR_CODE, ScanSource.CAMERA))
    qtbot.waitUntil(lambda: state.value.screen is Screen.MEMBER, timeout=WAIT_MS)

    till.view_model.sale.press("5")
    qtbot.waitUntil(lambda: state.value.sale.can_confirm, timeout=WAIT_MS)
    till.view_model.sale.confirm()

    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("paper/*.pdf"))), timeout=WAIT_MS)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_scan_while_a_card_is_being_saved_comes_after_the_dialog(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[..., Till]
) -> None:
    first, second = (base.member.card_number for base in make_store(tmp_path, 20, DAY)[:2])
    till = open_window()
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)
    state = till.view_model.state

    def shown() -> str:
        return state.value.member.card_number if state.value.member else ""

    till.view_model.scan(Scan(first, Symbology.QR_CODE, ScanSource.CAMERA))
    qtbot.waitUntil(lambda: shown() == first, timeout=WAIT_MS)
    behind: list[object] = []

    def scan_and_leave() -> None:
        if dialog := QApplication.activeModalWidget():
            watch.stop()
            till.view_model.scan(Scan(second, Symbology.QR_CODE, ScanSource.CAMERA))
            behind.extend((shown(), state.value.notice and state.value.notice.code))
            dialog.close()

    watch = QTimer()
    watch.timeout.connect(scan_and_leave)
    watch.start(10)
    assert state.value.member is not None
    till.outlets.give_card(state.value.member)

    qtbot.waitUntil(lambda: shown() == second, timeout=WAIT_MS)
    assert behind == [first, "scan_waits"]


def test_a_press_before_the_till_is_loaded_is_not_lost(
    qtbot: QtBot, card: str, open_window: Callable[..., Till]
) -> None:
    till = open_window()
    enrol = till.window.findChild(QPushButton, "openEnrol")
    assert enrol is not None

    till.start()
    enrol.click()
    is_loaded_at_once = till.is_loaded
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)

    state = till.view_model.state
    qtbot.waitUntil(lambda: state.value.screen is Screen.ENROL, timeout=WAIT_MS)
    assert not is_loaded_at_once


def test_what_a_crash_left_set_aside_is_given_back_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[..., Till]
) -> None:
    made = make_store(tmp_path, 20, DAY)
    hold = set_aside(
        tmp_path, next(m.member for m in made if sum(lot.amount for lot in m.lots) > POINTS_ENOUGH)
    )
    till = open_window()

    till.start()
    qtbot.waitUntil(lambda: till.is_loaded and till.opened.done(), timeout=WAIT_MS)

    def is_released() -> bool:
        with till.opened.result().reading() as uow:
            latest = uow.log.latest()
        return latest is not None and refers_to(latest.fact) == hold.hold_op_id

    qtbot.waitUntil(is_released, timeout=WAIT_MS)


def test_a_hold_that_cannot_be_given_back_is_logged(
    qtbot: QtBot,
    tmp_path: Path,
    open_window: Callable[..., Till],
    caplog: pytest.LogCaptureFixture,
) -> None:
    stuck = Member(MemberId(UUID(int=5)), "500", "Bob")
    make_store(tmp_path, 20, DAY)
    store = open_store(tmp_path, keyring=None)
    import_members(store, [BaseMember(stuck, (), {"hold:!": {None: 1}})])
    store.release_writing_thread()
    store.close()
    till = open_window()

    till.start()

    sentence = "what was set aside cannot be given back: hold:!: ValueError"
    qtbot.waitUntil(lambda: sentence in caplog.messages, timeout=WAIT_MS)


def set_aside(folder: Path, member: Member) -> Hold:
    """Set a coffee's points aside on a day long past, and let the till close."""
    at = datetime(2025, 1, 3, 12, tzinfo=UTC)
    command = HoldReward(OpId(UUID(int=1)), member.member_id, ChosenReward(RewardId("coffee")), at)
    store = open_store(folder, keyring=None)
    hold = hold_reward(command, store=store, clock=lambda: at)
    store.close()
    return hold


def test_no_window_but_the_tills_own_ever_comes_up(
    qtbot: QtBot, card: str, open_window: Callable[..., Till], qapp: QApplication
) -> None:
    shown = WindowsShown()
    qapp.installEventFilter(shown)
    till = open_window()
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)

    till.view_model.scan(Scan(card, Symbology.QR_CODE, ScanSource.CAMERA))
    for screen in Screen:
        till.window.page(screen)
    qtbot.waitUntil(lambda: till.view_model.state.value.member is not None, timeout=WAIT_MS)

    qapp.removeEventFilter(shown)
    assert set(shown.strangers) <= {"tillWindow"}


def test_a_store_that_is_in_use_is_explained(
    qtbot: QtBot, card: str, open_window: Callable[..., Till]
) -> None:
    def in_use() -> SqliteStore:
        raise StoreInUse

    till = open_window(in_use)
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)

    qtbot.waitUntil(lambda: till.view_model.state.value.notice is not None, timeout=WAIT_MS)
    notice = till.view_model.state.value.notice
    assert notice is not None
    assert notice.code == StoreInUse.code


@pytest.mark.parametrize(("system", "theme"), [("#202020", "dark"), ("#f0f0f0", "light")])
def test_the_till_is_dark_where_the_system_is(
    qapp: QApplication, open_window: Callable[..., Till], system: str, theme: str
) -> None:
    before = qapp.palette()
    qapp.setPalette(QPalette(QColor(system)))

    till = open_window(settings=SETTINGS._replace(theme=""))
    till.window.grab()
    qapp.setPalette(before)

    page = till.window.palette().window().color().name()
    assert page == load_theme(theme, find_places().resources_dir).colours["page"]


def test_the_camera_that_is_chosen_on_its_page_is_there_after_the_next_start(
    qtbot: QtBot, tmp_path: Path, card: str, open_window: Callable[..., Till]
) -> None:
    till = open_window()
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded and till.opened.done(), timeout=WAIT_MS)
    camera, state = till.view_model.camera, till.view_model.state
    qtbot.waitUntil(lambda: not state.value.is_busy, timeout=WAIT_MS)
    till.view_model.open(Screen.CAMERA)

    # Chosen again until the till has its camera: that comes a moment after the store.
    film = str(tmp_path / "no film.avi")
    qtbot.waitUntil(lambda: _chosen(camera, state.value, film), timeout=WAIT_MS)
    camera.switch_mirror()
    folder = find_places(tmp_path).config_dir
    qtbot.waitUntil(lambda: read_settings(folder).is_camera_mirrored, timeout=WAIT_MS)

    assert read_settings(folder).camera == film


def test_the_looks_that_the_cashier_chose_are_there_after_the_next_start(
    qtbot: QtBot, tmp_path: Path, card: str, open_window: Callable[..., Till]
) -> None:
    till = open_window()
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded and till.opened.done(), timeout=WAIT_MS)
    folder = find_places(tmp_path).config_dir

    till.view_model.choose_language("ru")
    for name in ("theme", "textSize"):
        button = till.window.findChild(QPushButton, name)
        assert button is not None
        button.click()
    qtbot.waitUntil(lambda: read_settings(folder).text_size_percent == 125, timeout=WAIT_MS)
    kept = read_settings(folder)
    again = open_window(
        settings=SETTINGS._replace(
            cashier_language=kept.cashier_language,
            theme=kept.theme,
            text_size_percent=kept.text_size_percent,
        )
    )
    again.start()
    qtbot.waitUntil(lambda: again.is_loaded, timeout=WAIT_MS)

    till_no = again.window.findChild(QLabel, "tillNo")
    assert till_no is not None
    assert till_no.text().startswith("Касса")
    assert again.window.styleSheet() == till.window.styleSheet()
    assert kept.language == ""


def _chosen(camera: CameraViewModel, state: TillState, key: str) -> bool:
    camera.choose(key)
    return state.camera.chosen == key
