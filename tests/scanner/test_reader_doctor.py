# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The doctor hears every reader while it is asked to, and reports."""

import pytest

from pos_loyalty.domain.reader_report import CodeKind, ReaderReport
from pos_loyalty.domain.scan import ScanSource, Symbology
from pos_loyalty.scanner.hid_reader import HidReader
from pos_loyalty.scanner.reader_doctor import ReaderDoctor
from pos_loyalty.scanner.serial_reader import SerialReader
from pos_loyalty.settings import ReaderSettings, SerialSettings
from tests.scanner.counter import CARD, GOODS, Till, fire
from tests.scanner.keyboard_line import burst, typing

READERS = ReaderSettings()


def any_kind(text: str, symbology: Symbology) -> CodeKind:
    return CodeKind.CARD


@pytest.fixture
def lines() -> list[SerialReader | HidReader]:
    return [SerialReader(SerialSettings("COM3"), READERS), HidReader(READERS)]


@pytest.fixture
def doctor(till: Till, lines: list[SerialReader | HidReader]) -> ReaderDoctor:
    return ReaderDoctor(till.wedge, lines, readers=READERS, kind_of=any_kind)


def test_scans_and_typing_are_reported_and_reach_whom_they_would(
    till: Till, doctor: ReaderDoctor
) -> None:
    reports: list[ReaderReport] = []
    doctor.reported.connect(reports.append)
    doctor.start()

    till.play([*typing("12"), *burst(CARD, start_ms=4000)])
    till.play(burst(GOODS, start_ms=8000, ending=""))
    till.let_the_gap_pass()
    fire(doctor.findChildren(type(doctor._silence))[0])  # noqa: SLF001 - its only timer

    assert [(one.is_scan, one.typed) for one in reports] == [
        (False, "12"),
        (True, CARD),
        (True, GOODS),
    ]
    assert till.codes == [CARD, GOODS]
    assert till.counter.field.text() == "12"


def test_codes_of_other_lines_are_reported_with_their_names(
    doctor: ReaderDoctor, lines: list[SerialReader | HidReader]
) -> None:
    reports: list[ReaderReport] = []
    doctor.reported.connect(reports.append)
    doctor.start()

    for line in lines:
        assert line.hear is not None
        line.hear(f"]E0{GOODS}")

    assert [(one.source, one.device, one.text) for one in reports] == [
        (ScanSource.SERIAL, "COM3", GOODS),
        (ScanSource.HID, "USB", GOODS),
    ]


def test_nothing_is_heard_once_it_stops(
    till: Till, doctor: ReaderDoctor, lines: list[SerialReader | HidReader]
) -> None:
    reports: list[ReaderReport] = []
    doctor.reported.connect(reports.append)
    doctor.start()
    till.play(burst(CARD, ending=""))

    doctor.stop()
    till.play(burst(GOODS, start_ms=5000))

    assert reports == []
    assert [line.hear for line in lines] == [None, None]
