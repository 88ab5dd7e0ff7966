# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first start, wired: from the command that finds no shop to the arguments of the next one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.commands.till import NOT_SET_UP, open_till
from pos_loyalty.first_start_wizard import Wizard, lead_to_a_shop
from pos_loyalty.places import find_places
from pos_loyalty.settings import Settings, read_settings
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.view_models.first_start import StartField, StartStep
from pos_loyalty.ui.windows.first_start import FirstStartWindow
from tests.patience import WAIT_MS


@pytest.fixture
def wizard(tmp_path: Path, qapp: QApplication) -> Iterator[Wizard]:
    wizard = Wizard(find_places(tmp_path), Settings(language="en"))
    yield wizard
    wizard.close()


@pytest.fixture
def close_soon(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Close the wizard's window as soon as it is there."""
    timer = QTimer()

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, FirstStartWindow) and window.isVisible():
                timer.stop()
                window.close()

    timer.timeout.connect(close)
    yield lambda: timer.start(20)
    timer.stop()
    LanguageSwitch(find_places().resources_dir / "i18n").use("en")


def test_a_shop_of_its_own_is_set_up_and_its_till_wanted(
    wizard: Wizard, tmp_path: Path, qtbot: QtBot
) -> None:
    model = wizard.view_model
    model.choose_way(StartStep.OWN)
    model.type(StartField.NAME, "Corner")
    model.type(StartField.ZONE, "Europe/Warsaw")

    model.next()
    qtbot.waitUntil(lambda: model.state.value.step is StartStep.SCANNER, timeout=WAIT_MS)
    model.next()
    model.next()

    shop = read_settings(tmp_path / "config").shop
    assert shop is not None
    assert shop.store_name == "Corner"
    assert wizard.wanted == ("till",)


def test_the_made_up_shop_writes_nothing(wizard: Wizard, tmp_path: Path) -> None:
    wizard.view_model.choose_way(StartStep.SCANNER)
    wizard.view_model.next()
    wizard.view_model.next()

    assert wizard.wanted == ("till", "--demo")
    assert list(tmp_path.iterdir()) == []


def test_who_closes_the_window_wants_nothing(
    tmp_path: Path, close_soon: Callable[[], None]
) -> None:
    close_soon()

    assert lead_to_a_shop(find_places(tmp_path), Settings()) is None


def test_the_command_opens_it_where_it_finds_no_shop(
    tmp_path: Path, close_soon: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    close_soon()

    assert open_till(tmp_path) == NOT_SET_UP

    assert capsys.readouterr().err == ""
