# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""All decoders as one: the quick one first, the thorough ones only where it found nothing."""

from collections.abc import Iterator, Sequence
from typing import Final

from PIL import Image, ImageFilter, ImageOps

from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading, believable
from pos_loyalty.scanner.zbar import load_zbar
from pos_loyalty.scanner.zxing import ZxingDecoder

ENLARGED_PIXELS_MAX: Final = 2_500_000
"""Frames above this have detail enough; enlarging them would only cost time."""

CLOSE_LOOK_FRAMES: Final = 5


class Cascade:
    """Implements ``Decoder`` with every decoder that this machine has. One instance per thread.

    Args:
        others: Asked in turn where the first finds nothing.
    """

    def __init__(self, first: Decoder, others: Sequence[Decoder] = ()) -> None:
        self._first = first
        self._others = tuple(others)

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes that the first stage able to read any finds; each text once."""
        return self.glance(frame) or self.look_closely(frame)

    def glance(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return what the first decoder reads as it is: a tenth of the whole cascade's time."""
        return _distinct(self._first.decode(frame))

    def look_closely(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return what the other stages read, for a frame on which a glance found nothing."""
        for picture in _clearer(frame):
            if found := _distinct(self._first.decode(picture)):
                return found
        for decoder in self._others:
            if found := _distinct(decoder.decode(frame)):
                return found
        return ()


class StreamDecoder:
    """Implements ``Decoder`` for frames that follow each other: most hold no code at all.

    A close look is taken at every few fruitless frames only, and at those after one that paid:
    a counter with no card on it must not keep a processor busy, and bars need two frames.
    """

    def __init__(self, cascade: Cascade) -> None:
        self._cascade = cascade
        self._fruitless = 0

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes on the frame; those that are hard to read on some frames only."""
        found = self._cascade.glance(frame)
        if not found and self._fruitless % CLOSE_LOOK_FRAMES == 0:
            found = self._cascade.look_closely(frame)
        # After a find the next frame is looked at closely too.
        self._fruitless = 0 if found else self._fruitless + 1
        return found


def whole_cascade() -> Cascade:
    """Return the cascade of zxing-cpp, then OpenCV and libzbar where they are installed."""
    others: list[Decoder] = []
    try:
        from pos_loyalty.scanner.opencv import OpencvQrDecoder
    except ImportError:
        pass  # without the camera extra the first decoder works alone
    else:
        others.append(OpencvQrDecoder())
    zbar = load_zbar()
    if zbar is not None:
        others.append(zbar)
    return Cascade(ZxingDecoder(), others)


def _distinct(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return what can be believed, each code once, from the top left to the bottom right."""
    seen: dict[tuple[str, str], Reading] = {}
    for reading in readings:
        checked = believable(reading)
        if checked is not None:
            seen.setdefault((checked.symbology, checked.text), checked)
    return tuple(sorted(seen.values(), key=_place))


def _place(reading: Reading) -> tuple[int, int]:
    return min(((y, x) for x, y in reading.corners), default=(0, 0))


def _clearer(frame: GreyFrame) -> Iterator[GreyFrame]:
    """Yield the frame made easier: its contrast stretched and, if small, twice as large."""
    image = Image.frombytes("L", (frame.width, frame.height), frame.pixels)
    stretched = ImageOps.autocontrast(image.filter(ImageFilter.MedianFilter(3)), cutoff=1)
    yield _frame(stretched)
    if frame.width * frame.height <= ENLARGED_PIXELS_MAX:
        larger = image.resize((frame.width * 2, frame.height * 2), Image.Resampling.BICUBIC)
        yield _frame(ImageOps.autocontrast(larger, cutoff=1))


def _frame(image: Image.Image) -> GreyFrame:
    return GreyFrame(image.width, image.height, image.tobytes())
