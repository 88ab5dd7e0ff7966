# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``scan --doctor`` in a terminal: a reader types into it, played by a pseudo-terminal."""

import io
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaDevices

from pos_loyalty.commands.reader import check_readers
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.places import find_places
from pos_loyalty.settings import FILE_NAME
from tests.scanner.test_camera_list import ONE, OTHER

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import termios

pytestmark = pytest.mark.usefixtures("qapp")  # the command itself would make a lesser one

CARD = new_card_number("4802123456789012")


@dataclass
class Terminal:
    """Both ends of a pseudo-terminal."""

    far_end: int
    near_end: int


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal(*os.openpty())
    yield terminal
    for end in (terminal.far_end, terminal.near_end):
        os.close(end)


def written(folder: Path) -> Path:
    """The place of the settings below a folder that has everything."""
    file = find_places(folder).config_dir / FILE_NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


class Screen(io.StringIO):
    """A reader that begins when it is asked to, and goes on when it was reported on."""

    def __init__(self, terminal: Terminal, *sent: bytes) -> None:
        super().__init__()
        self._terminal, self._sent = terminal, list(sent)

    def flush(self) -> None:
        if self._sent:
            os.write(self._terminal.far_end, self._sent.pop(0))


def checked(terminal: Terminal, folder: Path, *sent: bytes) -> str:
    screen = Screen(terminal, *sent)
    status = check_readers(folder, wants_json=False, terminal=terminal.near_end, out=screen)
    assert status == 0
    return screen.getvalue()


def test_one_scan_is_reported_and_ends_it(terminal: Terminal, tmp_path: Path) -> None:
    told = checked(terminal, tmp_path, b"]C1" + CARD.encode() + b"\r")

    assert "Scan: a card of this programme" in told
    assert "Kind of barcode: Code128" in told
    assert "Ending: Enter" in told
    assert "All is well" in told
    assert "serial lines:" in told
    assert "cameras:" in told


def test_what_it_prints_holds_no_card_number(terminal: Terminal, tmp_path: Path) -> None:
    told = checked(terminal, tmp_path, CARD.encode() + b"\r")

    assert CARD not in told
    assert not any(CARD[start : start + 4] in told for start in range(15))
    assert "9" * 18 in told


def test_typing_is_explained_and_waited_on(terminal: Terminal, tmp_path: Path) -> None:
    told = checked(terminal, tmp_path, b"12\r", b"\x02" + CARD.encode() + b"\x03\r\n")

    assert "No scan: taken for typing" in told
    assert "control characters" in told


def test_control_c_ends_it_and_the_terminal_is_as_before(
    terminal: Terminal, tmp_path: Path
) -> None:
    before = termios.tcgetattr(terminal.near_end)

    told = checked(terminal, tmp_path, b"\x03")

    assert "Scan:" not in told
    assert termios.tcgetattr(terminal.near_end) == before


def test_a_terminal_that_hangs_up_ends_it(tmp_path: Path) -> None:
    far_end, near_end = os.openpty()
    terminal = Terminal(far_end, near_end)

    class HangingUp(Screen):
        def flush(self) -> None:
            os.close(self._terminal.far_end)

    screen = HangingUp(terminal)

    status = check_readers(tmp_path, wants_json=False, terminal=near_end, out=screen)

    os.close(near_end)
    assert status == 0
    assert "Scan:" not in screen.getvalue()


def test_a_code_without_enter_is_told_after_a_silence(terminal: Terminal, tmp_path: Path) -> None:
    told = checked(terminal, tmp_path, CARD.encode())

    assert "Ending: none" in told
    assert "send Enter" in told


def test_a_program_gets_one_object_a_line(terminal: Terminal, tmp_path: Path) -> None:
    settings = '[readers]\nprefixes = ["~"]\n'
    written(tmp_path).write_text(settings, "utf-8")
    screen = Screen(terminal, b"~]E04006381333931\r")

    check_readers(tmp_path, wants_json=True, terminal=terminal.near_end, out=screen)

    devices, report = (json.loads(line) for line in screen.getvalue().splitlines())
    assert set(devices["devices"]) == {"serial", "hid", "cameras"}
    assert report["report"]["symbology"] == "EAN-13"
    assert (report["report"]["prefix"], report["report"]["kind"]) == ("~", "product")
    assert report["report"]["keys"][-1]["char"] == "Enter"


def test_settings_that_cannot_be_are_said(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path).write_text("[readers]\nlayout = 'mine'\n", "utf-8")
    screen = io.StringIO()

    status = check_readers(tmp_path, wants_json=False, terminal=terminal.near_end, out=screen)

    assert status == 2
    assert "readers.layout" in capsys.readouterr().err


def test_without_a_terminal_the_devices_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read_end, write_end = os.pipe()
    screen = io.StringIO()

    status = check_readers(tmp_path, wants_json=False, terminal=read_end, out=screen)

    os.close(read_end)
    os.close(write_end)
    assert status == 0
    assert "serial lines:" in screen.getvalue()
    assert "F9" in capsys.readouterr().err


def test_cameras_are_named_with_what_the_settings_call_them(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMediaDevices, "videoInputs", lambda: [ONE, OTHER])

    told = checked(terminal, tmp_path, CARD.encode() + b"\r")

    one, other = "Webcam C270 (device:/dev/video0)", "Webcam C270 (2) (device:/dev/video2)"
    assert f"cameras:      {one}, {other}\n" in told


def test_without_the_library_it_is_said_that_nobody_looked(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)

    told = checked(terminal, tmp_path, CARD.encode() + b"\r")

    assert "cameras:      not looked for: the system lacks a library" in told
