# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A new member's card: printed where there is a printer, and saved as a PDF in any case."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from pos_loyalty.ui.card_print import CardFace, print_card, save_card_pdf
from pos_loyalty.ui.view_models.panels import (
    MemberPanel,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def give_card(member: MemberPanel, program_name: str, folder: Path, parent: "QWidget") -> Path:
    """Save the member's card in a folder and offer to print it; return the PDF.

    The file is named by the card's last digits, never by the member.
    """
    face = CardFace(member.card_number, member.short_name, program_name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"card-{member.card_number[-6:]}.pdf"
    save_card_pdf(face, file)
    if QPrinterInfo.availablePrinterNames():
        printer = QPrinter()
        if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
            print_card(face, printer)
    return file
