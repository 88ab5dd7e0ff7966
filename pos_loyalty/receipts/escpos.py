# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Receipts in the language of receipt printers: letters where the printer has them, else dots.

Source:
    Epson, "ESC/POS Command Reference": ESC @, ESC E, ESC t, GS !, GS V, GS v 0.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.printed import Look, Printed, PrintedRow, Raster
from pos_loyalty.receipts.columns import lines_of

WAKE: Final = b"\x1b@"
CUT: Final = b"\x1dVB\x00"
_FEED: Final = b"\n\n"
_RASTER_ROWS_MAX: Final = 128
"""At a time: small printers have room for no more."""

_CODE_PAGES: Final = {"cp858": 19, "cp852": 18, "cp866": 17}
_FIRST_PAGE: Final = {"en": "cp858", "pl": "cp852", "ru": "cp866"}
_BOLD: Final = {Look.STRONG, Look.LARGE, Look.HEADING}
_TALL, _WIDE = 0x01, 0x10
_SIZES: Final = {Look.LARGE: _TALL, Look.HEADING: _TALL | _WIDE}
_PLAIN_SIGNS: Final = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{MINUS SIGN}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{MIDDLE DOT}": "-",
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019", "'"),
    }
)
"""Signs that no code page has, and that say the same when written plainly."""


@dataclass(frozen=True, slots=True)
class ThermalPaper:
    """What a printer writes on, and how what it has no letters for is drawn.

    Attributes:
        columns: Letters on a line: 32 on 58 mm, 48 on 80 mm.
        has_letters: The printer's own letters are used where it has them all.
        draw_row: The dots of a row.
        draw_code: The dots of a square code.
    """

    columns: int
    has_letters: bool
    draw_row: Callable[[PrintedRow], Raster]
    draw_code: Callable[[str], Raster]


def escpos_bytes(printed: Printed, paper: ThermalPaper) -> bytes:
    """Return all that a printer is sent for a receipt, from waking it to cutting the paper."""
    return b"".join(_Encoder(printed.language, paper).pieces(printed))


class _Encoder:
    """Remembers which code page the printer is in."""

    def __init__(self, language: str, paper: ThermalPaper) -> None:
        self._paper = paper
        first = _FIRST_PAGE.get(language, "cp858")
        self._pages = (first, *(page for page in _CODE_PAGES if page != first))
        self._page_now = ""

    def pieces(self, printed: Printed) -> Iterator[bytes]:
        yield WAKE
        for row in printed.rows:
            yield from self._row(row)
        if printed.code:
            yield from raster_bytes(self._paper.draw_code(printed.code))
        for row in printed.ending:
            yield from self._row(row)
        yield _FEED
        yield CUT

    def _row(self, row: PrintedRow) -> Iterator[bytes]:
        size = _SIZES.get(row.look, 0)
        columns = self._paper.columns // 2 if size & _WIDE else self._paper.columns
        plain = PrintedRow(_plainly(row.words), _plainly(row.figure), row.look)
        text = "".join(f"{line}\n" for line in lines_of(plain, columns))
        page = self._page_for(text)
        if not page:
            yield from raster_bytes(self._paper.draw_row(row))
            return
        if page != self._page_now:
            self._page_now = page
            yield bytes((0x1B, ord("t"), _CODE_PAGES[page]))
        yield bytes((0x1B, ord("E"), row.look in _BOLD, 0x1D, ord("!"), size))
        yield text.encode(page)

    def _page_for(self, text: str) -> str:
        """Return the first code page that has every letter; empty where none has."""
        if not self._paper.has_letters:
            return ""
        return next((page for page in self._pages if _has_all(page, text)), "")


def raster_bytes(raster: Raster) -> Iterator[bytes]:
    """Yield the commands that print dots, in pieces that a small printer has room for."""
    row_bytes = raster.width_dots // 8
    for top in range(0, raster.height_dots, _RASTER_ROWS_MAX):
        rows = min(_RASTER_ROWS_MAX, raster.height_dots - top)
        head = b"\x1dv0\x00" + row_bytes.to_bytes(2, "little") + rows.to_bytes(2, "little")
        yield head + raster.bits[top * row_bytes : (top + rows) * row_bytes]


def _plainly(text: str) -> str:
    """Return the text with signs that code pages have; without any that would be a command."""
    return "".join(char for char in text.translate(_PLAIN_SIGNS) if char.isprintable())


def _has_all(page: str, text: str) -> bool:
    try:
        text.encode(page)
    except UnicodeEncodeError:
        return False
    return True
