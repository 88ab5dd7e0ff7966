# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a receipt printer prints of the bytes, letter by letter and dot by dot."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.printed import Look, Printed, PrintedRow, Raster
from pos_loyalty.receipts.escpos import CUT, WAKE, ThermalPaper, escpos_bytes
from tests.receipts.paper_roll import printed_by

DRAWN = Raster(16, bytes(range(2 * 300 % 256)) + bytes(600 - 2 * 300 % 256))
CODE = Raster(8, b"\xaa" * 8)
PAPER = ThermalPaper(32, True, lambda _row: DRAWN, lambda _code: CODE)


def paper_of(*rows: PrintedRow, language: str = "pl", code: str = "") -> Printed:
    return Printed("receipt", language, rows, code)


@pytest.mark.parametrize(
    ("language", "words", "figure"),
    [
        ("pl", "Żółć ąęśźń", "27,75 zł"),
        ("ru", "Жёлтый уголок", "39"),
        ("en", "Café", "€5.00"),
        ("ru", "Żółty Kącik", "2"),
        ("pl", "Ольга", "1"),
    ],
)
def test_letters_are_the_printers_own_where_it_has_them(
    language: str, words: str, figure: str
) -> None:
    roll = printed_by(escpos_bytes(paper_of(PrintedRow(words, figure), language=language), PAPER))

    assert roll.lines[0] == f"{words}{' ' * (32 - len(words) - len(figure))}{figure}"
    assert not roll.rasters


@pytest.mark.parametrize("words", ["1234,50 ₽", "Кофе 5 zł", "☕"])
def test_a_row_with_a_letter_that_no_page_has_is_drawn(words: str) -> None:
    roll = printed_by(escpos_bytes(paper_of(PrintedRow(words), PrintedRow("Kawa")), PAPER))

    assert roll.lines[:4] == ["[dots]", "[dots]", "[dots]", "Kawa"]
    assert b"".join(raster.bits for raster in roll.rasters) == DRAWN.bits


def test_a_printer_without_good_letters_has_all_rows_drawn() -> None:
    roll = printed_by(escpos_bytes(paper_of(PrintedRow("Kawa")), replace(PAPER, has_letters=False)))

    assert "Kawa" not in roll.lines
    assert roll.rasters


def test_signs_that_no_page_has_are_written_plainly() -> None:
    row = PrintedRow("„Kawa” × 2…", "−1\u00a0234,50\u00a0zł")

    roll = printed_by(escpos_bytes(paper_of(row), PAPER))

    assert roll.lines[0].split() == ['"Kawa"', "x", "2...", "-1", "234,50", "zł"]


def test_a_name_cannot_command_the_printer() -> None:
    data = escpos_bytes(paper_of(PrintedRow("Ka\x1bp\x00wa\x10\x04\x01")), PAPER)

    assert printed_by(data).lines[0] == "Kapwa"


def test_it_is_woken_first_and_cut_last_with_the_code_before() -> None:
    data = escpos_bytes(paper_of(PrintedRow("Kawa"), code="R1"), PAPER)

    roll = printed_by(data)
    assert data.startswith(WAKE)
    assert data.endswith(CUT)
    assert roll.is_cut
    assert roll.rasters == [CODE]


def test_a_heading_is_wide_and_half_as_many_letters_fit() -> None:
    heading = PrintedRow("Corner Shop at the Long Bridge", look=Look.HEADING)

    roll = printed_by(escpos_bytes(paper_of(heading, PrintedRow("next")), PAPER))

    assert [line.strip() for line in roll.wide] == ["Corner Shop at", "the Long Bridge"]
    assert all(len(line) <= 16 for line in roll.wide)
