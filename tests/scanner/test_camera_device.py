# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards that pass before a camera arrive on the GUI thread, each once, in order, none invented."""

import itertools
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.demo.photograph import (
    FRAME_HEIGHT,
    FRAME_WIDTH,
    Degradation,
    GreyPixels,
    card_face,
    empty_desk,
    photograph,
    printed_code,
)
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.camera import FrameFeed, FrameSource, VideoDevice, open_frames
from pos_loyalty.scanner.camera_device import IDLE_PAUSE_SECONDS, CameraDevice
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading
from pos_loyalty.scanner.preview import Preview
from tests.patience import WAIT_MS
from tests.scanner.lens import GreyDecoder, Lens
from tests.scanner.pictures import frame_of, written

NUMBERS = ("480212345678901234", "550000000000000055", "123456789012345632")
ASLANT = Degradation(perspective=0.03, rotation_degrees=5, noise=6)

OpenCamera = Callable[..., CameraDevice]


@pytest.fixture
def open_camera(qapp: QCoreApplication) -> Iterator[OpenCamera]:
    cameras: list[CameraDevice] = []

    def open_(
        source: FrameSource,
        *,
        make_decoder: Callable[[], Decoder] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        retry_seconds: float = 60,
        preview: Preview | None = None,
    ) -> CameraDevice:
        camera = CameraDevice(
            source,
            make_decoder=make_decoder,
            monotonic=monotonic,
            retry_seconds=retry_seconds,
            preview=preview,
        )
        cameras.append(camera)
        return camera

    yield open_
    for camera in cameras:
        camera.stop()


def scans_of(camera: CameraDevice) -> list[Scan]:
    scans: list[Scan] = []
    camera.code_scanned.connect(scans.append)
    return scans


def troubles_of(camera: CameraDevice) -> list[str]:
    troubles: list[str] = []
    camera.trouble.connect(troubles.append)
    return troubles


def grey(value: int) -> GreyFrame:
    return frame_of(np.full((8, 8), value, np.uint8))


def film(path: Path, pictures: list[GreyPixels]) -> Path:
    size = (FRAME_WIDTH, FRAME_HEIGHT)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, size)
    for picture in pictures:
        writer.write(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    writer.release()
    return path


def test_the_cards_of_a_video_are_each_told_once_and_in_order(
    qtbot: QtBot, open_camera: OpenCamera, tmp_path: Path
) -> None:
    pictures = [empty_desk(seed=0)]
    for place, number in enumerate(NUMBERS):
        print_ = printed_code(number, Symbology.QR_CODE)
        pictures += [photograph(print_, how=ASLANT, seed=10 * place + n) for n in range(3)]
        pictures.append(empty_desk(seed=place))
    camera = open_camera(open_frames(str(film(tmp_path / "cards.avi", pictures))))
    scans = scans_of(camera)

    camera.start()
    qtbot.waitUntil(lambda: len(scans) >= len(NUMBERS), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not is_looking(), timeout=WAIT_MS)
    QCoreApplication.processEvents()

    assert scans == [Scan(number, Symbology.QR_CODE, ScanSource.CAMERA) for number in NUMBERS]


def test_the_cards_of_a_folder_are_each_told_once_and_in_order(
    qtbot: QtBot, open_camera: OpenCamera, tmp_path: Path
) -> None:
    written(tmp_path / "0.png", empty_desk(seed=0))
    for place, number in enumerate(NUMBERS[:2]):
        face = photograph(card_face(number), how=Degradation(width_pixels=900), seed=place)
        written(tmp_path / f"{place + 1}.jpg", face)
    camera = open_camera(open_frames(str(tmp_path)))
    scans = scans_of(camera)

    camera.start()
    qtbot.waitUntil(lambda: len(scans) >= 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not is_looking(), timeout=WAIT_MS)
    QCoreApplication.processEvents()

    assert [scan.text for scan in scans] == list(NUMBERS[:2])


def test_a_card_is_told_again_when_it_comes_back(qtbot: QtBot, open_camera: OpenCamera) -> None:
    feed = FrameFeed()
    seconds = itertools.count(step=10)
    camera = open_camera(feed, make_decoder=GreyDecoder, monotonic=lambda: next(seconds))
    scans = scans_of(camera)

    def told() -> list[str]:
        return [scan.text for scan in scans]

    camera.start()
    feed.show(grey(7))
    qtbot.waitUntil(lambda: told() == ["7"], timeout=WAIT_MS)
    feed.show(grey(9))
    qtbot.waitUntil(lambda: told() == ["7", "9"], timeout=WAIT_MS)
    feed.show(grey(7))
    qtbot.waitUntil(lambda: told() == ["7", "9", "7"], timeout=WAIT_MS)


def test_bars_are_believed_at_the_second_frame(qtbot: QtBot, open_camera: OpenCamera) -> None:
    feed = FrameFeed()
    camera = open_camera(feed, make_decoder=lambda: GreyDecoder(Symbology.CODE_39))
    scans = scans_of(camera)

    camera.start()
    feed.show(grey(7))
    qtbot.waitUntil(lambda: bool(scans), timeout=WAIT_MS)

    assert scans == [Scan("7", Symbology.CODE_39, ScanSource.CAMERA)]


def test_bars_that_the_shop_does_not_expect_need_more_frames(
    qtbot: QtBot, open_camera: OpenCamera, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_loyalty.scanner.camera.PICTURE_FRAMES", 3)  # of four
    written(tmp_path / "grey.png", np.full((8, 8), 7, np.uint8))
    camera = open_camera(
        open_frames(str(tmp_path)), make_decoder=lambda: GreyDecoder(Symbology.EAN_13)
    )
    scans = scans_of(camera)
    camera.expect(lambda reading: reading.text != "7")

    camera.start()
    qtbot.waitUntil(lambda: not is_looking(), timeout=WAIT_MS)
    QCoreApplication.processEvents()

    assert scans == []


def test_listeners_are_called_on_the_gui_thread_and_decoding_is_elsewhere(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    feed = FrameFeed()
    decoded_on: list[int] = []
    told_on: list[int] = []

    def make_decoder() -> GreyDecoder:
        decoded_on.append(threading.get_ident())
        return GreyDecoder()

    camera = open_camera(feed, make_decoder=make_decoder)
    camera.code_scanned.connect(lambda _scan: told_on.append(threading.get_ident()))

    camera.start()
    feed.show(grey(7))
    qtbot.waitUntil(lambda: bool(told_on), timeout=WAIT_MS)

    assert told_on == [threading.get_ident()]
    assert decoded_on != told_on


def test_trouble_arrives_as_a_word(qtbot: QtBot, open_camera: OpenCamera, tmp_path: Path) -> None:
    camera = open_camera(open_frames(str(tmp_path / "nothing.avi")))
    troubles = troubles_of(camera)

    camera.start()
    qtbot.waitUntil(lambda: bool(troubles), timeout=WAIT_MS)

    assert troubles == ["cannot_open"]


def test_a_file_that_cannot_be_opened_is_tried_once(
    qtbot: QtBot, open_camera: OpenCamera, tmp_path: Path
) -> None:
    camera = open_camera(open_frames(str(tmp_path / "nothing.avi")))

    camera.start()

    qtbot.waitUntil(lambda: not is_looking(), timeout=WAIT_MS)


def test_a_till_without_camera_software_says_so(
    qtbot: QtBot, open_camera: OpenCamera, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cv2", None)
    monkeypatch.delitem(sys.modules, "pos_loyalty.scanner.late_cv2", raising=False)
    camera = open_camera(open_frames("0"), make_decoder=GreyDecoder)
    troubles = troubles_of(camera)

    camera.start()
    qtbot.waitUntil(lambda: bool(troubles), timeout=WAIT_MS)

    assert troubles == ["no_camera_software"]


def test_a_decoder_that_fails_is_told_and_logged(
    qtbot: QtBot, open_camera: OpenCamera, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(GreyDecoder):
        def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
            raise ArithmeticError("a fault")

    feed = FrameFeed()
    camera = open_camera(feed, make_decoder=Failing)
    troubles = troubles_of(camera)

    camera.start()
    with caplog.at_level(logging.ERROR, "pos_loyalty"):
        feed.show(grey(7))
        qtbot.waitUntil(lambda: bool(troubles), timeout=WAIT_MS)

    assert troubles == ["broken"]
    assert "ArithmeticError" in caplog.text
    assert "GreyFrame" not in caplog.text


def test_a_camera_whose_software_fails_is_told(qtbot: QtBot, open_camera: OpenCamera) -> None:
    def fail() -> Lens:
        raise ArithmeticError("a fault")

    camera = open_camera(VideoDevice(fail), make_decoder=GreyDecoder)
    troubles = troubles_of(camera)

    camera.start()
    qtbot.waitUntil(lambda: bool(troubles), timeout=WAIT_MS)

    assert troubles == ["broken"]


def test_a_camera_that_is_plugged_in_again_reads_on_and_each_change_is_told_once(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    first, again, gone = Lens(), Lens(), Lens(is_there=False)
    lenses = itertools.chain((first, gone, gone, again), itertools.repeat(gone))
    source = VideoDevice(lambda: next(lenses))
    camera = open_camera(source, make_decoder=GreyDecoder, retry_seconds=0.01)
    scans, troubles = scans_of(camera), troubles_of(camera)

    camera.start()
    first.unplug()
    qtbot.waitUntil(lambda: troubles == ["unplugged", "cannot_open"], timeout=WAIT_MS)
    again.shoot(7)
    qtbot.waitUntil(lambda: bool(scans), timeout=WAIT_MS)

    assert [scan.text for scan in scans] == ["7"]
    assert troubles == ["unplugged", "cannot_open", ""]
    again.unplug()


def test_a_camera_that_waits_for_another_try_stops_at_once(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    source = VideoDevice(lambda: Lens(is_there=False))
    camera = open_camera(source, make_decoder=GreyDecoder, retry_seconds=60)
    troubles = troubles_of(camera)
    camera.start()
    qtbot.waitUntil(lambda: bool(troubles), timeout=WAIT_MS)

    camera.stop()

    assert not is_looking()


def test_stopping_takes_less_than_a_second_and_nothing_comes_after_it(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    feed = FrameFeed()
    read = threading.Event()

    class Telling(GreyDecoder):
        def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
            read.set()
            return super().decode(frame)

    camera = open_camera(feed, make_decoder=Telling)
    scans = scans_of(camera)
    camera.start()
    feed.show(grey(7))
    assert read.wait(10)

    started = time.perf_counter()
    camera.stop()
    took_seconds = time.perf_counter() - started
    QCoreApplication.processEvents()

    assert took_seconds < 1
    assert scans == []
    assert not is_looking()


def test_a_camera_that_was_never_started_can_be_stopped(open_camera: OpenCamera) -> None:
    camera = open_camera(FrameFeed())

    camera.stop()

    assert not is_looking()


def test_whoever_looks_through_the_camera_sees_the_frame_that_is_read(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    feed, preview = FrameFeed(), Preview()
    camera = open_camera(feed, make_decoder=GreyDecoder, preview=preview)

    camera.start()
    feed.show(seen := grey(7))
    qtbot.waitUntil(lambda: preview.newest() is seen, timeout=WAIT_MS)
    with qtbot.waitSignal(camera.stopped, timeout=WAIT_MS):
        camera.stop_soon()

    assert preview.newest() is None


def test_an_idle_camera_is_quick_while_somebody_looks_through_it(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    class Watched(Preview):
        shown_at: ClassVar[list[float]] = []

        def show(self, frame: GreyFrame | None) -> bool:
            self.newest()
            self.shown_at.append(time.monotonic())
            return super().show(frame)

    feed = FrameFeed()
    seconds = itertools.count(step=10)  # with no card in sight it is idle from the start
    camera = open_camera(
        feed, make_decoder=GreyDecoder, monotonic=lambda: next(seconds), preview=Watched()
    )

    camera.start()
    feed.show(grey(0))
    qtbot.waitUntil(lambda: len(Watched.shown_at) > 20, timeout=WAIT_MS)

    gaps = sorted(after - before for before, after in itertools.pairwise(Watched.shown_at))
    assert gaps[len(gaps) // 2] < IDLE_PAUSE_SECONDS


def test_a_camera_that_is_back_is_tried_as_soon_as_that_is_known(
    qtbot: QtBot, open_camera: OpenCamera
) -> None:
    gone, again = Lens(is_there=False), Lens()
    lenses = itertools.chain((gone, again), itertools.repeat(gone))
    source = VideoDevice(lambda: next(lenses))
    camera = open_camera(source, make_decoder=GreyDecoder, retry_seconds=60)
    scans, troubles = scans_of(camera), troubles_of(camera)
    camera.start()
    qtbot.waitUntil(lambda: troubles == ["cannot_open"], timeout=WAIT_MS)

    camera.try_now()
    again.shoot(7)

    qtbot.waitUntil(lambda: bool(scans), timeout=WAIT_MS)
    again.unplug()


def is_looking() -> bool:
    return any(thread.name == "decoder" for thread in threading.enumerate())
