# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a device read, before anybody asks what it means."""

from dataclasses import dataclass
from enum import StrEnum


class Symbology(StrEnum):
    """The kinds of printed code a till reads. Stored and printed: never rename a value."""

    EAN_13 = "EAN-13"
    EAN_8 = "EAN-8"
    UPC_A = "UPC-A"
    CODE_128 = "Code128"
    CODE_39 = "Code39"
    ITF = "ITF"
    QR_CODE = "QRCode"
    PDF417 = "PDF417"
    AZTEC = "Aztec"
    DATA_MATRIX = "DataMatrix"
    UNKNOWN = "Unknown"
    """Most readers that type like a keyboard do not say what they read."""

    @property
    def is_linear(self) -> bool:
        """Tell whether it is bars only: without error correction, one frame may lie."""
        return self in _LINEAR


_LINEAR = frozenset(
    {
        Symbology.EAN_13,
        Symbology.EAN_8,
        Symbology.UPC_A,
        Symbology.CODE_128,
        Symbology.CODE_39,
        Symbology.ITF,
    }
)


class ScanSource(StrEnum):
    """The device a scan came from. Stored and printed: never rename a value."""

    CAMERA = "camera"
    WEDGE = "wedge"
    SERIAL = "serial"
    HID = "hid"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Scan:
    """One code, read once.

    Attributes:
        text: What the code carries, exactly; any length, any character.
    """

    text: str
    symbology: Symbology
    source: ScanSource
