# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages that a key opens, whatever is on top: one row for each."""

from collections.abc import Mapping
from typing import Final

from pos_loyalty.ui.view_models.till_state import Screen

PAGE_KEYS: Final[Mapping[str, Screen]] = {
    "F3": Screen.FIND,
    "F4": Screen.ENROL,
    "F6": Screen.RETURN,
    "F7": Screen.CAMERA,
    "F9": Screen.READERS,
    "Ctrl+L": Screen.LOCKED,
    "Ctrl+N": Screen.NO_CARD,
    "F11": Screen.HISTORY,
    "Shift+F11": Screen.CARE,
    "F12": Screen.MORE,
}
SAID_KEY: Final = "F5"
UNSAID_KEY: Final = "Shift+F5"
SIGN_KEY: Final = "Ctrl+D"
"""The sign on the customer's display that this till is closed."""

RECEIPT_KEY: Final = "F10"
POINTS_SIGN: Final = "*"
"""On the number pad of every keyboard: how many points pay is typed next."""
OWN_KEYS: Final = (SAID_KEY, UNSAID_KEY)
"""What the page on top does with them is its own; most do nothing."""

KEYS_OF_PAGE: Final[Mapping[Screen, tuple[str, ...]]] = {
    Screen.READY: ("F3", "F4", "F6", "Ctrl+N", "F12"),
    Screen.MEMBER: ("Enter", SAID_KEY, POINTS_SIGN, "F11", "Shift+F11", "Esc"),
    Screen.DONE: ("F2", "F8", RECEIPT_KEY),
    Screen.CAMERA: ("F2",),
    Screen.READERS: ("F2",),
}
"""What is wanted most on a page; the others have ``USUAL_KEYS``."""

USUAL_KEYS: Final = ("Enter", "Esc")

_BY_PAGE: Final = {page: key for key, page in PAGE_KEYS.items()}


def key_of(page: Screen) -> str:
    """Return the key that opens the page; raise ``KeyError`` where no key does."""
    return _BY_PAGE[page]
