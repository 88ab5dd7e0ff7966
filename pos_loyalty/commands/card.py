# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty cards``: blank numbered cards for a stack at the till, as files to print."""

import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import FILE_NAME, InvalidSettings, Settings, read_settings

if TYPE_CHECKING:
    from pos_loyalty.domain.codes import CardNumber
    from pos_loyalty.ui.card_print import CardFace
    from pos_loyalty.ui.card_sheet import Paper, SheetWords

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1
EXIT_NOT_UNDERSTOOD: Final = 2
FORMATS: Final = ("pdf", "png", "svg")
_FOR_THIS_USER: Final = 0o600


@dataclass(frozen=True, slots=True)
class CardOrder:
    """What was asked for.

    Attributes:
        count: From 1 to 1,000.
        out: A file that is not there yet.
        format: ``pdf``, ``png`` or ``svg``; empty for what the file's name says.
        paper: ``a4``, ``letter`` or ``card``.
        shop_name: Empty for the name of this till's shop.
        language: ``en``, ``pl`` or ``ru``; empty for this till's.
    """

    count: int
    out: Path
    format: str
    paper: str
    shop_name: str
    language: str


class _CannotMake(Exception):
    """The order makes no sense as it is; the message says what to write instead."""


def make_cards(order: CardOrder, data_dir: Path | None) -> int:
    """Write the files, readable by this user only, and name them.

    The numbers come from the system's secure random source; no till has to know them before.

    Returns:
        0 when all are written, 1 if a file cannot be written, 2 if the order makes no sense.
    """
    if platform.system() == "Linux":  # nothing is shown, so no display is needed
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        files = _made(order, find_places(data_dir))
    except (_CannotMake, InvalidSettings) as mistake:
        sys.stderr.write(f"{mistake}\n")
        return EXIT_NOT_UNDERSTOOD
    except OSError as trouble:
        sys.stderr.write(f"The cards cannot be saved: {trouble}\n")
        return EXIT_FAILED
    for file in files:
        sys.stdout.write(f"{file}\n")
    return EXIT_DONE


def _made(order: CardOrder, places: Places) -> Sequence[Path]:
    settings = read_settings(places.config_dir)
    shop_name, file_format = _shop_name(order, settings), _format(order)

    from PySide6.QtGui import QGuiApplication

    from pos_loyalty.ui.card_sheet import Paper, blank_faces, pages_of, sheet_words
    from pos_loyalty.ui.language import Speaker

    # Kept in a name: without an application there are no letters.
    application = QGuiApplication.instance() or QGuiApplication(["pos-loyalty"])
    speaker = Speaker(places.resources_dir / "i18n")
    words = sheet_words(shop_name, speaker.words(order.language or settings.language or "en"))
    paper, faces = Paper(order.paper), blank_faces(_numbers(order.count), words)
    pages = [faces] if file_format == "pdf" else list(pages_of(faces, paper))
    files = _files(order.out, len(pages))
    _write_all(dict(zip(files, pages, strict=True)), _writer(file_format, paper, words))
    del application
    return files


def _shop_name(order: CardOrder, settings: Settings) -> str:
    name = order.shop_name.strip() or (settings.shop.store_name if settings.shop else "")
    if not name:
        raise _CannotMake(f"Name the shop with --shop-name: there is no [shop] in {FILE_NAME}.")
    return name


def _format(order: CardOrder) -> str:
    named = order.format or order.out.suffix.lower().removeprefix(".")
    if named not in FORMATS:
        raise _CannotMake(f"Say what to make with --format: {', '.join(FORMATS)}.")
    return named


def _numbers(count: int) -> "Sequence[CardNumber]":
    """Return so many numbers, none of them twice."""
    from pos_loyalty.binding import random_card_number

    numbers: dict[CardNumber, None] = {}
    while len(numbers) < count:
        numbers[random_card_number()] = None
    return tuple(numbers)


def _files(out: Path, count: int) -> Sequence[Path]:
    """Return a file for each page: ``cards.png``, or ``cards-01.png`` and so on."""
    if count == 1:
        return (out,)
    digits = len(str(count))
    return tuple(out.with_stem(f"{out.stem}-{page:0{digits}}") for page in range(1, count + 1))


def _writer(
    file_format: str, paper: "Paper", words: "SheetWords"
) -> "Callable[[Sequence[CardFace], Path], None]":
    from pos_loyalty.ui.card_sheet import save_sheet_png, save_sheet_svg, save_sheets_pdf

    save = {"pdf": save_sheets_pdf, "png": save_sheet_png, "svg": save_sheet_svg}[file_format]

    def write(faces: "Sequence[CardFace]", file: Path) -> None:
        save(faces, paper, words, file)

    return write


def _write_all(
    pages: "dict[Path, Sequence[CardFace]]", write: "Callable[[Sequence[CardFace], Path], None]"
) -> None:
    """Write every page into a new file, or leave none behind.

    Raises:
        OSError: If one is there already, or cannot be written.
    """
    begun: list[Path] = []
    try:
        for file, faces in pages.items():
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FOR_THIS_USER))
            begun.append(file)
            write(faces, file)
    except BaseException:
        for file in begun:
            file.unlink(missing_ok=True)
        raise
