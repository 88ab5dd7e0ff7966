# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's offers, one after the other. Pictures are read off the window's thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader

from pos_loyalty.companions.companion import Wired
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.logs import log
from pos_loyalty.ui.view_models.customer import NO_OFFER, Offer
from pos_loyalty.ui.view_models.display_notices import PictureTrouble, offer_trouble

FILE_BYTES_MAX: Final = 20_000_000
PIXELS_MAX: Final = 50_000_000
_LEAST_ROOM: Final = QSize(640, 360)


class OfferReel(QObject):
    """Turns to the next offer every so often. GUI thread.

    A picture that cannot be shown is passed over, said once to the cashier and written to the log;
    it is tried again the next time round, since files are mended.
    """

    def __init__(
        self,
        wired: Wired,
        room: Callable[[], QSize],
        show: Callable[[Offer, QImage | None], None],
        parent: QObject | None = None,
    ) -> None:
        """Hold the offers of the settings; nothing is shown before ``start``.

        Args:
            room: How large a picture can be shown, in pixels.
        """
        super().__init__(parent)
        self._wired, self._room, self._show = wired, room, show
        self._offers = wired.settings.display.offers
        self._next = 0
        self._is_reading = False
        self._told: set[Path] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(wired.settings.display.offer_seconds * 1_000)
        self._timer.timeout.connect(self.turn)

    def start(self) -> None:
        """Show the first, and go on; once started, starting again changes nothing."""
        if self._offers and not self._timer.isActive():
            self._timer.start()
            self.turn()

    def stop(self) -> None:
        """Turn no more."""
        self._timer.stop()

    def turn(self) -> None:
        """Show the next offer, as soon as it is read; one that is slow is waited for."""
        if self._is_reading:
            return
        offer = self._offers[self._next % len(self._offers)]
        self._next += 1
        if isinstance(offer, str):
            self._show(Offer(text=offer), None)
            return
        self._is_reading = True
        work = partial(read_picture, offer, self._room().expandedTo(_LEAST_ROOM))
        self._wired.reads.run(work, partial(self._read, offer), self._ignore, self._give_up)

    def _read(self, file: Path, result: QImage | PictureTrouble) -> None:
        self._is_reading = False
        if not self._timer.isActive():
            return
        if isinstance(result, QImage):
            self._told.discard(file)
            self._show(Offer(picture=file), result)
            return
        if file not in self._told:
            self._told.add(file)
            log.warning("an offer cannot be shown: %s: %s", file.name, result)
            self._wired.till.tell_later(offer_trouble(file.name, result))
        if len(self._offers) == 1:
            self._show(NO_OFFER, None)

    def _ignore(self, _refusal: LoyaltyError) -> None:
        self._is_reading = False

    def _give_up(self) -> None:
        self._is_reading = False


def read_picture(file: Path, room: QSize) -> QImage | PictureTrouble:
    """Return a picture, no larger than there is room for it; or why there is none. Any thread.

    How large it says it is comes first: a small file may unfold into more than there is memory for.
    """
    try:
        if not file.is_file():
            return PictureTrouble.MISSING
        if file.stat().st_size > FILE_BYTES_MAX:
            return PictureTrouble.TOO_LARGE
    except OSError:
        return PictureTrouble.UNREADABLE
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return PictureTrouble.UNREADABLE
    if size.width() * size.height() > PIXELS_MAX:
        return PictureTrouble.TOO_LARGE
    longest = max(room.width(), room.height())
    if max(size.width(), size.height()) > longest:  # however it is turned, it fits
        square = QSize(longest, longest)
        reader.setScaledSize(size.scaled(square, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return PictureTrouble.UNREADABLE if image.isNull() else image
