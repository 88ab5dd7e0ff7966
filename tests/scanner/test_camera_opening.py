# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each thing that the settings may name is opened by who can open it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from pos_loyalty.scanner.camera import CameraTrouble, PictureFolder, VideoDevice, VideoFile
from pos_loyalty.scanner.camera_list import CameraList
from pos_loyalty.scanner.camera_opening import NoSoftware, open_camera
from pos_loyalty.scanner.qt_camera import QtFrames


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
def test_files_folders_and_addresses_are_opencvs(
    qapp: QCoreApplication,
    tmp_path: Path,
    has_qt: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    cameras = CameraList(list) if has_qt else None
    named = [str(tmp_path), str(tmp_path / "cards.avi"), "rtsp://127.0.0.1:1/none"]

    kinds = [type(open_camera(text, cameras)) for text in named]

    assert kinds == [PictureFolder, VideoFile, VideoDevice]


def test_an_address_where_nobody_answers_says_so() -> None:
    source = open_camera("rtsp://127.0.0.1:1/none", None)

    with pytest.raises(CameraTrouble, match="cannot_open") as raised:
        next(source.frames())

    assert raised.value.may_pass
