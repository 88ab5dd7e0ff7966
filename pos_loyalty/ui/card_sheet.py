# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sheets of cards to print and to cut apart: a grid of true size, with marks for the knife.

All lengths are millimetres on the paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPen

from pos_loyalty.domain.codes import CardNumber
from pos_loyalty.ui.card_print import (
    CARD_MM,
    MM_PER_INCH,
    CardFace,
    card_outline,
    paint_card,
    svg_painter,
)
from pos_loyalty.ui.fitted_words import write_words
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.whole_file import whole_file

PDF_DPI: Final = 600
PNG_DPI: Final = 300
_MARGIN_MM_MIN: Final = 8.0
"""What nearly every printer leaves white, and room for the marks."""

_GAP_MM: Final = 2.0
_MARK_MM: Final = 4.0
_MARK_OFF_MM: Final = 1.5
"""Between a mark and the card: what is cut off has the mark, never the card."""

_HAIRLINE_MM: Final = 0.15
_NOTE_MM: Final = 2.6


class Paper(StrEnum):
    """What cards are printed on."""

    A4 = "a4"
    LETTER = "letter"
    CARD = "card"
    """One card to a page of its own size: for a card printer."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What stands on a sheet besides its cards.

    Attributes:
        title: Of the document, and on each card: the shop's name.
        invitation: On each card: what to do with it.
        note: How to print it, in the margin.
    """

    title: str
    invitation: str
    note: str


def sheet_words(shop_name: str, words: Words) -> SheetWords:
    """Return what stands on sheets in one language."""
    return SheetWords(
        shop_name,
        words.translate("CardSheet", "Join at the till with this card."),
        words.translate("CardSheet", "Print at 100%: do not fit to the page."),
    )


def blank_faces(numbers: Iterable[CardNumber], words: SheetWords) -> tuple[CardFace, ...]:
    """Return cards that nobody has yet: whoever joins is given one."""
    return tuple(
        CardFace(number, "", words.title, invitation=words.invitation) for number in numbers
    )


def page_size(paper: Paper) -> QPageSize:
    """Return the paper's size, as printers know it."""
    if paper is Paper.CARD:
        return QPageSize(CARD_MM, QPageSize.Unit.Millimeter, "ID-1")
    name = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
    return QPageSize(name[paper])


def card_places(paper: Paper) -> tuple[QPointF, ...]:
    """Return where the left upper corners of a page's cards are, row by row."""
    size = page_size(paper).size(QPageSize.Unit.Millimeter)
    if paper is Paper.CARD:
        return (QPointF(0, 0),)
    columns, rows = _columns(size.width()), _rows(size.height())
    return tuple(QPointF(left, top) for top in rows for left in columns)


def pages_of(faces: Sequence[CardFace], paper: Paper) -> Iterator[Sequence[CardFace]]:
    """Yield the faces that stand together on a page; the last page may be short."""
    a_page = len(card_places(paper))
    for start in range(0, len(faces), a_page):
        yield faces[start : start + a_page]


def save_sheets_pdf(faces: Sequence[CardFace], paper: Paper, words: SheetWords, file: Path) -> None:
    """Write all sheets into one PDF.

    Raises:
        OSError: If the file cannot be written.
    """
    with whole_file(file) as drawn:
        writer = QPdfWriter(drawn)
        writer.setResolution(PDF_DPI)
        writer.setTitle(words.title)
        writer.setCreator("POS Loyalty")
        writer.setPageSize(page_size(paper))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        painter.scale(PDF_DPI / MM_PER_INCH, PDF_DPI / MM_PER_INCH)
        for number, page in enumerate(pages_of(faces, paper)):
            if number:
                writer.newPage()
            paint_sheet(page, paper, words, painter)
        painter.end()


def sheet_picture(faces: Sequence[CardFace], paper: Paper, words: SheetWords) -> QImage:
    """Return one sheet as a picture that prints in its true size."""
    dots_per_mm = PNG_DPI / MM_PER_INCH
    size = page_size(paper).size(QPageSize.Unit.Millimeter) * dots_per_mm
    picture = QImage(size.toSize(), QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(round(dots_per_mm * 1000))
    picture.setDotsPerMeterY(round(dots_per_mm * 1000))
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(dots_per_mm, dots_per_mm)
    paint_sheet(faces, paper, words, painter)
    painter.end()
    return picture


def save_sheet_png(faces: Sequence[CardFace], paper: Paper, words: SheetWords, file: Path) -> None:
    """Write one sheet as a PNG picture.

    Raises:
        OSError: If the file cannot be written.
    """
    with whole_file(file) as drawn:
        sheet_picture(faces, paper, words).save(drawn, "PNG")  # type: ignore[call-overload]  # its types want bytes


def save_sheet_svg(faces: Sequence[CardFace], paper: Paper, words: SheetWords, file: Path) -> None:
    """Write one sheet as an SVG drawing.

    Raises:
        OSError: If the file cannot be written.
    """
    size = page_size(paper).size(QPageSize.Unit.Millimeter)
    with svg_painter(file, size, words.title) as painter:
        paint_sheet(faces, paper, words, painter)


def paint_sheet(
    faces: Sequence[CardFace], paper: Paper, words: SheetWords, painter: QPainter
) -> None:
    """Draw a page: the painter's unit is a millimetre, and 0, 0 the paper's corner."""
    for face, place in zip(faces, card_places(paper), strict=False):
        painter.save()
        painter.translate(place)
        if paper is not Paper.CARD:
            painter.strokePath(card_outline(), QPen(QColor("#b8b8b8"), _HAIRLINE_MM))
        paint_card(face, painter)
        painter.restore()
    if paper is not Paper.CARD:
        _paint_marks(paper, painter)
        _paint_note(paper, words.note, painter)


def _columns(width_mm: float) -> tuple[float, ...]:
    return _spread(width_mm, CARD_MM.width())


def _rows(height_mm: float) -> tuple[float, ...]:
    return _spread(height_mm, CARD_MM.height())


def _spread(room_mm: float, card_mm: float) -> tuple[float, ...]:
    """Return where as many cards begin as fit, in the middle of the room."""
    count = int((room_mm - 2 * _MARGIN_MM_MIN + _GAP_MM) // (card_mm + _GAP_MM))
    first = (room_mm - count * card_mm - (count - 1) * _GAP_MM) / 2
    return tuple(first + number * (card_mm + _GAP_MM) for number in range(count))


def _paint_marks(paper: Paper, painter: QPainter) -> None:
    """Draw the marks that a knife is laid along: outside the cards, at each of their edges."""
    size = page_size(paper).size(QPageSize.Unit.Millimeter)
    columns, rows = _columns(size.width()), _rows(size.height())
    painter.setPen(QPen(Qt.GlobalColor.black, _HAIRLINE_MM))
    bottom, right = rows[-1] + CARD_MM.height(), columns[-1] + CARD_MM.width()
    for x in (edge for left in columns for edge in (left, left + CARD_MM.width())):
        for start, way in ((rows[0], -1), (bottom, 1)):
            painter.drawLine(QLineF(x, start + way * _MARK_OFF_MM, x, start + way * _reach()))
    for y in (edge for top in rows for edge in (top, top + CARD_MM.height())):
        for start, way in ((columns[0], -1), (right, 1)):
            painter.drawLine(QLineF(start + way * _MARK_OFF_MM, y, start + way * _reach(), y))


def _reach() -> float:
    return _MARK_OFF_MM + _MARK_MM


def _paint_note(paper: Paper, note: str, painter: QPainter) -> None:
    size = page_size(paper).size(QPageSize.Unit.Millimeter)
    under_marks = _rows(size.height())[-1] + CARD_MM.height() + _MARK_OFF_MM
    painter.setPen(QColor("#606060"))
    # Between the marks of one card: nothing is written over a mark.
    left, width = _columns(size.width())[0] + _MARK_OFF_MM, CARD_MM.width() - 2 * _MARK_OFF_MM
    room = QRectF(left, under_marks, width, _MARK_MM)
    write_words(painter, room, Qt.AlignmentFlag.AlignCenter, note, height_mm=_NOTE_MM)
