# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A camera that takes a picture when a test presses the button, and decoders that a test holds."""

import threading
from queue import Queue

import numpy as np
from numpy.typing import NDArray

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading

WAIT_SECONDS = 10


class Lens:
    """Implements ``Capture``: gives one frame of an even grey for each that is shot."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.is_there = is_there
        self.is_released = threading.Event()
        self._shots: Queue[int | None] = Queue()
        self._is_first = True
        self._taken_in = threading.Semaphore(0)

    def shoot(self, *greys: int) -> None:
        """Let the camera see these, one after the other; return when the last was taken in."""
        for grey in greys:
            self._shots.put(grey)
        for _ in greys:
            assert self._taken_in.acquire(timeout=WAIT_SECONDS)

    def unplug(self) -> None:
        self._shots.put(None)

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return self.is_there

    def read(self) -> tuple[bool, NDArray[np.uint8] | None]:
        if not self.is_there:
            return False, None
        if not self._is_first:
            self._taken_in.release()
        self._is_first = False
        grey = self._shots.get(timeout=WAIT_SECONDS)
        return (False, None) if grey is None else (True, np.full((8, 8, 3), grey, np.uint8))

    def release(self) -> None:
        self.is_released.set()


class GreyDecoder:
    """Implements ``Decoder``: the text is the grey of the first pixel; 0 is no code."""

    def __init__(self, symbology: Symbology = Symbology.QR_CODE) -> None:
        self._symbology = symbology

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        grey = frame.pixels[0]
        return (Reading(str(grey), self._symbology, ()),) if grey else ()
