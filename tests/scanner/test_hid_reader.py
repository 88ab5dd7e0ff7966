# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""USB readers behind a library that a test plays; no hardware was near."""

import queue
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.hid_reader import (
    READERS_MAX,
    HidLibrary,
    HidReader,
    hidapi,
    reader_paths,
)
from pos_loyalty.settings import ReaderSettings
from tests.patience import WAIT_MS
from tests.scanner.counter import CARD, GOODS
from tests.scanner.reports import report

SCANNER = {"path": b"/dev/hidraw3", "usage_page": 0x8C}
MOUSE = {"path": b"/dev/hidraw0", "usage_page": 0x01}


class PluggedReader:
    """A reader that sends what it is given; ``None`` pulls it out."""

    def __init__(self) -> None:
        self.reports: queue.Queue[bytes | None] = queue.Queue()
        self.is_closed = False

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        try:
            sent = self.reports.get(timeout=timeout_ms / 1000)
        except queue.Empty:
            return []
        if sent is None:
            raise OSError("read error")
        return list(sent[:max_length])

    def close(self) -> None:
        self.is_closed = True


@dataclass
class Machine:
    """A machine's USB, as the library shows it."""

    devices: list[Mapping[str, Any]] = field(default_factory=lambda: [MOUSE, SCANNER])
    plugged: PluggedReader = field(default_factory=PluggedReader)
    is_forbidden: bool = False
    others: dict[bytes, PluggedReader] = field(default_factory=dict)

    def enumerate(self) -> list[Mapping[str, Any]]:
        return self.devices

    def open(self, path: bytes) -> PluggedReader:
        if self.is_forbidden:
            raise OSError("open failed")
        return self.plugged if path == SCANNER["path"] else self.others[path]


@dataclass
class Heard:
    """What a reader told."""

    reader: HidReader
    scans: list[Scan] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def heard(machine: Machine) -> Iterator[Heard]:
    heard = listening(lambda: machine)
    yield heard
    heard.reader.stop()


def listening(load: Any) -> Heard:  # noqa: ANN401 - whatever a test loads
    readers = ReaderSettings(prefixes=("~",))
    heard = Heard(HidReader(readers, load=load, look_seconds=0.01))
    heard.reader.code_scanned.connect(heard.scans.append)
    heard.reader.trouble.connect(heard.troubles.append)
    heard.reader.hear = heard.sent.append
    heard.reader.start()
    return heard


def test_a_report_becomes_a_scan_on_the_windows_thread(
    qtbot: QtBot, machine: Machine, heard: Heard
) -> None:
    machine.plugged.reports.put(report(GOODS, "]E0"))
    machine.plugged.reports.put(report(f"~{CARD}", "]C0"))
    machine.plugged.reports.put(report(f"]Q3{CARD}", "\0\0\0"))

    qtbot.waitUntil(lambda: len(heard.scans) == 3, timeout=WAIT_MS)

    assert heard.scans == [
        Scan(GOODS, Symbology.EAN_13, ScanSource.HID),
        Scan(CARD, Symbology.CODE_128, ScanSource.HID),
        Scan(CARD, Symbology.QR_CODE, ScanSource.HID),
    ]
    assert heard.sent[:2] == [f"]E0{GOODS}", f"]C0~{CARD}"]


def test_a_reader_that_is_pulled_out_is_found_again(
    qtbot: QtBot, machine: Machine, heard: Heard
) -> None:
    pulled_out = machine.plugged
    pulled_out.reports.put(None)
    qtbot.waitUntil(lambda: "unplugged" in heard.troubles, timeout=WAIT_MS)

    pulled_out.reports.put(report(GOODS, "]E0"))
    qtbot.waitUntil(lambda: len(heard.scans) == 1, timeout=WAIT_MS)

    assert heard.troubles == ["unplugged", ""]
    assert pulled_out.is_closed


@pytest.mark.parametrize(("is_forbidden", "trouble"), [(True, "in_use"), (False, "not_there")])
def test_a_reader_that_cannot_be_had_is_said_in_a_word(
    qtbot: QtBot, trouble: str, *, is_forbidden: bool
) -> None:
    devices = [SCANNER] if is_forbidden else [MOUSE]
    heard = listening(lambda: Machine(list(devices), is_forbidden=is_forbidden))

    qtbot.waitUntil(lambda: heard.troubles == [trouble], timeout=WAIT_MS)

    heard.reader.stop()


def test_a_library_that_is_not_installed_is_said_in_a_word(qtbot: QtBot) -> None:
    def absent() -> HidLibrary:
        raise ImportError("No module named 'hid'")

    heard = listening(absent)

    qtbot.waitUntil(lambda: heard.troubles == ["no_hid_software"], timeout=WAIT_MS)

    heard.reader.stop()


def test_what_nobody_expected_ends_the_thread_and_not_the_till(qtbot: QtBot) -> None:
    def broken() -> HidLibrary:
        raise RuntimeError("no such thing")

    heard = listening(broken)

    qtbot.waitUntil(lambda: heard.troubles == ["broken"], timeout=WAIT_MS)

    heard.reader.stop()


def test_hidapi_is_asked_by_the_names_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bytes] = []
    plugged = SimpleNamespace(open_path=opened.append, read=lambda *_: [], close=lambda: None)
    library = SimpleNamespace(enumerate=lambda: [SCANNER], device=lambda: plugged)
    monkeypatch.setitem(sys.modules, "hid", library)

    loaded = hidapi()

    assert reader_paths(loaded) == [SCANNER["path"]]
    assert loaded.open(b"/dev/hidraw3") is plugged
    assert opened == [b"/dev/hidraw3"]


def test_only_readers_are_opened_each_once_and_no_more_than_a_few() -> None:
    twice = [dict(SCANNER), dict(SCANNER)]
    many = [{"path": f"/dev/hidraw{n}".encode(), "usage_page": 0x8C} for n in range(9)]

    assert reader_paths(Machine([*twice, MOUSE])) == [SCANNER["path"]]
    assert len(reader_paths(Machine(list(many)))) > READERS_MAX


def test_a_second_reader_is_heard_though_the_first_is_open(
    qtbot: QtBot, machine: Machine, heard: Heard
) -> None:
    machine.plugged.reports.put(report(GOODS, "]E0"))
    qtbot.waitUntil(lambda: len(heard.scans) == 1, timeout=WAIT_MS)
    second = PluggedReader()
    machine.others[b"/dev/hidraw9"] = second
    machine.devices = [*machine.devices, {"path": b"/dev/hidraw9", "usage_page": 0x8C}]

    second.reports.put(report(CARD, "]C0"))

    qtbot.waitUntil(lambda: len(heard.scans) == 2, timeout=WAIT_MS)
    assert heard.troubles == []
