# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own line icons, drawn in whatever colour the text beside them has."""

from pathlib import Path

from PySide6.QtGui import QColor, QPainter, QPixmap

_ICONS_MAX = 512


class IconBook:
    """Draws ``resources/icons/NAME.svg`` on demand and keeps what it drew."""

    def __init__(self, icons_dir: Path) -> None:
        self._icons_dir = icons_dir
        self._drawn: dict[tuple[str, str, int], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, side: int) -> QPixmap:
        """Return the icon as a square picture of ``side`` physical pixels."""
        key = (name, colour.name(), side)
        if key not in self._drawn:
            if len(self._drawn) >= _ICONS_MAX:
                self._drawn.clear()
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def _draw(self, name: str, colour: str, side: int) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        source = (self._icons_dir / f"{name}.svg").read_text("utf-8")
        renderer = QSvgRenderer(source.replace("currentColor", colour).encode())
        picture = QPixmap(side, side)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        return picture
