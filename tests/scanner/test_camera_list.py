# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cameras are known by their names, and found again by what the system calls them."""

from typing import NamedTuple, cast

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QObject
from PySide6.QtMultimedia import QCameraDevice, QMediaDevices
from pytestqt.qtbot import QtBot

from pos_loyalty.scanner.camera_list import CameraList, is_device, shown_name, system_cameras


class Plugged(NamedTuple):
    """Stands for a ``QCameraDevice``, which only Qt can make."""

    address: str
    maker: str

    def id(self) -> QByteArray:
        return QByteArray(self.address.encode())

    def description(self) -> str:
        return self.maker


class Desk:
    """Where cameras are plugged in."""

    def __init__(self, *cameras: Plugged) -> None:
        self.cameras = list(cameras)

    def look(self) -> list[QCameraDevice]:
        return cast("list[QCameraDevice]", self.cameras)


ONE, OTHER = Plugged("/dev/video0", "Webcam C270"), Plugged("/dev/video2", "Webcam C270")
NAMELESS = Plugged("usb-7", " ")


@pytest.fixture
def desk() -> Desk:
    return Desk(ONE, OTHER, NAMELESS)


@pytest.fixture
def cameras(desk: Desk, qapp: QCoreApplication) -> CameraList:
    return CameraList(desk.look)


def test_cameras_of_one_name_are_told_apart_and_none_is_without_a_name(
    cameras: CameraList,
) -> None:
    assert [name.name for name in cameras.names()] == [
        "Webcam C270",
        "Webcam C270 (2)",
        "device:usb-7",
    ]


def test_a_camera_is_found_by_its_key_and_by_its_number(cameras: CameraList) -> None:
    found = [cameras.find(text) for text in ("device:/dev/video2", "0", "1", "3", "device:gone")]

    assert found == [OTHER, ONE, OTHER, None, None]


def test_a_camera_that_comes_or_goes_is_told(qtbot: QtBot, cameras: CameraList, desk: Desk) -> None:
    desk.cameras.remove(ONE)

    with qtbot.waitSignal(cameras.changed):
        cameras.look_again()

    assert cameras.find("device:/dev/video0") is None
    assert [name.key for name in cameras.names()] == ["device:/dev/video2", "device:usb-7"]


def test_what_is_chosen_stands_in_the_list_even_if_it_is_not_there(cameras: CameraList) -> None:
    gone, film = cameras.choices("device:gone"), cameras.choices("/films/cards.avi")

    assert gone[-1] == ("device:gone", "")
    assert film[-1] == ("/films/cards.avi", "cards.avi")
    assert len(gone) == len(film) == 4


@pytest.mark.parametrize("chosen", ["", "1", "device:/dev/video2"])
def test_what_is_there_stands_in_the_list_once(cameras: CameraList, chosen: str) -> None:
    assert cameras.choices(chosen) == cameras.names()


def test_a_number_means_the_camera_that_has_it_now(cameras: CameraList) -> None:
    keys = [cameras.key_of(text) for text in ("1", "9", "film.avi")]

    assert keys == ["device:/dev/video2", "9", "film.avi"]


@pytest.mark.parametrize(
    ("camera", "shown"),
    [
        ("0", ""),
        ("device:/dev/video0", ""),
        ("/films/cards.avi", "cards.avi"),
        ("C:\\films\\cards\\", "cards"),
        ("rtsp://till:secret@10.0.0.7:554/stream?token=hidden", "rtsp://10.0.0.7:554"),
        ("http://10.0.0.7", "http://10.0.0.7"),
    ],
)
def test_an_address_is_shown_without_its_password(camera: str, shown: str) -> None:
    assert shown_name(camera) == shown


def test_devices_are_told_from_files_and_addresses() -> None:
    kinds = [is_device(text) for text in ("0", "device:x", "film.avi", "rtsp://x", "")]

    assert kinds == [True, True, False, False, False]


def test_this_machine_is_asked_and_listened_to(qtbot: QtBot, qapp: QCoreApplication) -> None:
    owner = QObject()
    cameras = system_cameras(owner)
    (devices,) = owner.findChildren(QMediaDevices)

    with qtbot.waitSignal(cameras.changed):
        devices.videoInputsChanged.emit()

    assert len(cameras.names()) == len(QMediaDevices.videoInputs())
