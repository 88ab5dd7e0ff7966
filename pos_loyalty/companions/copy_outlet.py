# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for the server, saved where the cashier says, to be carried there by hand."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from pos_loyalty.clock import utc_now
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.rescue import export_rescue


def ask_where(parent: QWidget, till_no: int) -> Path | None:
    """Ask the cashier where the copy goes; ``None`` if they thought better of it."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    name = f"till-{till_no}-{utc_now():%Y%m%d-%H%M%S}.rescue"
    chosen, _ = QFileDialog.getSaveFileName(parent, "", str(folder / name), "*.rescue")
    return Path(chosen) if chosen else None


def save_copy(data_dir: Path, file: Path) -> str | None:
    """Save the copy; return the file's name, which is empty if it could not be written.

    ``None`` if all was sent meanwhile: then there is no file. Runs on a reader's thread.

    Raises:
        StoreUnavailable: If the till's own file cannot be read.
    """
    try:
        saved = export_rescue(data_dir, file, keyring=system_keyring(), clock=utc_now)
    except OSError:
        return ""
    return file.name if saved else None
