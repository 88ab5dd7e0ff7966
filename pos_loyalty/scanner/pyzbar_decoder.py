# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""libzbar through pyzbar. Importing this loads the library: ask ``zbar.load_zbar`` instead."""

from pyzbar import pyzbar

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading

_SYMBOLOGIES = {
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "UPCA": Symbology.UPC_A,
    "CODE128": Symbology.CODE_128,
    "CODE39": Symbology.CODE_39,
    "I25": Symbology.ITF,
    "QRCODE": Symbology.QR_CODE,
}
_ASKED = tuple(pyzbar.ZBarSymbol[name] for name in _SYMBOLOGIES)


class PyzbarDecoder:
    """Implements ``Decoder`` for the symbologies that libzbar shares with the others."""

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes whose text is plain ASCII: libzbar guesses at any other encoding."""
        found = pyzbar.decode((frame.pixels, frame.width, frame.height), symbols=_ASKED)
        return tuple(
            Reading(
                code.data.decode("ascii"),
                _SYMBOLOGIES[code.type],
                tuple((point.x, point.y) for point in code.polygon),
            )
            for code in found
            if code.type in _SYMBOLOGIES and code.data.isascii()
        )
