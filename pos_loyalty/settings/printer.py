# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[printer]``: where receipts go."""

from pathlib import Path
from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

PORT: Final = 9100
_PORT_MAX: Final = 65_535
_KNOWN: Final = (
    *("kind", "width", "when", "name", "host"),
    *("port", "device", "letters", "folder"),
)


class PrinterSettings(NamedTuple):
    """The receipt printer.

    Attributes:
        kind: ``none``, ``system`` (a printer that the system knows), ``escpos`` (a receipt
            printer of its own language) or ``pdf-folder``.
        width: ``80`` or ``58``, the millimetres of a roll, or ``a5``.
        when: ``asked``, when somebody presses for it; ``always``; or ``never``.
        name: Of a printer of the system; empty for its usual one.
        host: Of a receipt printer on the network; empty where ``device`` is one.
        device: The file that the system shows a receipt printer as.
        has_letters: Its own letters are used where it has them; else all is drawn.
        folder: Where PDF files go; absolute.
    """

    kind: str = "none"
    width: str = "80"
    when: str = "asked"
    name: str = ""
    host: str = ""
    port: int = PORT
    device: str = ""
    has_letters: bool = True
    folder: Path | None = None


def printer_in(file: Table) -> PrinterSettings:
    """Return the printer; none where the file says nothing."""
    table = file.table("printer")
    if table is None:
        return PrinterSettings()
    table.require_known(_KNOWN)
    printer = PrinterSettings(
        kind=table.one_of("kind", ("none", "system", "escpos", "pdf-folder")),
        width=str(table.one_of("width", (80, 58, "a5"))),
        when=table.one_of("when", ("asked", "always", "never")),
        name=table.text("name"),
        host=table.text("host"),
        port=table.number("port", PORT, least=1, most=_PORT_MAX),
        device=table.text("device"),
        has_letters=table.one_of("letters", ("printer", "drawn")) == "printer",
        folder=table.path("folder"),
    )
    if printer.kind == "escpos" and bool(printer.host) == bool(printer.device):
        raise table.wrong("host", "a receipt printer has a host or a device, and not both")
    if printer.kind == "escpos" and printer.width == "a5":
        raise table.wrong("width", "a receipt printer has a roll of 58 or 80")
    if printer.kind == "pdf-folder" and printer.folder is None:
        raise table.wrong("folder", "is missing")
    return printer
