# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The newest frame of the camera, for whoever wants to look through it."""

from pos_loyalty.scanner.decoding import GreyFrame


class Preview:
    """Holds one frame: shown on the camera's thread, asked for on another. Nobody waits.

    A frame is one reference: it is replaced as a whole, and never changed.
    """

    def __init__(self) -> None:
        self._frame: GreyFrame | None = None
        self._was_asked = False

    def newest(self) -> GreyFrame | None:
        """Return the newest frame; ``None`` while the camera shows nothing."""
        self._was_asked = True
        return self._frame

    def show(self, frame: GreyFrame | None) -> bool:
        """Replace the frame; return whether anybody has asked since the one before."""
        was_asked, self._was_asked = self._was_asked, False
        self._frame = frame
        return was_asked
