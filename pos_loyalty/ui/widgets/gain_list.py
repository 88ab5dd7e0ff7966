# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a sale gave besides points: each thing with its icon, like words on a page."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from pos_loyalty.domain.gains import Gain, GainKind
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import gain_text
from pos_loyalty.ui.widgets.chip import Chip
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.layouts import refill
from pos_loyalty.ui.widgets.naming import named

_LOOKS: Final[Mapping[GainKind, tuple[str, str]]] = {
    GainKind.STAMPS: ("stamps", "plain"),
    GainKind.CARD_FULL: ("gift", "accent"),
    GainKind.CHALLENGE: ("star", "accent"),
    GainKind.BADGE: ("medal", "accent"),
    GainKind.VOUCHER: ("ticket", "accent"),
}
"""Icon and tone."""


class GainList(QWidget):
    """Takes no room where there is nothing to say."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__()
        named(self, "doneGains")
        self._icons = icons
        self._chips = FlowLayout(is_centred=True)
        self.setLayout(self._chips)
        self._chips.setContentsMargins(0, 0, 0, 0)

    def show_gains(self, gains: tuple[Gain, ...], language: str) -> None:
        """Draw these in place of what was there."""
        refill(self._chips, (self._chip(gain, language) for gain in gains))
        self.setVisible(bool(gains))

    def _chip(self, gain: Gain, language: str) -> Chip:
        chip = Chip("gain", self._icons, *_LOOKS[gain.kind])
        chip.say(gain_text(gain, language))
        return chip
