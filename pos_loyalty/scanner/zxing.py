# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first decoder to ask: ZXing-C++ reads all ten symbologies and needs no system library."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

import zxingcpp

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FORMATS: Final = {
    Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.EAN_8: zxingcpp.BarcodeFormat.EAN8,
    Symbology.UPC_A: zxingcpp.BarcodeFormat.UPCA,
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE_39: zxingcpp.BarcodeFormat.Code39,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF,
    Symbology.QR_CODE: zxingcpp.BarcodeFormat.QRCode,
    Symbology.PDF417: zxingcpp.BarcodeFormat.PDF417,
    Symbology.AZTEC: zxingcpp.BarcodeFormat.Aztec,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
}
_SYMBOLOGIES: Final = {code_format: symbology for symbology, code_format in _FORMATS.items()}

ALL_SYMBOLOGIES: Final = frozenset(_FORMATS)
LINEAR: Final = frozenset(symbology for symbology in _FORMATS if symbology.is_linear)
MATRIX: Final = ALL_SYMBOLOGIES - LINEAR
"""Codes with error correction. PDF417 is one, though it looks like bars."""


class ZxingDecoder:
    """Implements ``Decoder``; releases the interpreter lock while it works.

    Args:
        symbologies: What is looked for; each costs time, and is one more way to misread.
        is_turned: Looks at the frame turned by 90 degrees too; three times the time.
        is_inverted: Looks for light codes on dark too.
        is_reduced: Looks at the frame made smaller too.
        tells_unsound: Returns bars with a wrong check digit too, as unsound readings.
    """

    def __init__(
        self,
        symbologies: Collection[Symbology] = ALL_SYMBOLOGIES,
        *,
        is_turned: bool = True,
        is_inverted: bool = True,
        is_reduced: bool = True,
        tells_unsound: bool = False,
    ) -> None:
        self._formats = zxingcpp.BarcodeFormats([_FORMATS[one] for one in symbologies])
        self._is_turned = is_turned
        self._is_inverted = is_inverted
        self._is_reduced = is_reduced
        self._tells_unsound = tells_unsound

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return every code of the symbologies."""
        return self.read(memoryview(frame.pixels).cast("B", (frame.height, frame.width)))

    def read(self, pixels: "memoryview | NDArray[np.uint8]") -> tuple[Reading, ...]:
        """Return every code on an array of rows without gaps, one byte a pixel."""
        found = zxingcpp.read_barcodes(
            pixels,
            formats=self._formats,
            try_rotate=self._is_turned,
            try_invert=self._is_inverted,
            try_downscale=self._is_reduced,
            # The default adds brackets to GS1 codes: a till wants what is there.
            text_mode=zxingcpp.TextMode.Plain,
            return_errors=self._tells_unsound,
        )
        return tuple(
            Reading(code.text, _SYMBOLOGIES[code.format], _corners(code.position), code.valid)
            for code in found
            if code.format in _SYMBOLOGIES and _is_read(code) and not _is_guess(code)
        )


def _is_read(code: zxingcpp.Barcode) -> bool:
    """Tell whether all of it was read, be it with a check digit that is wrong."""
    error = code.error
    return error is None or error.type is zxingcpp.ErrorType.Checksum


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
