# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A serial reader, played by the far end of a pseudo-terminal."""

import errno
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtSerialPort import QSerialPort
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.code_framer import CODE_BYTES_HELD_MAX
from pos_loyalty.settings import ReaderSettings, SerialSettings
from tests.patience import WAIT_MS
from tests.scanner.counter import CARD, GOODS, fire

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from pos_loyalty.scanner.port_knock import OpenPort, location_of
from pos_loyalty.scanner.serial_reader import RETRY_SECONDS_MAX, SerialReader


@dataclass
class Line:
    """A reader at the far end, and the till's end behind a link that can point elsewhere."""

    qtbot: QtBot
    link: Path
    far_end: int = -1
    scans: list[Scan] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def plug_in(self) -> None:
        self.far_end, near_end = os.openpty()
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(os.ttyname(near_end))
        self._near_end = near_end

    def pull_out(self) -> None:
        os.close(self.far_end)
        os.close(self._near_end)
        self.far_end = -1
        self.link.unlink()

    def listen(
        self,
        readers: ReaderSettings = ReaderSettings(),  # noqa: B008 - a tuple
        *,
        open_port: OpenPort | None = None,
    ) -> SerialReader:
        reader = SerialReader(SerialSettings(str(self.link)), readers, open_port=open_port)
        reader.code_scanned.connect(self.scans.append)
        reader.trouble.connect(self.troubles.append)
        reader.hear = self.sent.append
        reader.start()
        return reader

    def wait_until_open(self, reader: SerialReader) -> None:
        """What is sent before is lost, as at a real line."""
        (port,) = reader.findChildren(QSerialPort)
        self.qtbot.waitUntil(port.isOpen, timeout=WAIT_MS)

    def send(self, data: bytes) -> None:
        os.write(self.far_end, data)

    def wait_for_scans(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.scans) >= count, timeout=WAIT_MS)

    def wait_for_trouble(self, code: str) -> None:
        self.qtbot.waitUntil(lambda: self.troubles[-1:] == [code], timeout=WAIT_MS)


@pytest.fixture
def line(qtbot: QtBot, tmp_path: Path) -> Iterator[Line]:
    line = Line(qtbot, tmp_path / "ttyREADER")
    line.plug_in()
    yield line
    if line.far_end >= 0:
        line.pull_out()


@pytest.fixture
def reader(line: Line) -> Iterator[SerialReader]:
    reader = line.listen()
    line.wait_until_open(reader)
    yield reader
    reader.stop()


def test_a_code_is_one_scan_without_what_is_around_it(line: Line, reader: SerialReader) -> None:
    line.send(b"\x02]E0" + GOODS.encode() + b"\x03\r\n")

    line.wait_for_scans(1)

    assert line.scans == [Scan(GOODS, Symbology.EAN_13, ScanSource.SERIAL)]
    assert line.sent == ["\x02]E0" + GOODS]


def test_halves_come_together_and_two_at_once_are_two(line: Line, reader: SerialReader) -> None:
    line.send(CARD[:7].encode())
    line.qtbot.waitUntil(lambda: bool(_running(reader)), timeout=WAIT_MS)
    _waiting(reader).stop()  # the silence does not run out, however slow this machine is
    line.send(f"{CARD[7:]}\r{GOODS}\r".encode())

    line.wait_for_scans(2)

    assert [scan.text for scan in line.scans] == [CARD, GOODS]


def test_a_code_without_ending_is_told_after_a_silence(line: Line, reader: SerialReader) -> None:
    line.send(CARD.encode())

    line.wait_for_scans(1)

    assert [scan.text for scan in line.scans] == [CARD]


def test_the_shops_prefix_and_suffix_are_taken_off(line: Line) -> None:
    reader = line.listen(ReaderSettings(prefixes=("~",), suffixes=("#",)))
    line.wait_until_open(reader)
    line.send(f"~{CARD}#\r".encode())

    line.wait_for_scans(1)

    reader.stop()
    assert [scan.text for scan in line.scans] == [CARD]


def test_garbage_is_told_as_it_is_and_harms_nobody(line: Line, reader: SerialReader) -> None:
    line.send(bytes(range(0x80, 0x100)) + b"\r" + b"7" * 3000 + b"\r" + CARD.encode() + b"\r")

    line.wait_for_scans(3)

    garbage, endless, card = line.scans
    assert not garbage.text.isascii()
    assert endless.text == "7" * CODE_BYTES_HELD_MAX
    assert card.text == CARD


def test_a_reader_that_is_pulled_out_and_plugged_in_reads_again(
    line: Line, reader: SerialReader
) -> None:
    line.pull_out()
    line.wait_for_trouble("unplugged")
    fire(_waiting(reader))
    line.wait_for_trouble("not_there")

    line.plug_in()
    fire(_waiting(reader))
    line.wait_for_trouble("")
    line.send(CARD.encode() + b"\r")
    line.wait_for_scans(1)

    assert line.troubles == ["unplugged", "not_there", ""]
    assert [scan.text for scan in line.scans] == [CARD]


def test_a_port_that_is_not_there_is_tried_less_and_less_often(
    qtbot: QtBot, tmp_path: Path
) -> None:
    line = Line(qtbot, tmp_path / "nowhere")
    reader = line.listen()

    waits = []
    for _ in range(7):
        qtbot.waitUntil(lambda: bool(_running(reader)), timeout=WAIT_MS)
        waits.append(_waiting(reader).interval() // 1000)
        fire(_waiting(reader))

    reader.stop()
    assert waits == [1, 2, 4, 8, 16, RETRY_SECONDS_MAX, RETRY_SECONDS_MAX]
    assert line.troubles == ["not_there"]


def test_nothing_is_told_once_the_till_is_closed(line: Line, reader: SerialReader) -> None:
    reader.stop()

    line.send(CARD.encode() + b"\r")
    QCoreApplication.processEvents()

    assert line.scans == []
    assert _running(reader) == []


class SlowPort:
    """A reader that is reached over the air: to open it takes until the test lets it."""

    def __init__(self) -> None:
        self.asked, self.may_answer = threading.Event(), threading.Event()
        self.refusal: OSError | None = None
        self.opened: list[int] = []

    def __call__(self, location: str) -> int:
        self.asked.set()
        assert self.may_answer.wait(WAIT_MS / 1000)
        if self.refusal is not None:
            raise self.refusal
        self.opened.append(os.open(location, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK))
        return self.opened[0]


def test_a_port_that_takes_its_time_to_open_keeps_no_window_and_reads_in_the_end(
    line: Line,
) -> None:
    slow = SlowPort()
    reader = line.listen(open_port=slow)
    assert slow.asked.wait(WAIT_MS / 1000)
    QCoreApplication.processEvents()
    told_before = list(line.troubles)

    slow.may_answer.set()
    line.wait_until_open(reader)
    line.send(CARD.encode() + b"\r")
    line.wait_for_scans(1)
    reader.stop()

    assert (told_before, line.troubles) == ([], [])
    assert [scan.text for scan in line.scans] == [CARD]
    assert not _is_open(slow.opened[0])


@pytest.mark.parametrize(
    ("number", "trouble"),
    [(errno.EHOSTDOWN, "not_there"), (errno.EACCES, "in_use"), (errno.EBUSY, "in_use")],
)
def test_a_port_that_refuses_says_why(line: Line, number: int, trouble: str) -> None:
    slow = SlowPort()
    slow.refusal = OSError(number, os.strerror(number))
    slow.may_answer.set()

    reader = line.listen(open_port=slow)

    line.wait_for_trouble(trouble)
    assert len(_running(reader)) == 1
    reader.stop()


def test_a_till_that_is_closed_waits_for_no_port_and_lets_it_go_when_it_opens(line: Line) -> None:
    slow = SlowPort()
    reader = line.listen(open_port=slow)
    assert slow.asked.wait(WAIT_MS / 1000)

    reader.stop()
    reader.start()  # does nothing any more
    slow.may_answer.set()
    line.qtbot.waitUntil(
        lambda: bool(slow.opened) and not _is_open(slow.opened[0]), timeout=WAIT_MS
    )

    assert (line.scans, line.troubles, _running(reader)) == ([], [], [])


@pytest.mark.parametrize(
    ("port", "platform", "location"),
    [
        ("ttyACM0", "linux", "/dev/ttyACM0"),
        ("/dev/serial/by-id/x", "linux", "/dev/serial/by-id/x"),
        ("cu.usbmodem1", "darwin", "/dev/cu.usbmodem1"),
        ("COM5", "win32", r"\\.\COM5"),
        (r"\\.\COM12", "win32", r"\\.\COM12"),
    ],
)
def test_the_file_of_a_port_is_where_the_system_has_it(
    port: str, platform: str, location: str
) -> None:
    assert location_of(port, platform) == location


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _running(reader: SerialReader) -> list[QTimer]:
    return [timer for timer in reader.findChildren(QTimer) if timer.isActive()]


def _waiting(reader: SerialReader) -> QTimer:
    (timer,) = _running(reader)
    return timer
