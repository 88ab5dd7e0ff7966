# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads codes off pictures that Qt drew, as a scanner would."""

import numpy as np
import zxingcpp
from PySide6.QtGui import QImage


def codes_in(picture: QImage) -> list[tuple[zxingcpp.BarcodeFormat, str]]:
    """Return the codes in a picture: symbology and text."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    pixels = np.ascontiguousarray(lines[:, : grey.width()])
    return [(code.format, code.text) for code in zxingcpp.read_barcodes(pixels)]
