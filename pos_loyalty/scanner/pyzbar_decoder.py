# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""libzbar through pyzbar. Importing this loads the library: ask ``zbar.load_zbar`` instead."""

from collections.abc import Collection
from typing import Final

from pyzbar import pyzbar

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading

_SYMBOLOGIES: Final = {
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "UPCA": Symbology.UPC_A,
    "CODE128": Symbology.CODE_128,
    "CODE39": Symbology.CODE_39,
    "I25": Symbology.ITF,
    "QRCODE": Symbology.QR_CODE,
}
OF_ZBAR: Final = frozenset(_SYMBOLOGIES.values())


class PyzbarDecoder:
    """Implements ``Decoder`` for the symbologies that libzbar shares with the others.

    Args:
        symbologies: What is looked for; those that libzbar does not know are passed over.
    """

    def __init__(self, symbologies: Collection[Symbology] = OF_ZBAR) -> None:
        self._asked = tuple(
            pyzbar.ZBarSymbol[name]
            for name, symbology in _SYMBOLOGIES.items()
            if symbology in symbologies
        )

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes whose text is plain ASCII: libzbar guesses at any other encoding."""
        found = pyzbar.decode((frame.pixels, frame.width, frame.height), symbols=self._asked)
        return tuple(
            Reading(
                code.data.decode("ascii"),
                _SYMBOLOGIES[code.type],
                tuple((point.x, point.y) for point in code.polygon),
            )
            for code in found
            if code.type in _SYMBOLOGIES and code.data.isascii()
        )
