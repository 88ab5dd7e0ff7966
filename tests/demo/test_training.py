# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Training: a till beside the shop's; nothing of what is done there reaches the shop."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pos_loyalty.app import Till
from pos_loyalty.clock import utc_now
from pos_loyalty.demo.command import demo_folder
from pos_loyalty.demo.made_shop import DAY, demo_settings, demo_till, make_store
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.demo.training import (
    FOLDER,
    made_training_shop,
    training_settings,
    training_till,
)
from pos_loyalty.domain.receipt import Receipt
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.founding import Founder
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import PrinterSettings, RegisterSettings, Settings
from pos_loyalty.ui.view_models.first_start import CannotStart
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.widgets.watermark import Watermark
from tests.patience import WAIT_MS

NO_PRINTER = PrinterSettings()
REAL = Settings(
    language="pl",
    theme="dark",
    server_url="https://points.example",
    join_url="https://join.example",
    register=RegisterSettings(9191, Path("/exchange")),
    goods_file=Path("/goods.csv"),
    records_scans=True,
)


def marks_of(folder: Path) -> Mapping[str, str]:
    """Return what is in the real till's folder, training's own apart."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {
        str(file): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if FOLDER not in file.relative_to(folder).parts
    }


@pytest.fixture
def real_till(tmp_path: Path) -> Path:
    """Make the shop's own till, with a server in its settings; return its folder."""
    make_store(tmp_path, 20, DAY)
    config = tmp_path / "config"
    config.mkdir()
    (config / "till.toml").write_text('server_url = "https://points.example"\n', "utf-8")
    return tmp_path


@pytest.fixture
def places(real_till: Path) -> Places:
    return made_training_shop(real_till)


@pytest.fixture
def practise(places: Places, qapp: QApplication) -> Iterator[Callable[..., Till]]:
    tills: list[Till] = []

    def opened(printer: PrinterSettings = NO_PRINTER) -> Till:
        said = training_settings(REAL._replace(has_sound=False, printer=printer))
        tills.append(demo_till(places.data_dir, utc_now, said))
        tills[-1].start()
        return tills[-1]

    yield opened
    for till in tills:
        till.close()
        till.deleteLater()


def a_card(folder: Path) -> str:
    store = open_store(folder, keyring=None)
    with store.reading() as uow:
        member = uow.members.search("a", 1)[0]
    store.release_writing_thread()
    store.close()
    return member.card_number


def buy(till: Till, card: str, qtbot: QtBot) -> None:
    """Sell something to a member, through the window's own view-model."""
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)
    model = till.view_model
    model.scan(Scan(card, Symbology.QR_CODE, ScanSource.CAMERA))
    qtbot.waitUntil(lambda: model.state.value.screen is Screen.MEMBER, timeout=WAIT_MS)
    for key in "1000":
        model.sale.press(key)
    qtbot.waitUntil(lambda: model.state.value.sale.can_confirm, timeout=WAIT_MS)
    model.sale.confirm()
    qtbot.waitUntil(lambda: model.state.value.screen is Screen.DONE, timeout=WAIT_MS)


def test_only_looks_and_devices_of_the_real_till_are_taken() -> None:
    settings = training_settings(REAL)

    assert (settings.language, settings.theme, settings.is_training) == ("pl", "dark", True)
    assert (settings.server_url, settings.join_url) == ("", "")
    assert (settings.register, settings.goods_file) == (RegisterSettings(), None)
    assert settings.program_file is None
    assert not settings.records_scans


def test_in_a_demo_it_stands_beside_the_made_up_till_and_leads_back_there(
    tmp_path: Path, qapp: QApplication
) -> None:
    demo = demo_folder(tmp_path)

    till = training_till(demo, is_demo=True)
    till.restarting()

    assert till.restarting.wanted == ("till", "--demo")
    assert [folder.name for folder in tmp_path.iterdir()] == ["demo"]
    till.close()
    till.deleteLater()


def test_what_is_chosen_in_a_demo_holds_in_the_next_one() -> None:
    kept = Settings(
        shop=None,
        server_url="https://points.example",
        theme="dark",
        register=RegisterSettings(9191),
        printer=PrinterSettings("system"),
        customer_screen="HDMI-1",
    )

    settings = demo_settings(kept)

    assert (settings.theme, settings.customer_screen) == ("dark", "HDMI-1")
    assert (settings.register, settings.printer) == (kept.register, kept.printer)
    assert (settings.shop, settings.server_url, settings.is_demo) == (SHOP, "", True)
    assert settings.display.survey is not None


def test_it_is_made_once_inside_the_tills_own_folder(real_till: Path) -> None:
    made = made_training_shop(real_till)
    first = marks_of(made.data_dir)

    again = made_training_shop(real_till)

    assert made.data_dir == real_till / FOLDER
    assert made.config_dir.is_relative_to(made.data_dir)
    assert (again, marks_of(again.data_dir)) == (made, first)


def test_nothing_that_is_done_there_reaches_the_shop_or_its_server(
    real_till: Path, places: Places, practise: Callable[..., Till], qtbot: QtBot
) -> None:
    before, card = marks_of(real_till), a_card(places.data_dir)
    till = practise()

    buy(till, card, qtbot)
    light = till.view_model.state.value.light.kind
    till.window.close_for_good()
    QCoreApplication.processEvents()

    assert marks_of(real_till) == before
    assert light is LightKind.ALONE
    assert card != a_card(real_till)


def test_both_windows_say_so_on_every_page(practise: Callable[..., Till], qtbot: QtBot) -> None:
    till = practise()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)

    till.view_model.open(Screen.MORE)
    QCoreApplication.processEvents()

    marks = [window.findChildren(Watermark) for window in (till.window, till.customer_window)]
    (words,) = till.window.findChildren(QLabel, "trainingWords")
    assert [len(found) for found in marks] == [1, 1]
    assert marks[0][0].size() == till.window.size()
    assert words.isVisible()


def test_a_receipt_says_so_at_both_ends(
    places: Places, practise: Callable[..., Till], qtbot: QtBot, tmp_path: Path
) -> None:
    card, paper = a_card(places.data_dir), tmp_path / "paper"
    till = practise(PrinterSettings("pdf-folder", "80", "always", folder=paper))
    printed: list[Receipt] = []
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)
    till.view_model.receipts.attach(_Paper(printed.append), is_always=True)

    buy(till, card, qtbot)
    qtbot.waitUntil(lambda: bool(printed), timeout=WAIT_MS)

    assert printed[0].place.is_training


class _Paper:
    """Takes what is printed."""

    def __init__(self, take: Callable[[Receipt], None]) -> None:
        self.print_receipt = take


def test_a_training_shop_joins_no_server(places: Places) -> None:
    with pytest.raises(CannotStart) as refused:
        Founder(places).join("https://points.example", "7K3M9-QX2VD", "en")

    assert refused.value.trouble == "training"
    assert find_places(places.data_dir).config_dir.joinpath("till.toml").exists() is False


def test_the_way_out_leads_to_the_shops_own_till(
    practise: Callable[..., Till], qtbot: QtBot
) -> None:
    till = practise()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not till.view_model.state.value.is_busy, timeout=WAIT_MS)

    till.view_model.more.training.switch()

    assert till.restarting.wanted == ("till",)
    assert not till.window.isVisible()
