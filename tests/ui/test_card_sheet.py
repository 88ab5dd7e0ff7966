# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sheets of cards: each card has its true size and place, and the till reads it off the print."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.places import find_places
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.ui.card_print import CARD_MM, CardFace, card_picture, save_card_svg
from pos_loyalty.ui.card_sheet import (
    Paper,
    SheetWords,
    blank_faces,
    card_places,
    page_size,
    pages_of,
    save_sheet_png,
    save_sheet_svg,
    save_sheets_pdf,
    sheet_picture,
    sheet_words,
)
from pos_loyalty.ui.language import LANGUAGES, Speaker
from tests.ui.paper import card_on, pdf_pages

WORDS = SheetWords("Corner Shop", "Join at the till with this card.", "Print at 100%.")
DOTS_PER_MM = 12.0
PNG_DOTS_PER_MM = 300 / 25.4


def faces(count: int) -> tuple[CardFace, ...]:
    return blank_faces((new_card_number(f"{n * 7919:016}") for n in range(1, count + 1)), WORDS)


def both_codes_of(face: CardFace) -> set[str]:
    return {f"QRCode {face.card_number}", f"Code128 {face.card_number}"}


def readings(page: QImage, paper: Paper, count: int, dots_per_mm: float) -> list[set[str]]:
    decoder = whole_cascade()
    places = card_places(paper)[:count]
    return [card_on(page, place, dots_per_mm, decoder) for place in places]


def expected(printed: Sequence[CardFace]) -> list[set[str]]:
    return [both_codes_of(face) for face in printed]


def test_the_till_reads_every_card_off_the_printed_pdf(qapp: QApplication, tmp_path: Path) -> None:
    cards = faces(12)
    save_sheets_pdf(cards, Paper.A4, WORDS, tmp_path / "cards.pdf")

    first, second = pdf_pages(tmp_path / "cards.pdf", DOTS_PER_MM)

    assert readings(first, Paper.A4, 10, DOTS_PER_MM) == expected(cards[:10])
    assert readings(second, Paper.A4, 2, DOTS_PER_MM) == expected(cards[10:])


def test_the_till_reads_cards_off_a_sheet_saved_as_a_picture(
    qapp: QApplication, tmp_path: Path
) -> None:
    cards = faces(8)
    save_sheet_png(cards, Paper.LETTER, WORDS, tmp_path / "cards")

    page = QImage(str(tmp_path / "cards"))

    assert readings(page, Paper.LETTER, 8, PNG_DOTS_PER_MM) == expected(cards)
    assert page.dotsPerMeterX() == round(PNG_DOTS_PER_MM * 1000)


def drawn(file: Path, paper: Paper, dots_per_mm: float) -> QImage:
    """Return an SVG as it would be printed on the paper."""
    size = page_size(paper).size(QPageSize.Unit.Millimeter) * dots_per_mm
    page = QImage(size.toSize(), QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    QSvgRenderer(str(file)).render(painter, QRectF(QPointF(0, 0), size))
    painter.end()
    return page


def test_the_till_reads_cards_off_drawings(qapp: QApplication, tmp_path: Path) -> None:
    cards = faces(3)
    save_sheet_svg(cards, Paper.A4, WORDS, tmp_path / "sheet.svg")
    save_card_svg(cards[0], tmp_path / "card.svg")

    sheet = drawn(tmp_path / "sheet.svg", Paper.A4, DOTS_PER_MM)
    card = drawn(tmp_path / "card.svg", Paper.CARD, DOTS_PER_MM)

    assert readings(sheet, Paper.A4, 3, DOTS_PER_MM) == expected(cards)
    assert readings(card, Paper.CARD, 1, DOTS_PER_MM) == expected(cards[:1])


def test_a_drawing_needs_no_letters_of_whoever_opens_it(qapp: QApplication, tmp_path: Path) -> None:
    save_card_svg(CardFace(faces(1)[0].card_number, "Żaneta Ł.", "Пекарня"), tmp_path / "card.svg")

    assert "<text" not in (tmp_path / "card.svg").read_text("utf-8")


@pytest.mark.parametrize(("paper", "count"), [(Paper.A4, 10), (Paper.LETTER, 8), (Paper.CARD, 1)])
def test_cards_lie_apart_and_inside_what_printers_reach(paper: Paper, count: int) -> None:
    size = page_size(paper).size(QPageSize.Unit.Millimeter)
    margin = 0 if paper is Paper.CARD else 8
    reach = QRectF(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin)

    cards = [QRectF(place, CARD_MM) for place in card_places(paper)]

    assert len(cards) == count
    slack = 0.05  # a page is measured in whole points
    assert all(reach.adjusted(-slack, -slack, slack, slack).contains(card) for card in cards)
    assert not any(one.intersects(other) for one in cards for other in cards if one != other)


def test_pages_are_filled_in_turn() -> None:
    pages = list(pages_of(faces(23), Paper.A4))

    assert [len(page) for page in pages] == [10, 10, 3]
    assert [face for page in pages for face in page] == list(faces(23))


def test_a_page_for_a_card_printer_has_no_marks_and_no_edge(qapp: QApplication) -> None:
    (face,) = faces(1)

    alone = sheet_picture((face,), Paper.CARD, WORDS)

    corner = alone.pixelColor(0, 0)
    assert (corner.red(), corner.green(), corner.blue()) == (255, 255, 255)
    assert abs(alone.width() - CARD_MM.width() * PNG_DOTS_PER_MM) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_words_keep_off_the_codes_in_every_language(qapp: QApplication, language: str) -> None:
    speaker = Speaker(find_places().resources_dir / "i18n")
    words = sheet_words("Ogólnopolski Klub Stałego Klienta", speaker.words(language))
    (face,) = blank_faces([new_card_number("1234567890123456")], words)

    card = card_picture(face, 12)

    assert readings(card, Paper.CARD, 1, 12) == [both_codes_of(face)]


def test_a_sheet_that_cannot_be_written_is_an_error(qapp: QApplication, tmp_path: Path) -> None:
    nowhere = tmp_path / "no-such-folder" / "cards"

    for save in (save_sheet_png, save_sheet_svg, save_sheets_pdf):
        with pytest.raises(FileNotFoundError):
            save(faces(1), Paper.A4, WORDS, nowhere)
