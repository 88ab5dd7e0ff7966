# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first decoder to ask: ZXing-C++ reads all ten symbologies and needs no system library."""

import zxingcpp

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading

_SYMBOLOGIES = {
    zxingcpp.BarcodeFormat.EAN13: Symbology.EAN_13,
    zxingcpp.BarcodeFormat.EAN8: Symbology.EAN_8,
    zxingcpp.BarcodeFormat.UPCA: Symbology.UPC_A,
    zxingcpp.BarcodeFormat.Code128: Symbology.CODE_128,
    zxingcpp.BarcodeFormat.Code39: Symbology.CODE_39,
    zxingcpp.BarcodeFormat.ITF: Symbology.ITF,
    zxingcpp.BarcodeFormat.QRCode: Symbology.QR_CODE,
    zxingcpp.BarcodeFormat.PDF417: Symbology.PDF417,
    zxingcpp.BarcodeFormat.Aztec: Symbology.AZTEC,
    zxingcpp.BarcodeFormat.DataMatrix: Symbology.DATA_MATRIX,
}
_FORMATS = zxingcpp.BarcodeFormats(tuple(_SYMBOLOGIES))


class ZxingDecoder:
    """Implements ``Decoder``; releases the interpreter lock while it works."""

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return every valid code of the ten symbologies."""
        image = memoryview(frame.pixels).cast("B", (frame.height, frame.width))
        # The library's default text mode adds brackets to GS1 codes: a till wants what is there.
        found = zxingcpp.read_barcodes(image, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain)
        return tuple(
            Reading(code.text, _SYMBOLOGIES[code.format], _corners(code.position))
            for code in found
            if code.format in _SYMBOLOGIES and not _is_guess(code)
        )


def _is_guess(code: zxingcpp.Barcode) -> bool:
    # Aslant, a PDF417 is taken for a tiny one, and its correction then makes sense of nonsense.
    # Where not one of the correcting codewords is left over, nothing confirms the text.
    extra = code.extra
    is_spent = isinstance(extra, dict) and extra.get("UEC") == 0
    return code.format == zxingcpp.BarcodeFormat.PDF417 and is_spent


def _corners(position: zxingcpp.Position) -> tuple[tuple[int, int], ...]:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return tuple((corner.x, corner.y) for corner in corners)
