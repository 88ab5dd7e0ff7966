# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The printers that the settings can name, each as an outlet for receipts.

Used on the printing thread alone: to ask a system for its printers may take seconds.
"""

import os
from functools import partial
from pathlib import Path
from typing import Final

from pos_loyalty.domain.printed import Printed
from pos_loyalty.receipts.escpos import ThermalPaper, escpos_bytes
from pos_loyalty.receipts.line import DeviceLine, TcpLine
from pos_loyalty.receipts.outlet import Outlet, PrinterTrouble, TroubleCode
from pos_loyalty.receipts.thermal import ThermalPrinter
from pos_loyalty.settings import PrinterSettings
from pos_loyalty.ui.receipt_paper import (
    Paper,
    code_raster,
    print_receipt,
    row_raster,
    save_receipt_pdf,
)

_COLUMNS: Final = {Paper.ROLL_58: 32, Paper.ROLL_80: 48}


def outlet_of(printer: PrinterSettings) -> Outlet:
    """Return the printer that the settings name. Opens nothing yet.

    Raises:
        ValueError: If they name none.
    """
    paper = Paper(printer.width)
    match printer.kind:
        case "escpos":
            return thermal_printer(printer, paper)
        case "system":
            return SystemPrinter(printer.name, paper)
        case "pdf-folder" if printer.folder is not None:
            return PdfFolder(printer.folder, paper)
        case _:
            raise ValueError(printer.kind)


def thermal_printer(printer: PrinterSettings, paper: Paper) -> ThermalPrinter:
    """Return a receipt printer on the network, or on a file of the system."""
    form = ThermalPaper(
        _COLUMNS[paper],
        printer.has_letters,
        partial(row_raster, paper=paper),
        partial(code_raster, paper=paper),
    )
    encode = partial(escpos_bytes, paper=form)
    if printer.device:
        return ThermalPrinter(partial(DeviceLine, printer.device), encode)
    return ThermalPrinter(partial(TcpLine, printer.host, printer.port), encode)


class PdfFolder:
    """Implements ``Outlet``: a file for each receipt, which only this user can read."""

    def __init__(self, folder: Path, paper: Paper) -> None:
        self._folder, self._paper = folder, paper

    def give(self, printed: Printed) -> None:
        """Write the file, whole; one of the same name is replaced."""
        file = self._folder / f"{printed.name}.pdf"
        draft = file.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.unlink(missing_ok=True)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            save_receipt_pdf(printed, self._paper, draft)
            draft.replace(file)
        except OSError as error:
            raise PrinterTrouble(TroubleCode.NOT_WRITTEN) from error

    def look(self) -> None:
        """See whether the folder can be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PrinterTrouble(TroubleCode.NOT_WRITTEN) from error
        if not os.access(self._folder, os.W_OK):
            raise PrinterTrouble(TroubleCode.NOT_WRITTEN)

    def abort(self) -> None:
        """Let the file be written: that is soon done."""


class SystemPrinter:
    """Implements ``Outlet``: a printer that the system knows, and queues for by itself."""

    def __init__(self, name: str, paper: Paper) -> None:
        """Take its name; an empty one is for the usual printer."""
        self._name, self._paper = name, paper

    def give(self, printed: Printed) -> None:
        """Hand it to the system."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        self.look()
        usual = QPrinterInfo.defaultPrinter()
        info = QPrinterInfo.printerInfo(self._name) if self._name else usual
        printer = QPrinter(info)
        printer.setDocName(printed.name)
        if not print_receipt(printed, self._paper, printer):
            raise PrinterTrouble(TroubleCode.NOT_READY)

    def look(self) -> None:
        """See whether the system knows it."""
        from PySide6.QtPrintSupport import QPrinterInfo

        names = QPrinterInfo.availablePrinterNames()
        is_there = self._name in names if self._name else bool(QPrinterInfo.defaultPrinterName())
        if not is_there:
            raise PrinterTrouble(TroubleCode.NOT_THERE)

    def abort(self) -> None:
        """Let the system finish: it cannot be hurried."""
