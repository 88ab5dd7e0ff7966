# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A new member's card: printed where there is a printer, else saved where the cashier says."""

import logging
import os
from itertools import chain, count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from pos_loyalty.ui.card_print import (
    CardFace,
    print_card,
    save_card_pdf,
    save_card_png,
    save_card_svg,
)

_log: Final = logging.getLogger("pos_loyalty")

_KINDS: Final = {"PDF (*.pdf)": ".pdf", "PNG (*.png)": ".png", "SVG (*.svg)": ".svg"}
_PROPOSED: Final = ".pdf"


def give_card(face: CardFace, parent: QWidget) -> str | None:
    """Offer to print the card, or without a printer to save it; return the name of a saved file.

    ``None`` says that there was nothing to save, and an empty name that it could not be saved. The
    file names no member, and nobody but this user can read it.
    """
    if QPrinterInfo.availablePrinterNames():
        printer = QPrinter()
        if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
            print_card(face, printer)
        return None
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    proposed = str(folder / f"card-{face.card_number[-6:]}{_PROPOSED}")
    chosen, kind = QFileDialog.getSaveFileName(parent, "", proposed, ";;".join(_KINDS))
    if not chosen:
        return None
    try:
        return save_privately(face, file_of_kind(Path(chosen), kind)).name
    except OSError as trouble:
        _log.warning("a card cannot be saved: %s", trouble.strerror)
        return ""


def file_of_kind(chosen: Path, kind: str) -> Path:
    """Return the file to write where the cashier may have chosen its kind beside its name.

    The name's own ending counts, unless it is the one that was proposed. A file that the dialog
    has not asked about is never one that is there.

    Args:
        chosen: As the dialog gives it.
        kind: The dialog's filter; an empty text where the system's own dialog tells none.
    """
    wanted, named = _KINDS.get(kind, ""), chosen.suffix.lower()
    if not wanted or named == wanted or (named in _KINDS.values() and named != _PROPOSED):
        return chosen
    stem = chosen.stem if named == _PROPOSED else chosen.name
    serials = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{stem}{serial}{wanted}" for serial in serials)
    return next(file for name in names if not (file := chosen.with_name(name)).exists())


def save_privately(face: CardFace, file: Path) -> Path:
    """Save the card in a file that only this user can read, and return the file.

    Its name says whether it is a PNG or an SVG; any other is a PDF. What is there already is
    replaced once the new one is written whole.

    Raises:
        OSError: If the file cannot be written.
    """
    by_suffix = {".png": save_card_png, ".svg": save_card_svg}
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        by_suffix.get(file.suffix.lower(), save_card_pdf)(face, draft)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return file
