# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every decoder alone, as its own library offers it, to be measured beside the till's cascade."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import zxingcpp

from bench.scan_prints import SYMBOLOGIES
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.cascade import StreamDecoder, whole_cascade
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading
from pos_loyalty.scanner.late_cv2 import cv2
from pos_loyalty.scanner.zbar import load_zbar
from pos_loyalty.scanner.zxing import ZxingDecoder

CASCADE: Final = "cascade"
ZXING: Final = "zxing-cpp"

_OPENCV_KINDS: Final = {
    "EAN_13": Symbology.EAN_13,
    "EAN_8": Symbology.EAN_8,
    "UPC_A": Symbology.UPC_A,
}
_ZBAR_KINDS: Final = frozenset(
    kind for kind in SYMBOLOGIES if kind.is_linear or kind is Symbology.QR_CODE
)
_UPC_A_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Contender:
    """A decoder, and what it can read at all."""

    decoder: Decoder
    symbologies: frozenset[Symbology]


class FastZxing:
    """Implements ``Decoder``: zxing-cpp without its second looks at turned or small codes."""

    def __init__(self) -> None:
        names = "EAN13,EAN8,UPCA,Code128,Code39,ITF,QRCode,PDF417,Aztec,DataMatrix"
        self._formats = zxingcpp.barcode_formats_from_str(names)

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the texts; their symbology is not told apart here."""
        found = zxingcpp.read_barcodes(
            memoryview(frame.pixels).cast("B", (frame.height, frame.width)),
            formats=self._formats,
            try_rotate=False,
            try_downscale=False,
            try_invert=False,
            text_mode=zxingcpp.TextMode.Plain,
        )
        return tuple(Reading(code.text, Symbology.UNKNOWN, ()) for code in found)


class OpencvBars:
    """Implements ``Decoder``: OpenCV's detector of bars with its own decoder behind it."""

    def __init__(self) -> None:
        self._detector = cv2.barcode.BarcodeDetector()

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the retail codes that it reads."""
        pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
        try:
            _, texts, kinds, _ = self._detector.detectAndDecodeWithType(pixels)
        except cv2.error:  # its geometry asserts on some frames: nothing is read there
            return ()
        read = zip(texts, kinds, strict=True)
        return tuple(Reading(text, _OPENCV_KINDS[kind], ()) for text, kind in read if text)


class OpencvSquares:
    """Implements ``Decoder``: OpenCV's reader of QR codes, the one that finds Aruco's way."""

    def __init__(self) -> None:
        self._detector = cv2.QRCodeDetectorAruco()

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the QR codes that it reads."""
        pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
        try:
            _, texts, _, _ = self._detector.detectAndDecodeMulti(pixels)
        except cv2.error:  # as above
            return ()
        return tuple(Reading(text, Symbology.QR_CODE, ()) for text in texts if text)


def contenders() -> Mapping[str, Contender]:
    """Return every decoder of this machine by name, the cascade first."""
    everything = frozenset(SYMBOLOGIES)
    found = {
        CASCADE: Contender(whole_cascade(), everything),
        ZXING: Contender(ZxingDecoder(), everything),
        "zxing-cpp, fast": Contender(FastZxing(), everything),
        "OpenCV barcode": Contender(OpencvBars(), frozenset(_OPENCV_KINDS.values())),
        "OpenCV QR": Contender(OpencvSquares(), frozenset({Symbology.QR_CODE})),
    }
    if (zbar := load_zbar()) is not None:
        found["pyzbar"] = Contender(zbar, _ZBAR_KINDS)
    return found


def stream_contenders() -> Mapping[str, Callable[[], Decoder]]:
    """Return what may watch a stream by name, made anew for each card: the till's own, and one.

    The deadline of the till's own counts processor time, since others work on this machine too.
    """
    cascade = whole_cascade()
    return {
        CASCADE: lambda: StreamDecoder(cascade, monotonic=time.process_time),
        ZXING: ZxingDecoder,
    }


def same_text(text: str) -> str:
    """Return the text without the zero that makes an EAN-13 of a UPC-A: the bars are the same."""
    is_upc_a = len(text) == _UPC_A_DIGITS + 1 and text.isdecimal() and text.startswith("0")
    return text[1:] if is_upc_a else text
