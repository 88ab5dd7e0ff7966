# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the camera sees, as it sees it, with a frame that says where to hold the card."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.camera import Picture, PreviewPort
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, preset

LOOK_MS: Final = 66
"""About 15 pictures a second: enough to aim by, and half of what the camera gives."""

_CORNER_PX: Final = 12
_LEAST: Final = QSize(240, 136)
_USUAL: Final = QSize(560, 315)
_AIM_SHARE: Final = 0.72
_ARM_SHARE: Final = 0.16
"""Of the aiming frame only the corners are drawn: the card between them stays free to see."""

_HALO: Final = QPen(QColor(0, 0, 0, 160), 7, c=Qt.PenCapStyle.RoundCap)
_LINE: Final = QPen(QColor("#ffffff"), 3, c=Qt.PenCapStyle.RoundCap)
"""White on black, over any picture and in any theme."""


class CameraPreview(QFrame):
    """Asks for the newest picture while it is on the screen, and for none else."""

    def __init__(self, port: PreviewPort, icons: IconBook) -> None:
        super().__init__()
        named(self, "cameraPreview", look="sunken")
        self._port = port
        self._picture: Picture | None = None
        self._is_mirrored = False
        self._region_percent = 100
        self._words = label("previewWords", "strong", wraps=True)
        preset(self._words, alignment="AlignCenter")
        self._instead = QWidget()
        icon = row(1, Icon(icons, "camera", "tile"), 1)
        self._instead.setLayout(column(1, icon, self._words, 1, margins=(24, 16, 24, 16)))
        self.setLayout(column(self._instead))
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self.look)

    def use(self, port: PreviewPort) -> None:
        """Look through another camera."""
        self._port = port

    def show_looks(self, *, is_mirrored: bool, region_percent: int) -> None:
        """Draw as a mirror would, and frame the part of the picture that is read."""
        self._is_mirrored, self._region_percent = is_mirrored, region_percent
        self.update()

    def show_words(self, words: str) -> None:
        """Say why there is no picture; shown while there is none."""
        self._words.setText(words)

    def look(self) -> None:
        """Take the newest picture, and draw it if it is another."""
        picture = self._port.newest()
        self._instead.setVisible(picture is None)
        if picture is not self._picture:
            self._picture = picture
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which a card can be made out from where the cashier stands."""
        return _USUAL

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to look."""
        super().showEvent(event)
        self.look()
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look no more, and keep no picture of anybody."""
        super().hideEvent(event)
        self._looks.stop()
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture as large as it fits, and the aiming frame on it."""
        super().paintEvent(event)
        if (picture := self._picture) is None:
            return
        place = self._place_of(picture)
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        self._paint_picture(painter, picture, place)
        _paint_aim(painter, self._aim_in(place))
        painter.end()

    def _place_of(self, picture: Picture) -> QRectF:
        size = QSize(picture.width, picture.height).scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _paint_picture(self, painter: QPainter, picture: Picture, place: QRectF) -> None:
        # The image borrows the bytes: they must outlive it.
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.width,
            QImage.Format.Format_Grayscale8,
        )
        painter.save()
        if self._is_mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        shape = QPainterPath()
        shape.addRoundedRect(place, _CORNER_PX, _CORNER_PX)
        painter.setClipPath(shape)
        painter.drawImage(place, image)
        painter.restore()

    def _aim_in(self, place: QRectF) -> QRectF:
        share = self._region_percent / 100 if self._region_percent < 100 else _AIM_SHARE  # noqa: PLR2004 - all of it
        width, height = place.width() * share, place.height() * share
        return QRectF(
            place.center().x() - width / 2, place.center().y() - height / 2, width, height
        )


def _paint_aim(painter: QPainter, aim: QRectF) -> None:
    arm = min(aim.width(), aim.height()) * _ARM_SHARE
    for pen in (_HALO, _LINE):
        painter.setPen(pen)
        for x, towards_x in ((aim.left(), arm), (aim.right(), -arm)):
            for y, towards_y in ((aim.top(), arm), (aim.bottom(), -arm)):
                corner = QPointF(x, y)
                arms = (QPointF(x + towards_x, y), QPointF(x, y + towards_y))
                painter.drawPolyline([arms[0], corner, arms[1]])
