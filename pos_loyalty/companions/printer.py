# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's receipt printer, wired: words on the window's thread, paper on its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_loyalty.companions.companion import Wired
from pos_loyalty.ui.view_models.till_state import TillState

if TYPE_CHECKING:  # loaded where there is a printer
    from pos_loyalty.domain.receipt import Receipt
    from pos_loyalty.receipts.queue import Patience, PrintQueue
    from pos_loyalty.ui.language import Speaker


class TillPrinter(QObject):
    """Implements ``Companion`` and ``PaperPort``. Lives on the GUI thread.

    Where the settings name no printer, it does nothing.
    """

    _told = Signal(str)

    def __init__(
        self, wired: Wired, *, patience: "Patience | None" = None, parent: QObject | None = None
    ) -> None:
        """Begin to print, where there is a printer.

        Args:
            patience: How often a printer in trouble is tried again; ``None`` for as usual.
        """
        super().__init__(parent)
        self._till = wired.till
        self._queue: PrintQueue | None = None
        self._speaker: Speaker
        printer = wired.settings.printer
        if printer.kind != "none" and printer.when != "never":
            self._open(wired, patience)

    def _open(self, wired: Wired, patience: "Patience | None") -> None:
        from pos_loyalty.companions.receipt_outlets import outlet_of
        from pos_loyalty.receipts.queue import PrintQueue
        from pos_loyalty.scanner.device_threads import remember
        from pos_loyalty.ui.language import Speaker

        self._speaker = Speaker(wired.places.resources_dir / "i18n")
        # The queue tells from its own thread; the signal brings it to the window's.
        self._told.connect(self._show_trouble, Qt.ConnectionType.QueuedConnection)
        printer = wired.settings.printer
        self._queue = queue = PrintQueue(outlet_of(printer), self._told.emit, patience=patience)
        remember(lambda: queue.is_running)
        wired.till.receipts.attach(self, is_always=printer.when == "always")

    def print_receipt(self, receipt: "Receipt") -> None:
        """Put it into words, and into the queue; returns at once."""
        from pos_loyalty.ui.language import LANGUAGES
        from pos_loyalty.ui.receipt_words import receipt_text

        if self._queue is not None:
            cashiers = self._till.state.value.language
            language = receipt.language if receipt.language in LANGUAGES else cashiers
            words = self._speaker.words(language)
            self._queue.put(receipt_text(receipt, words, language))

    @Slot(str)
    def _show_trouble(self, code: str) -> None:
        if self._queue is not None:
            self._till.printer_trouble(code)

    def follow(self, before: TillState, after: TillState) -> None:
        """Let the state change: what is recorded comes through ``print_receipt``."""

    def close(self) -> None:
        """Let the printer go; waits at most a second."""
        if self._queue is not None:
            self._queue.close()
            self._queue = None
