# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A camera for pictures of the windows: it sees a member's card on a counter, and never moves."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath

from pos_loyalty.ui.card_print import CardFace, card_picture
from pos_loyalty.ui.view_models.camera import Picture, PreviewPort

_WIDTH, _HEIGHT = 1280, 720
_CARD_WIDTH: Final = 720
_CORNER: Final = 27.0
_TURN_DEGREES: Final = -6
_SHADOW: Final = (QColor(0, 0, 0, 40), QPointF(10, 14))
_COUNTER: Final = ("#8d8d8d", "#5c5c5c")


@dataclass(frozen=True, slots=True)
class Still:
    """Implements ``Picture``."""

    width: int
    height: int
    pixels: bytes


class StillCamera:
    """Implements ``CameraPort`` and ``PreviewPort``; what is chosen changes nothing.

    Attributes:
        picture: What it sees now.
    """

    def __init__(self, picture: Picture | None = None) -> None:
        self.picture = picture

    @property
    def preview(self) -> PreviewPort:
        """Return itself."""
        return self

    def newest(self) -> Picture | None:
        """Return what it sees."""
        return self.picture

    def look_round(self) -> None:
        """Find nothing."""

    def choose(self, key: str) -> None:
        """Stay as it is."""

    def mirror(self, *, is_mirrored: bool) -> None:
        """Stay as it is."""


def card_in_view(face: CardFace) -> Still:
    """Return the card as a webcam above the counter sees it, held a little aslant."""
    scene = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(scene)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    light = QLinearGradient(0, 0, _WIDTH, _HEIGHT)
    for place, grey in enumerate(_COUNTER):
        light.setColorAt(place, QColor(grey))
    painter.fillRect(scene.rect(), light)
    card = card_picture(face).scaledToWidth(_CARD_WIDTH, Qt.TransformationMode.SmoothTransformation)
    painter.translate(_WIDTH / 2, _HEIGHT / 2)
    painter.rotate(_TURN_DEGREES)
    lying = QRectF(-card.width() / 2, -card.height() / 2, card.width(), card.height())
    colour, shift = _SHADOW
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(lying.translated(shift), _CORNER, _CORNER)
    shape = QPainterPath()
    shape.addRoundedRect(lying, _CORNER, _CORNER)
    painter.setClipPath(shape)
    painter.drawImage(lying.topLeft(), card)
    painter.end()
    grey_scene = scene.convertToFormat(QImage.Format.Format_Grayscale8)
    return Still(_WIDTH, _HEIGHT, bytes(grey_scene.constBits()))
