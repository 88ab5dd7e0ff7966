# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The camera that the settings name is opened, followed, and kept when another is chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtMultimedia import QCameraDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.camera import TillCamera
from pos_loyalty.scanner.camera import FrameFeed, FrameSource
from pos_loyalty.scanner.camera_list import CameraList
from pos_loyalty.settings import Settings
from pos_loyalty.ui.view_models.form_rows import CameraRow
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.patience import WAIT_MS
from tests.scanner.pictures import frame_of, written
from tests.scanner.test_camera_list import ONE, Desk
from tests.ui.view_models.shop import Shop, a_fake_store

Opening = Callable[..., TillCamera]


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def desk() -> Desk:
    return Desk(ONE)


@pytest.fixture
def kept() -> list[tuple[str, bool]]:
    return []


@pytest.fixture
def open_(
    qapp: QApplication, shop: Shop, desk: Desk, kept: list[tuple[str, bool]]
) -> Iterator[Opening]:
    opened: list[TillCamera] = []

    def open_(
        camera: str = "",
        *,
        frames: FrameSource | None = None,
        list_cameras: Callable[[QObject], CameraList] = lambda owner: CameraList(desk.look, owner),
    ) -> TillCamera:
        opened.append(
            TillCamera(
                shop.till,
                Settings(camera=camera, camera_region_percent=80),
                remember=lambda key, is_mirrored: kept.append((key, is_mirrored)),
                frames=frames,
                list_cameras=list_cameras,
            )
        )
        return opened[-1]

    yield open_
    for camera in opened:
        camera.close()


def grey_folder(folder: Path) -> str:
    for number in range(9):
        written(folder / f"{number}.png", np.full((90, 160), 100 + number, np.uint8))
    return str(folder)


def test_without_a_camera_nothing_is_loaded_until_the_page_asks(open_: Opening, shop: Shop) -> None:
    asked: list[QObject] = []

    def count(owner: QObject) -> CameraList:
        asked.append(owner)
        return CameraList(list, owner)

    open_(list_cameras=count)
    before = len(asked)
    shop.till.open(Screen.CAMERA)
    shop.till.go_ready()
    shop.till.open(Screen.CAMERA)

    assert (before, len(asked)) == (0, 1)
    assert shop.state.camera.rows == ()


def test_cameras_are_listed_by_name_and_follow_the_plug(
    open_: Opening, shop: Shop, desk: Desk
) -> None:
    camera = open_()
    shop.till.open(Screen.CAMERA)
    plugged = shop.state.camera.rows

    desk.cameras.clear()
    (cameras,) = camera.findChildren(CameraList)
    cameras.look_again()

    assert plugged == (CameraRow("device:/dev/video0", "Webcam C270"),)
    assert shop.state.camera.rows == ()


def test_a_choice_is_kept_with_the_mirror(
    open_: Opening, shop: Shop, kept: list[tuple[str, bool]], tmp_path: Path
) -> None:
    open_()
    shop.till.open(Screen.CAMERA)

    shop.till.camera.choose(folder := grey_folder(tmp_path))
    shop.till.camera.switch_mirror()
    shop.till.camera.choose("")

    assert kept == [(folder, False), (folder, True), ("", True)]


def test_a_camera_that_is_not_plugged_in_is_said_and_stays_in_the_list(
    qtbot: QtBot, open_: Opening, shop: Shop
) -> None:
    open_("device:gone")
    qtbot.waitUntil(lambda: shop.state.camera.trouble == "no_camera", timeout=WAIT_MS)

    shop.till.open(Screen.CAMERA)

    assert shop.state.camera.rows[-1] == CameraRow("device:gone", "")
    assert shop.state.camera.chosen == "device:gone"


def test_a_number_is_shown_as_the_camera_that_it_means(open_: Opening, shop: Shop) -> None:
    open_("0", list_cameras=lambda owner: CameraList(lambda: [QCameraDevice()], owner))

    shop.till.open(Screen.CAMERA)

    assert shop.state.camera.chosen == "device:"
    assert len(shop.state.camera.rows) == 1


def test_without_qts_multimedia_that_is_said(qtbot: QtBot, open_: Opening, shop: Shop) -> None:
    def lacking(_: QObject) -> CameraList:
        raise ImportError("libpulse.so.0")

    open_("device:x", list_cameras=lacking)

    qtbot.waitUntil(lambda: shop.state.camera.trouble == "no_camera_software", timeout=WAIT_MS)
    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.CAMERA_TROUBLE


def test_frames_that_are_given_are_looked_through_and_kept_nowhere(
    qtbot: QtBot, open_: Opening, shop: Shop, kept: list[tuple[str, bool]]
) -> None:
    feed = FrameFeed()
    camera = open_(frames=feed)
    camera.rest_with(window := QWindow())

    feed.show(frame_of(np.full((90, 160), 7, np.uint8)))
    window.windowStateChanged.emit(Qt.WindowState.WindowMinimized)
    camera.mirror(is_mirrored=True)

    qtbot.waitUntil(lambda: camera.preview.newest() is not None, timeout=WAIT_MS)
    assert kept == []


def test_a_minimised_window_lets_the_camera_go_until_it_is_back(
    qtbot: QtBot, open_: Opening, shop: Shop, tmp_path: Path
) -> None:
    window = QWindow()
    camera = open_(str(tmp_path / "nothing.avi"))
    camera.rest_with(window)
    qtbot.waitUntil(lambda: shop.state.camera.trouble == "cannot_open", timeout=WAIT_MS)

    window.windowStateChanged.emit(Qt.WindowState.WindowMinimized)
    during = shop.state.camera.trouble
    window.windowStateChanged.emit(Qt.WindowState.WindowNoState)

    assert during == ""
    qtbot.waitUntil(lambda: shop.state.camera.trouble == "cannot_open", timeout=WAIT_MS)


def test_a_window_without_a_camera_may_be_minimised(open_: Opening) -> None:
    camera = open_()
    camera.rest_with(window := QWindow())

    window.windowStateChanged.emit(Qt.WindowState.WindowMinimized)

    assert camera.preview.newest() is None
