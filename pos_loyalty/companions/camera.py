# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's camera, wired: the device behind the camera's page, the window and the settings."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow

from pos_loyalty.scanner.camera_list import CameraList, is_device, system_cameras
from pos_loyalty.scanner.preview import Preview
from pos_loyalty.settings import Settings
from pos_loyalty.ui.view_models.form_rows import CameraRow
from pos_loyalty.ui.view_models.till import TillViewModel

if TYPE_CHECKING:  # loaded when a camera is chosen
    from pos_loyalty.scanner.camera import FrameSource
    from pos_loyalty.scanner.camera_post import CameraPost

Remember = Callable[[str, bool], None]
"""Keeps which camera was chosen, and whether its picture is mirrored; returns at once."""

_GIVEN: Final = "given"

_log: Final = logging.getLogger("pos_loyalty")


class TillCamera(QObject):
    """Implements ``CameraPort``. Lives on the GUI thread, from when the till is open.

    Args:
        frames: What the camera sees, where it is not for the settings to say.
        list_cameras: Returns this machine's cameras; raises ``ImportError`` without Qt's
            multimedia. Asked when a camera is to be opened or chosen, and not before: it is slow
            to load.
    """

    def __init__(
        self,
        till: TillViewModel,
        settings: Settings,
        *,
        remember: Remember,
        frames: "FrameSource | None" = None,
        list_cameras: Callable[[QObject], CameraList] = system_cameras,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._remember = remember
        self._given = frames
        self._list_cameras = list_cameras
        self._cameras: CameraList | None = None
        self._has_looked = False
        self._chosen = settings.camera if frames is None else _GIVEN
        self._is_mirrored = settings.is_camera_mirrored
        self._region_percent = settings.camera_region_percent
        self._schemes = settings.card_schemes
        self._dark = Preview()
        self._post: CameraPost | None = None
        till.camera.attach(self, is_mirrored=self._is_mirrored, region_percent=self._region_percent)
        self._look_through(self._chosen)

    @property
    def preview(self) -> Preview:
        """Return what the camera sees."""
        return self._dark if self._post is None else self._post.preview

    def look_round(self) -> None:
        """Find out which cameras there are, and from then on tell of each that comes or goes."""
        self._look()
        self._tell_cameras()

    def choose(self, key: str) -> None:
        """Look through this camera from now on, also after the next start; empty for none."""
        self._chosen = key
        self._keep()
        self._look_through(key)

    def mirror(self, *, is_mirrored: bool) -> None:
        """Keep how the picture is shown."""
        self._is_mirrored = is_mirrored
        self._keep()

    def rest_with(self, window: QWindow) -> None:
        """Let the camera go while the window is minimised: nobody holds a card up to it then."""
        window.windowStateChanged.connect(self._follow_window)

    def close_soon(self) -> None:
        """Let the camera go for good; returns at once."""
        if self._post is not None:
            self._post.close_soon()

    def close(self) -> None:
        """Let the camera go for good; waits at most a second."""
        if self._post is not None:
            self._post.close()

    def _follow_window(self, state: Qt.WindowState) -> None:
        if self._post is None or self._given is not None:
            return
        if state == Qt.WindowState.WindowMinimized:
            self._post.pause()
        else:
            self._post.resume()

    def _keep(self) -> None:
        if self._given is None:
            self._remember(self._chosen, self._is_mirrored)

    def _look_through(self, camera: str) -> None:
        if camera and self._post is None:
            self._post = self._new_post()
        if self._post is not None:
            self._post.choose(camera)

    def _new_post(self) -> "CameraPost":
        """Load what a till without a camera never needs."""
        from pos_loyalty.scanner.believing import expected_by
        from pos_loyalty.scanner.camera_permission import CameraPermission
        from pos_loyalty.scanner.camera_post import CameraPost

        ask = CameraPermission(parent=self).ask
        post = CameraPost(self._open, ask, region_percent=self._region_percent, parent=self)
        post.expect(expected_by(self._schemes))
        post.code_scanned.connect(self._till.scan)
        post.trouble.connect(self._tell_trouble)
        return post

    def _open(self, camera: str) -> "FrameSource":
        if camera == _GIVEN and self._given is not None:
            return self._given
        if is_device(camera):
            self._look()
        from pos_loyalty.scanner.camera_opening import open_camera

        return open_camera(camera, self._cameras)

    def _look(self) -> None:
        if self._has_looked:
            return
        self._has_looked = True
        try:
            self._cameras = self._list_cameras(self)
        except ImportError as trouble:
            _log.warning("cameras have no names here: %s", trouble)
        else:
            self._cameras.changed.connect(self._cameras_changed)

    def _cameras_changed(self) -> None:
        self._tell_cameras()
        if self._post is not None:
            self._post.try_now()

    def _tell_cameras(self) -> None:
        cameras = self._cameras or CameraList(list)
        rows = [CameraRow(*name) for name in cameras.choices(self._chosen)]
        self._till.camera.show_cameras(rows, cameras.key_of(self._chosen))

    def _tell_trouble(self, code: str) -> None:
        self._till.camera_trouble(code)
        self._till.camera.show_trouble(code)
