# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Nobody is served: the shop's offers in turn, a welcome, and the code to join."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.messages import CustomerText, customer_text
from pos_loyalty.ui.view_models.customer import CustomerState
from pos_loyalty.ui.widgets.layouts import column
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.windows.customer_pages.page import CodePage, WordsColumn


class OfferPicture(QWidget):
    """Shows a picture whole, as large as there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "offerPicture")
        self._image = QImage()
        self._fitted = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return self._image.isNull()

    def show_image(self, image: QImage) -> None:
        """Show another picture; an empty one shows nothing."""
        if image.cacheKey() != self._image.cacheKey():
            self._image, self._fitted = image, QPixmap()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in the middle; it is made to fit once for each size."""
        del event
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._fitted.isNull() or not _fills(self._fitted.size(), room):
            self._fitted = QPixmap.fromImage(
                self._image.scaled(
                    room,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            self._fitted.setDevicePixelRatio(ratio)
        place = QRect(QPoint(0, 0), self._fitted.deviceIndependentSize().toSize())
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.drawPixmap(place.topLeft(), self._fitted)
        painter.end()


def _fills(size: QSize, room: QSize) -> bool:
    """Tell whether a picture of this size is as large as the room lets it be."""
    fits = size.width() <= room.width() and size.height() <= room.height()
    return fits and (size.width() == room.width() or size.height() == room.height())


class IdlePage(CodePage):
    """Draws an offer where there is one, else a welcome; and the code to join beside it."""

    def __init__(self, icons: IconBook) -> None:
        words, offer, left = WordsColumn(), OfferPicture(), QWidget()
        left.setLayout(column(offer, words, spacing=18))
        super().__init__(icons, "joinQr", "cup", left=left)
        self._words, self._offer = words, offer

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw the words, and the code; of a picture, what the window has at hand."""
        text = customer_text(state, words)
        has_picture = state.offer.picture is not None and not self._offer.is_empty
        self._words.show_text(CustomerText("", text.lines) if has_picture else text)
        self._words.setVisible(not has_picture or bool(text.lines))
        self._offer.setVisible(has_picture)
        self.show_code(state.join_text, has_picture=has_picture)

    def show_picture(self, image: QImage) -> None:
        """Take the picture of the offer that is drawn next; an empty one for none."""
        self._offer.show_image(image)
