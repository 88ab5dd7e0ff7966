# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Frames out of Qt's own machinery: the newest wins, and what goes wrong has a name."""

import threading
from collections.abc import Iterator, Sized
from functools import partial
from itertools import count
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QSize, QUrl
from PySide6.QtMultimedia import (
    QCameraDevice,
    QMediaPlayer,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)
from pytestqt.qtbot import QtBot

from pos_loyalty.demo.photograph import Degradation, empty_desk, photograph, printed_code
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.camera import CameraTrouble
from pos_loyalty.scanner.camera_device import CameraDevice
from pos_loyalty.scanner.qt_camera import CameraShooter, CameraThread, QtFrames
from pos_loyalty.scanner.zxing import ZxingDecoder
from tests.patience import WAIT_MS

Pixel = QVideoFrameFormat.PixelFormat
NUMBER = "480212345678901234"


def shot(grey: int) -> QVideoFrame:
    frame = QVideoFrame(QVideoFrameFormat(QSize(8, 8), Pixel.Format_NV12))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    plane = memoryview(frame.bits(0))
    plane[:] = bytes([grey]) * len(plane)
    frame.unmap()
    return frame


class HandShooter:
    """Implements ``Shooter`` for a test that holds the camera itself."""

    def __init__(self) -> None:
        self.sink = QVideoSink()
        self.code = ""
        self.is_running = False

    def start(self) -> None:
        self.is_running = True

    def newest(self) -> QVideoFrame:
        return self.sink.videoFrame()

    def trouble(self) -> str:
        return self.code

    def stop(self) -> None:
        self.is_running = False


@pytest.fixture
def hand(qapp: QCoreApplication) -> HandShooter:
    return HandShooter()


@pytest.fixture
def source(hand: HandShooter) -> Iterator[QtFrames]:
    source = QtFrames(lambda: hand)
    yield source
    source.close()


def test_of_the_frames_that_came_meanwhile_the_newest_is_given(
    hand: HandShooter, source: QtFrames
) -> None:
    frames = source.frames()

    hand.sink.setVideoFrame(shot(10))
    first = next(frames)
    for grey in range(11, 60):
        hand.sink.setVideoFrame(shot(grey))
    second = next(frames)

    assert (first.pixels[0], second.pixels[0]) == (10, 59)


def test_a_frame_is_given_once_and_closing_ends_the_wait(
    hand: HandShooter, source: QtFrames
) -> None:
    hand.sink.setVideoFrame(shot(10))
    frames = source.frames()
    next(frames)
    rest: list[int] = []
    reader = threading.Thread(target=lambda: rest.extend(frame.pixels[0] for frame in frames))
    reader.start()

    source.close()
    reader.join(WAIT_MS / 1000)

    assert not reader.is_alive()
    assert rest == []
    assert not hand.is_running


@pytest.mark.parametrize("code", ["unplugged", "in_use"])
def test_trouble_ends_the_frames_and_lets_the_camera_go(
    hand: HandShooter, source: QtFrames, code: str
) -> None:
    hand.sink.setVideoFrame(shot(10))
    frames = source.frames()
    next(frames)

    hand.code = code

    with pytest.raises(CameraTrouble, match=code) as raised:
        next(frames)
    assert raised.value.may_pass
    assert not hand.is_running


def test_a_camera_that_stays_silent_is_used_by_somebody_else(hand: HandShooter) -> None:
    seconds = count()
    source = QtFrames(lambda: hand, monotonic=lambda: float(next(seconds)), silence_seconds=3)

    with pytest.raises(CameraTrouble, match="in_use"):
        next(source.frames())


def test_frames_that_cannot_be_looked_at_are_silence(hand: HandShooter) -> None:
    seconds = count()
    source = QtFrames(lambda: hand, monotonic=lambda: float(next(seconds)), silence_seconds=3)
    hand.sink.setVideoFrame(QVideoFrame(QVideoFrameFormat(QSize(64, 32), Pixel.Format_YUV420P10)))

    with pytest.raises(CameraTrouble, match="in_use"):
        next(source.frames())


def test_a_camera_that_is_not_plugged_in_is_tried_again_later() -> None:
    shooter = CameraShooter(lambda: None)

    with pytest.raises(CameraTrouble, match="no_camera") as raised:
        shooter.start()

    assert raised.value.may_pass
    assert not shooter.newest().isValid()
    assert shooter.trouble() == "unplugged"
    shooter.stop()


class PlayerShooter(HandShooter):
    """Lets Qt's player, with its own threads, play a film into the sink."""

    def __init__(self, film: Path) -> None:
        super().__init__()
        self.player = QMediaPlayer()
        self.player.setVideoSink(self.sink)
        self.player.setLoops(QMediaPlayer.Loops.Infinite)
        self.player.setSource(QUrl.fromLocalFile(str(film)))


def film_of_a_card(path: Path) -> Path:
    print_ = printed_code(NUMBER, Symbology.QR_CODE)
    pictures = [photograph(print_, how=Degradation(), seed=seed) for seed in range(3)]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (1280, 720))
    for picture in [empty_desk(seed=0), *pictures]:
        writer.write(np.dstack([picture] * 3))
    writer.release()
    return path


def test_a_card_in_a_film_that_qt_plays_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    shooter = PlayerShooter(film_of_a_card(tmp_path / "card.avi"))
    camera = CameraDevice(QtFrames(lambda: shooter), make_decoder=ZxingDecoder)
    scans: list[Scan] = []
    camera.code_scanned.connect(scans.append)

    camera.start()
    shooter.player.play()
    qtbot.waitUntil(lambda: bool(scans), timeout=WAIT_MS)
    camera.stop()
    shooter.player.stop()

    assert scans == [Scan(NUMBER, Symbology.QR_CODE, ScanSource.CAMERA)]


def has_at_least(count: int, things: Sized) -> bool:
    return len(things) >= count


def test_a_player_stops_and_plays_again_while_frames_are_taken(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shooter = PlayerShooter(film_of_a_card(tmp_path / "card.avi"))
    source = QtFrames(lambda: shooter)
    sizes: list[int] = []
    reader = threading.Thread(
        target=lambda: sizes.extend(len(frame.pixels) for frame in source.frames())
    )
    reader.start()

    for turn in range(1, 4):
        shooter.player.play()
        qtbot.waitUntil(partial(has_at_least, turn * 3, sizes), timeout=WAIT_MS)
        shooter.player.stop()
    source.close()
    reader.join(WAIT_MS / 1000)

    assert not reader.is_alive()
    assert set(sizes) == {1280 * 720}


def test_a_camera_that_gives_nothing_is_let_go_from_its_own_thread(qtbot: QtBot) -> None:
    shooter = CameraShooter(QCameraDevice)  # one that is no camera: it opens, and stays silent
    source = QtFrames(lambda: shooter, silence_seconds=0.2)

    with pytest.raises(CameraTrouble, match="in_use"):
        next(source.frames())

    assert not shooter.newest().isValid()


class Hanging(CameraThread):
    """A camera that does not close until its driver comes to its senses."""

    def __init__(self, device: QCameraDevice) -> None:
        super().__init__(device)
        self.may_end = threading.Event()

    def run(self) -> None:
        self.may_end.wait(WAIT_MS / 1000)


def test_a_camera_that_does_not_close_keeps_nobody_and_no_other_is_opened_over_it(
    qapp: QCoreApplication,
) -> None:
    threads: list[Hanging] = []

    def open_on(device: QCameraDevice) -> Hanging:
        threads.append(Hanging(device))
        return threads[-1]

    shooter = CameraShooter(QCameraDevice, open_on=open_on, closing_ms=10)
    shooter.start()
    shooter.stop()

    with pytest.raises(CameraTrouble, match="in_use") as raised:
        shooter.start()
    threads[0].may_end.set()
    threads[0].wait()
    shooter.start()
    threads[1].may_end.set()
    threads[1].wait()

    assert raised.value.may_pass
    assert len(threads) == 2
