# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A badge to print: a card with a code that says who it is. Nobody else has the number."""

import os
import platform
import secrets
from pathlib import Path
from typing import Final

from pos_loyalty.domain.issued_numbers import ISSUED_RANDOM_DIGITS, IssuedKind, IssuedNumber

FORMATS: Final = (".pdf", ".png", ".svg")
_ACCENT: Final = "#334155"
"""Not the colour of members' cards, so that nobody hands one out."""

_FOR_THIS_USER: Final = 0o600


def new_badge() -> str:
    """Return a fresh number from the system's secure random source."""
    digits = f"{secrets.randbelow(10**ISSUED_RANDOM_DIGITS):0{ISSUED_RANDOM_DIGITS}}"
    return str(IssuedNumber(IssuedKind.STAFF_BADGE, digits))


def reserve(file: Path) -> None:
    """Make the file, for this user only; raise ``FileExistsError`` where there is one."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FOR_THIS_USER))


def draw_badge(number: str, short_name: str, shop_name: str, file: Path) -> None:
    """Write the badge, of the size of a bank card.

    Raises:
        OSError: If the file cannot be written.
    """
    if platform.system() == "Linux":  # nothing is shown, so no display is needed
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtGui import QGuiApplication

    from pos_loyalty.ui.card_print import CardFace, save_card_pdf, save_card_png, save_card_svg

    # Kept in a name: without an application there are no letters.
    application = QGuiApplication.instance() or QGuiApplication(["pos-loyalty"])
    save = dict(zip(FORMATS, (save_card_pdf, save_card_png, save_card_svg), strict=True))
    save[file.suffix.lower()](CardFace(number, short_name, shop_name, _ACCENT), file)
    del application
