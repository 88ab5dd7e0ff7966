# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The second opinion on QR codes: OpenCV's Aruco-based detector reads through heavy noise.

Only its QR reader is used: its barcode decoder gives wrong texts. Import this module late.
"""

import numpy as np

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading
from pos_loyalty.scanner.late_cv2 import cv2

_SIDE_PIXELS_MIN = 32


class OpencvQrDecoder:
    """Implements ``Decoder`` for QR codes. Use one instance per thread."""

    def __init__(self) -> None:
        self._detector = cv2.QRCodeDetectorAruco()

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the QR codes that the detector can read."""
        if min(frame.width, frame.height) < _SIDE_PIXELS_MIN:
            return ()
        pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
        try:
            found, texts, corners, _ = self._detector.detectAndDecodeMulti(pixels)
        except cv2.error:  # its geometry asserts on degenerate finds; the frame has no code then
            return ()
        if not found:
            return ()
        return tuple(
            Reading(text, Symbology.QR_CODE, tuple((int(x), int(y)) for x, y in square))
            for text, square in zip(texts, corners, strict=True)
            if text
        )
