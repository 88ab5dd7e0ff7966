# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes pictures of every page in every language, light and dark, for people to look at."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.founding import Founder
from pos_loyalty.places import find_places
from pos_loyalty.ui import receipt_paper
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.card_print import CardFace, card_picture, save_card_pdf
from pos_loyalty.ui.card_sheet import (
    Paper,
    blank_faces,
    card_places,
    sheet_picture,
    sheet_words,
)
from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch, Speaker
from pos_loyalty.ui.paper_specimens import paper_specimens
from pos_loyalty.ui.receipt_words import receipt_text
from pos_loyalty.ui.specimen_camera import StillCamera, card_in_view
from pos_loyalty.ui.specimens import specimen_till, specimens
from pos_loyalty.ui.start_specimens import start_specimens
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.theme import THEME_NAMES
from pos_loyalty.ui.view_models.first_start import FirstStartViewModel, StartState
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.first_start import FirstStartWindow
from pos_loyalty.ui.windows.till import TillWindow

SIZES: Final = (QSize(1024, 600), QSize(1920, 1080))
_CARD: Final = CardFace("123456789012345676", "Anna K.", "Corner Club")
_THUMBNAIL: Final = QSize(480, 281)
_COLUMNS: Final = 4
_GAP: Final = 12


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which the windows may look.

    Attributes:
        size: Of the window, in pixels.
    """

    language: str
    theme_name: str
    size: QSize

    @property
    def name(self) -> str:
        """Return the end of a picture's file name."""
        return f"{self.language}-{self.theme_name}-{self.size.width()}x{self.size.height()}"


LOOKS: Final = tuple(
    Look(language, theme_name, size)
    for language in LANGUAGES
    for theme_name in THEME_NAMES
    for size in (SIZES if theme_name != "high-contrast" else SIZES[:1])
)
"""Every combination of language, theme and size; of high contrast the smallest size will do."""


def take_pictures(look: Look, out_dir: Path) -> list[Path]:
    """Save a picture of every page in this look; needs a ``QApplication``.

    Returns:
        The files: the till's in the order of a visit, then the customer's.
    """
    resources_dir = find_places().resources_dir
    appearance = Appearance(resources_dir, look.theme_name)
    till, switch = specimen_till(), LanguageSwitch(resources_dir / "i18n")
    camera, card_seen = StillCamera(), card_in_view(_CARD)
    till.camera.attach(camera, is_mirrored=False, region_percent=100)
    till_window = TillWindow(till, appearance, switch)
    customer_window = CustomerWindow(appearance, Speaker(resources_dir / "i18n"))
    files = []
    for name, specimen in specimens().items():
        state = replace(specimen, language=look.language)
        camera.picture = card_seen if state.camera.last_read else None
        till.state.set(state)
        files.append(_save(till_window, look.size, out_dir / f"till-{name}-{look.name}.png"))
    files.append(_save_leaving(till_window, till, look, out_dir))
    for name, view in customer_specimens(look.language).items():
        customer_window.render_state(view)
        file = out_dir / f"customer-{name}-{look.name}.png"
        files.append(_save(customer_window, look.size, file))
    for window in (till_window, customer_window):
        window.close()
        window.deleteLater()
    return [*files, *_save_first_start(appearance, look, out_dir)]


def _save_first_start(appearance: Appearance, look: Look, out_dir: Path) -> list[Path]:
    """Save a picture of each step of a till that belongs to no shop yet."""
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    states = start_specimens(look.language)
    start = FirstStartViewModel(
        Founder(find_places(out_dir)), ImmediateRunner(), StartState(look.language), _ignore
    )
    window = FirstStartWindow(start, appearance, switch)
    files = []
    for name, state in states.items():
        start.state.set(state)
        files.append(_save(window, look.size, out_dir / f"{name}-{look.name}.png"))
    window.close()
    window.deleteLater()
    return files


def _save_leaving(window: TillWindow, till: TillViewModel, look: Look, out_dir: Path) -> Path:
    """Save a picture of the question that closing the till asks while something waits."""
    ready, offline = specimens()["ready"], specimens()["ready-offline"]
    till.state.set(replace(offline, language=look.language, notice=None))
    window.close()
    file = _save(window, look.size, out_dir / f"till-leaving-{look.name}.png")
    till.state.set(replace(ready, language=look.language))
    return file


def contact_sheet(files: Sequence[Path]) -> QImage:
    """Return all pictures, small, on one sheet, row by row."""
    cell = _THUMBNAIL + QSize(_GAP, _GAP)
    rows = -(-len(files) // _COLUMNS)
    sheet = QImage(cell.width() * _COLUMNS, cell.height() * rows, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    for index, file in enumerate(files):
        small = QImage(str(file)).scaled(
            _THUMBNAIL,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        row, column = divmod(index, _COLUMNS)
        painter.drawImage(column * cell.width() + _GAP, row * cell.height() + _GAP, small)
    painter.end()
    return sheet


def main(arguments: Sequence[str]) -> int:
    """Save all pictures, the contact sheets and a member's card; return the exit code."""
    parser = argparse.ArgumentParser("pos-loyalty screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="where to save them")
    parser.add_argument("--only", choices=[look.name for look in LOOKS], help="else all looks")
    options = parser.parse_args(arguments)
    out_dir: Path = options.out
    out_dir.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    QApplication.setStyle("Fusion")
    count = 0
    for look in LOOKS:
        if options.only not in {None, look.name}:
            continue
        files = take_pictures(look, out_dir)
        contact_sheet(files).save(str(out_dir / f"sheet-{look.name}.png"))
        count += len(files)
        print(f"{look.name}: {len(files)} pictures", flush=True)  # noqa: T201 - as below
        application.processEvents()
    card_picture(_CARD).save(str(out_dir / "member-card.png"))
    save_card_pdf(_CARD, out_dir / "member-card.pdf")
    _save_card_sheets(out_dir)
    save_receipts(out_dir)
    print(f"{count} pictures in {out_dir}")  # noqa: T201 - it speaks at the terminal
    return 0


def _save_card_sheets(out_dir: Path) -> None:
    """Save a sheet of blank cards in each language, on both papers."""
    speaker = Speaker(find_places().resources_dir / "i18n")
    numbers = [new_card_number(f"{4_821_093_310_057_264 + 7 * card}") for card in range(10)]
    for language in LANGUAGES:
        words = sheet_words("Corner Shop", speaker.words(language))
        for paper in (Paper.A4, Paper.LETTER):
            faces = blank_faces(numbers[: len(card_places(paper))], words)
            picture = sheet_picture(faces, paper, words)
            picture.save(str(out_dir / f"cards-{paper}-{language}.png"))


def save_receipts(out_dir: Path) -> list[Path]:
    """Save a receipt of each kind in each language, as wide as both rolls; return the files."""
    speaker = Speaker(find_places().resources_dir / "i18n")
    rolls = (receipt_paper.Paper.ROLL_58, receipt_paper.Paper.ROLL_80)
    files = []
    for language in LANGUAGES:
        for name, receipt in paper_specimens(language).items():
            printed = receipt_text(receipt, speaker.words(language), language)
            for roll in rolls:
                file = out_dir / f"receipt-{name}-{roll}-{language}.png"
                receipt_paper.receipt_picture(printed, roll).save(str(file))
                files.append(file)
    return files


def _save(window: QWidget, size: QSize, file: Path) -> Path:
    window.resize(size)
    window.show()
    for _ in range(3):  # words are measured, wrapped, and measured again
        QApplication.processEvents()
    window.grab().save(str(file))
    return file


def _ignore(_ending: object) -> None:
    """Start nothing: it is only looked at."""
