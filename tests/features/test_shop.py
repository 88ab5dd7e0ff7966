# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of what is rarely wanted: more pages, the settings, what is not sent yet."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytest_bdd import given, scenarios, then, when

from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.settings import TillSettings
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.places import find_places
from pos_loyalty.restarting import Restarting
from pos_loyalty.settings import FILE_NAME, Settings, read_settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.tasks import ImmediateRunner
from tests.features.window_counter import WindowCounter

scenarios("shop.feature")


@pytest.fixture
def config_dir(counter: WindowCounter, looks: Appearance, tmp_path: Path) -> Iterator[Path]:
    """Give the till its settings file."""
    places = find_places(tmp_path)
    wired = Wired(
        till=counter.shop.till,
        window=counter.window,
        shop=SHOP,
        settings=Settings(),
        places=places,
        clock=lambda: counter.shop.now,
        opened=Future(),
        recorder=counter.store,
        reads=ImmediateRunner(),
        writes=ImmediateRunner(),
        run_on_writer=lambda work: work(),
    )
    sounds = Sounds(places.resources_dir / "sounds", is_on=False)
    companion = TillSettings(wired, looks, sounds, Restarting(counter.window))
    yield places.config_dir
    companion.close()


@given("the shop has a server that cannot be reached")
def a_far_server(counter: WindowCounter) -> None:
    counter.join_server().goes_away()


@when("the cashier asks for more")
def ask_for_more(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F12)


@when("the cashier asks what is not sent yet")
def ask_what_waits(counter: WindowCounter) -> None:
    counter.look_at_server()
    counter.hands.press("openMore")
    counter.hands.press("openUnsent")


@when("the cashier asks for the settings")
def ask_for_settings(counter: WindowCounter, config_dir: Path) -> None:
    assert not (config_dir / FILE_NAME).exists()
    counter.hands.strike(Qt.Key.Key_F12)
    counter.hands.touch("openSettings")


@when("turns the sounds off")
def turn_off(counter: WindowCounter) -> None:
    counter.hands.touch("setting_sound_off")


@when("somebody turns the sounds off in the file")
def turned_off_by_hand(config_dir: Path) -> None:
    config_dir.mkdir()
    (config_dir / FILE_NAME).write_text("sound = false  # theirs\n", "utf-8")


@when("the cashier asks for the keys of this page")
def ask_for_keys(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F1)


@then("the settings file says that there is no sound")
def no_sound(config_dir: Path) -> None:
    assert not read_settings(config_dir).has_sound
