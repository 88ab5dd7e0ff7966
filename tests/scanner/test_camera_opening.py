# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each thing that the settings may name is opened by who can open it."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from pos_loyalty.scanner.camera import (
    PICTURE_FRAMES,
    CameraTrouble,
    LateFrames,
    PictureFolder,
    VideoDevice,
)
from pos_loyalty.scanner.camera_list import CameraList
from pos_loyalty.scanner.camera_opening import NoSoftware, open_camera
from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.qt_camera import QtFrames
from tests.patience import WAIT_MS
from tests.scanner.pictures import written


@pytest.mark.parametrize("camera", ["0", "device:/dev/video0"])
def test_qt_opens_cameras_where_it_can(qapp: QCoreApplication, camera: str) -> None:
    source = open_camera(camera, CameraList(list))

    assert isinstance(source, QtFrames)
    with pytest.raises(CameraTrouble, match="no_camera"):
        next(source.frames())


def test_without_qt_a_number_is_left_to_opencv_and_a_name_says_what_is_missing() -> None:
    by_number, by_name = open_camera("0", None), open_camera("device:x", None)

    assert isinstance(by_number, VideoDevice)
    assert isinstance(by_name, NoSoftware)
    with pytest.raises(CameraTrouble, match="no_camera_software"):
        by_name.frames()
    by_name.close()


@pytest.mark.parametrize("has_qt", [True, False], ids=["with Qt", "without"])
def test_an_address_is_opencvs(
    qapp: QCoreApplication,
    has_qt: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    source = open_camera("rtsp://127.0.0.1:1/none", CameraList(list) if has_qt else None)

    assert isinstance(source, VideoDevice)


def test_a_folder_is_looked_up_by_whoever_asks_for_its_frames(tmp_path: Path) -> None:
    later = tmp_path / "a share that is not there yet"
    source = open_camera(str(later), None)

    later.mkdir()
    written(later / "grey.png", np.full((90, 160), 100, np.uint8))

    assert [frame.pixels[0] for frame in source.frames()] == [100] * PICTURE_FRAMES
    source.close()


def test_a_share_that_does_not_answer_keeps_nobody_who_opens_or_closes_it() -> None:
    answers, asked = threading.Event(), threading.Event()
    made: list[PictureFolder] = []

    def make() -> PictureFolder:
        asked.set()
        assert answers.wait(WAIT_MS / 1000)
        made.append(PictureFolder(Path("nowhere")))
        return made[0]

    source = LateFrames(make)
    looks: list[GreyFrame] = []
    thread = threading.Thread(target=lambda: looks.extend(source.frames()))
    thread.start()
    assert asked.wait(WAIT_MS / 1000)
    source.close()
    answers.set()
    thread.join(WAIT_MS / 1000)

    assert not thread.is_alive()
    assert (len(made), looks) == (1, [])


def test_a_file_that_is_no_video_says_so(tmp_path: Path) -> None:
    source = open_camera(str(tmp_path / "cards.avi"), None)

    with pytest.raises(CameraTrouble, match="cannot_open"):
        next(iter(source.frames()))


def test_an_address_where_nobody_answers_says_so() -> None:
    source = open_camera("rtsp://127.0.0.1:1/none", None)

    with pytest.raises(CameraTrouble, match="cannot_open") as raised:
        next(source.frames())

    assert raised.value.may_pass
