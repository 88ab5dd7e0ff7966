# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reports of USB readers, written out byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.scanner.hid_pos import CODE_BYTES_HELD_MAX, HidCode, ReportReader
from tests.scanner.counter import GOODS
from tests.scanner.reports import report

EAN_13_REPORT = bytes.fromhex(
    "02 0d 5d 45 30"  # a scan of 13 bytes, ]E0
    "34 30 30 36 33 38 31 33 33 33 39 33 31" + "00" * 43 + "73 00 00"
)


def test_a_report_is_a_code_with_its_kind() -> None:
    assert ReportReader().feed(EAN_13_REPORT) == HidCode(GOODS, "]E0")


def test_a_long_code_comes_in_several_reports() -> None:
    codes, text = ReportReader(), "M1ADA/LOVELACE" * 9

    told = [
        codes.feed(report(text[:56], "]Q0", goes_on=True)),
        codes.feed(report(text[56:112], "]Q0", goes_on=True)),
        codes.feed(report(text[112:], "]Q0")),
    ]

    assert told == [None, None, HidCode(text, "]Q0")]


def test_a_reader_may_keep_the_kind_to_itself() -> None:
    assert ReportReader().feed(report("480212", "\0\0\0")) == HidCode("480212", "")


def test_a_short_report_is_whole() -> None:
    assert ReportReader().feed(report("480212", "]C0")[:12]) == HidCode("480212", "]C0")


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"\x02",
        bytes(64),
        b"\x01" + EAN_13_REPORT[1:],
        b"\x02\x39" + EAN_13_REPORT[2:],
        EAN_13_REPORT[:12],
        report("\r\n", "]C0"),
    ],
    ids=["nothing", "a byte", "zeros", "another report", "too long", "cut off", "no code"],
)
def test_what_is_no_scan_is_passed_over(other: bytes) -> None:
    codes = ReportReader()

    assert codes.feed(other) is None
    assert codes.feed(EAN_13_REPORT) == HidCode(GOODS, "]E0")


def test_half_a_code_is_never_joined_to_another() -> None:
    waited, interrupted = ReportReader(), ReportReader()
    for codes in (waited, interrupted):
        codes.feed(report("1234567", "]C0", goes_on=True))
    waited.expire()

    assert waited.feed(report("7654321", "]C0")) == HidCode("7654321", "]C0")
    assert interrupted.feed(EAN_13_REPORT) == HidCode(GOODS, "]E0")


def test_a_code_without_end_is_cut_at_its_bound() -> None:
    codes = ReportReader()
    for _ in range(100):
        codes.feed(report("7" * 56, "]Q0", goes_on=True))

    code = codes.feed(report("7", "]Q0"))

    assert code == HidCode("7" * CODE_BYTES_HELD_MAX, "]Q0")


@given(st.lists(st.binary(max_size=70), max_size=8))
def test_no_bytes_are_refused(reports: list[bytes]) -> None:
    codes = ReportReader()

    for one in reports:
        code = codes.feed(one)
        assert code is None or len(code.text) <= CODE_BYTES_HELD_MAX
