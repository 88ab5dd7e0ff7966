# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A new member's card: printed where there is a printer, else saved where the cashier says."""

import os
from pathlib import Path

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


def give_card(face: CardFace, parent: QWidget) -> str:
    """Offer to print the card, or without a printer to save it; return the name of a saved file.

    An empty name says that nothing was saved. The file names no member, and nobody but this user
    can read it.
    """
    if QPrinterInfo.availablePrinterNames():
        printer = QPrinter()
        if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
            print_card(face, printer)
        return ""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    proposed = str(folder / f"card-{face.card_number[-6:]}.pdf")
    kinds = "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)"
    chosen, _ = QFileDialog.getSaveFileName(parent, "", proposed, kinds)
    if not chosen:
        return ""
    return save_privately(face, Path(chosen)).name


def save_privately(face: CardFace, file: Path) -> Path:
    """Save the card in a file that only this user can read, and return the file.

    Its name says whether it is a PNG or an SVG; any other is a PDF.

    Raises:
        OSError: If the file cannot be written.
    """
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    file.chmod(0o600)
    by_suffix = {".png": save_card_png, ".svg": save_card_svg}
    by_suffix.get(file.suffix.lower(), save_card_pdf)(face, file)
    return file
