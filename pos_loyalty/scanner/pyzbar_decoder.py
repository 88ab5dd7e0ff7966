# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""libzbar through pyzbar. Importing this loads the library: ask ``zbar.load_zbar`` instead.

pyzbar's own ``decode`` cannot say how far apart the lines lie that libzbar reads along, so its
declarations of the library's functions are used.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_void_p, cast, string_at
from typing import Any, Final

from pyzbar import wrapper
from pyzbar.locations import convex_hull

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading

_SYMBOLOGIES: Final = {
    wrapper.ZBarSymbol.EAN13: Symbology.EAN_13,
    wrapper.ZBarSymbol.EAN8: Symbology.EAN_8,
    wrapper.ZBarSymbol.UPCA: Symbology.UPC_A,
    wrapper.ZBarSymbol.CODE128: Symbology.CODE_128,
    wrapper.ZBarSymbol.CODE39: Symbology.CODE_39,
    wrapper.ZBarSymbol.I25: Symbology.ITF,
    wrapper.ZBarSymbol.QRCODE: Symbology.QR_CODE,
}
OF_ZBAR: Final = frozenset(_SYMBOLOGIES.values())
_ALL_KINDS: Final = 0
_GREY: Final = int.from_bytes(b"Y800", "little")
"""A byte a pixel, by the four letters that libzbar knows formats by."""


class PyzbarDecoder:
    """Implements ``Decoder`` for the symbologies that libzbar shares with the others.

    Args:
        symbologies: What is looked for; those that libzbar does not know are passed over.
        line_step: Along every how many-th row and column bars are looked for. Each line costs
            time, and bars are many rows high.
    """

    def __init__(self, symbologies: Collection[Symbology] = OF_ZBAR, *, line_step: int = 1) -> None:
        self._asked = tuple(kind for kind, one in _SYMBOLOGIES.items() if one in symbologies)
        self._line_step = line_step

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes whose text is plain ASCII: libzbar guesses at any other encoding."""
        with self._scanner() as scanner, _image(frame) as image:
            wrapper.zbar_scan_image(scanner, image)
            return tuple(_readings(image))

    @contextmanager
    def _scanner(self) -> Iterator[Any]:
        scanner = wrapper.zbar_image_scanner_create()
        try:
            self._set(scanner, _ALL_KINDS, wrapper.ZBarConfig.CFG_ENABLE, 0)
            for kind in self._asked:
                self._set(scanner, kind, wrapper.ZBarConfig.CFG_ENABLE, 1)
            for direction in (wrapper.ZBarConfig.CFG_X_DENSITY, wrapper.ZBarConfig.CFG_Y_DENSITY):
                self._set(scanner, _ALL_KINDS, direction, self._line_step)
            yield scanner
        finally:
            wrapper.zbar_image_scanner_destroy(scanner)

    @staticmethod
    def _set(scanner: Any, kind: int, config: int, to: int) -> None:  # noqa: ANN401 (a pointer)
        wrapper.zbar_image_scanner_set_config(scanner, kind, config, to)


@contextmanager
def _image(frame: GreyFrame) -> Iterator[Any]:
    """Lend libzbar the frame's pixels: it copies none, so the frame has to live as long."""
    image = wrapper.zbar_image_create()
    try:
        wrapper.zbar_image_set_format(image, _GREY)
        wrapper.zbar_image_set_size(image, frame.width, frame.height)
        pixels = cast(c_char_p(frame.pixels), c_void_p)
        wrapper.zbar_image_set_data(image, pixels, len(frame.pixels), None)
        yield image
    finally:
        wrapper.zbar_image_destroy(image)


def _readings(image: Any) -> Iterator[Reading]:  # noqa: ANN401 (a pointer)
    symbol = wrapper.zbar_image_first_symbol(image)
    while symbol:
        symbology = _SYMBOLOGIES.get(symbol.contents.type)
        length = wrapper.zbar_symbol_get_data_length(symbol)
        text = string_at(wrapper.zbar_symbol_get_data(symbol), length)
        if symbology is not None and text.isascii():
            yield Reading(text.decode("ascii"), symbology, _corners(symbol))
        symbol = wrapper.zbar_symbol_next(symbol)


def _corners(symbol: Any) -> tuple[tuple[int, int], ...]:  # noqa: ANN401 (a pointer)
    count = wrapper.zbar_symbol_get_loc_size(symbol)
    points = (
        (wrapper.zbar_symbol_get_loc_x(symbol, n), wrapper.zbar_symbol_get_loc_y(symbol, n))
        for n in range(count)
    )
    return tuple((point.x, point.y) for point in convex_hull(points))
