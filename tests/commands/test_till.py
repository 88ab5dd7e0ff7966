# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is told before a window opens, and how it is opened."""

import subprocess
import sys
from pathlib import Path

import pytest

from pos_loyalty.commands.till import open_till
from pos_loyalty.demo.command import open_demo_till


def test_a_till_without_a_shop_says_what_to_do_where_no_window_can_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)

    assert open_till(tmp_path) == 2

    assert "till --demo" in capsys.readouterr().err


def test_a_mistake_in_the_settings_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "till.toml").write_text('language = "xx"', "utf-8")

    assert open_till(tmp_path) == 2

    assert "till.toml: language: is one of en, pl, ru" in capsys.readouterr().err


def test_settings_are_read_before_qt_is_loaded() -> None:
    script = (
        "import sys, pos_loyalty.commands.till\n"
        "assert not [m for m in sys.modules if m.startswith('PySide6')]"
    )

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_first_window_is_painted_without_what_is_slow_to_load() -> None:
    script = """
import sys
from pos_loyalty.app import Till, make_application
from pos_loyalty.places import find_places
from pos_loyalty.settings import Settings, ShopSettings

make_application()
shop = ShopSettings("corner-1", "Corner Shop", 1, "Europe/Warsaw", "PLN", "PL")
till = Till(shop, Settings(shop), find_places(), open_store=lambda: None)
till.window.grab()
loaded = {"cv2", "pydantic", "requests", "sqlalchemy"} & set(sys.modules)
# Classes of Qt are made known to Python when they are first asked for.
known = {*vars(sys.modules["PySide6.QtCore"]), *vars(sys.modules["PySide6.QtWidgets"])}
assert not loaded, loaded
assert not {"Qt", "QStyle"} & known, known
"""

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_without_a_display_it_is_said_and_what_to_do_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)

    assert open_demo_till(tmp_path) == 1

    assert "pos-loyalty demo --headless" in capsys.readouterr().err
