# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which camera reads the cards: chosen by name, tried out on the spot, and kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pos_loyalty.domain.codes import mask
from pos_loyalty.domain.scan import Scan, ScanSource
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.form_rows import CameraRow
from pos_loyalty.ui.view_models.form_states import CameraForm
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen


class Picture(Protocol):
    """A picture in shades of grey; it does not change."""

    @property
    def width(self) -> int:
        """Return how many pixels a row has."""
        ...

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        ...

    @property
    def pixels(self) -> bytes:
        """Return one byte a pixel, row after row from the top, no padding."""
        ...


class PreviewPort(Protocol):
    """What the camera sees. Never blocks."""

    def newest(self) -> Picture | None:
        """Return the newest picture; ``None`` while there is none."""
        ...


class CameraPort(Protocol):
    """The till's camera. GUI thread; nothing here waits for it."""

    @property
    def preview(self) -> PreviewPort:
        """Return what it sees."""
        ...

    def look_round(self) -> None:
        """Find out which cameras there are, and from then on tell of each that comes or goes."""
        ...

    def choose(self, key: str) -> None:
        """Look through this camera from now on, also after the next start; empty for none."""
        ...

    def mirror(self, *, is_mirrored: bool) -> None:
        """Keep how its picture is shown."""
        ...


class Darkness:
    """Implements ``PreviewPort`` while there is no camera."""

    def newest(self) -> None:
        """Return nothing."""


class CameraViewModel:
    """The camera's page, and what is known of the camera while it is not shown. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._port: CameraPort | None = None

    @property
    def preview(self) -> PreviewPort:
        """Return what the camera sees."""
        return Darkness() if self._port is None else self._port.preview

    def attach(self, port: CameraPort, *, is_mirrored: bool, region_percent: int) -> None:
        """Take the camera, which is there once the till is open.

        Args:
            region_percent: How much of the picture's width and height is read.
        """
        self._port = port
        form = replace(self._form, is_mirrored=is_mirrored, region_percent=region_percent)
        self._show(form)
        if self._desk.now.screen is Screen.CAMERA:
            port.look_round()

    def begin(self) -> None:
        """Open the page."""
        self._desk.show(replace(ready(self._desk.now), screen=Screen.CAMERA, farewell=None))
        self._show(replace(self._form, last_read=""))
        if self._port is not None:
            self._port.look_round()

    def show_cameras(self, rows: Sequence[CameraRow], chosen: str) -> None:
        """Show what can be chosen now.

        Args:
            rows: The cameras, and what is chosen if it is none of them.
            chosen: The key of one of them, or empty.
        """
        self._show(replace(self._form, rows=tuple(rows), chosen=chosen))

    def show_trouble(self, code: str) -> None:
        """Show why there is no picture; empty when there is one again."""
        self._show(replace(self._form, trouble=code))

    def choose(self, key: str) -> None:
        """Look through this camera; the same one again is tried anew."""
        if self._port is not None and self._desk.now.screen is Screen.CAMERA:
            self._show(replace(self._form, chosen=key, last_read=""))
            self._port.choose(key)

    def switch_mirror(self) -> None:
        """Show the picture as a mirror would, or as it is."""
        if self._port is not None and self._desk.now.screen is Screen.CAMERA:
            is_mirrored = not self._desk.now.camera.is_mirrored
            self._show(replace(self._form, is_mirrored=is_mirrored))
            self._port.mirror(is_mirrored=is_mirrored)

    def takes(self, scan: Scan) -> bool:
        """Tell whether the scan is only a trial; it is then shown, and goes nowhere else."""
        if self._desk.now.screen is not Screen.CAMERA or scan.source is not ScanSource.CAMERA:
            return False
        self._show(replace(self._form, last_read=mask(scan.text)))
        facts = (("code_mask", mask(scan.text)),)
        self._desk.tell(Notice(NoticeKind.OK, NoticeCode.CAMERA_READ, facts))
        return True

    @property
    def _form(self) -> CameraForm:
        return self._desk.now.camera

    def _show(self, form: CameraForm) -> None:
        self._desk.show(replace(self._desk.now, camera=form))
