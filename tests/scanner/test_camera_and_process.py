# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A camera whose decoder lives in a process: what the till is told when that process dies."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.scan import Scan
from pos_loyalty.scanner.camera_device import SCANS_A_FRAME_MAX, CameraDevice
from pos_loyalty.scanner.decoder_process import DecoderProcess, Patience
from pos_loyalty.scanner.decoder_wire import READINGS_MAX
from pos_loyalty.scanner.decoding import Decoder, GreyFrame
from pos_loyalty.scanner.middle import MiddleDecoder
from tests.patience import WAIT_MS
from tests.scanner.hostile_decoders import Deed, card, hostile, never_ready, not_installed, shown

WAIT_SECONDS = WAIT_MS / 1000
PATIENCE = Patience(start_seconds=WAIT_SECONDS, deaths=2, rest_seconds=0.2)

Watch = Callable[..., CameraDevice]


class Film:
    """Implements ``FrameSource``: each frame once, then the last one again and again."""

    def __init__(self, frames: Iterable[GreyFrame]) -> None:
        self._frames = list(frames)
        self._is_closed = threading.Event()

    def frames(self) -> Iterator[GreyFrame]:
        yield from self._frames
        while not self._is_closed.wait(0.01):
            yield self._frames[-1]

    def close(self) -> None:
        self._is_closed.set()


@pytest.fixture
def watch(qapp: QCoreApplication) -> Iterator[Watch]:
    cameras: list[CameraDevice] = []

    def watch(
        *frames: GreyFrame, make_decoder: Callable[[], Decoder] = hostile, percent: int = 100
    ) -> CameraDevice:
        in_process = partial(DecoderProcess, make_decoder, patience=PATIENCE)
        camera = CameraDevice(
            Film(frames), make_decoder=lambda: MiddleDecoder(in_process(), percent)
        )
        cameras.append(camera)
        return camera

    yield watch
    for camera in cameras:
        camera.stop()


def told_by(camera: CameraDevice) -> list[str]:
    told: list[str] = []

    def note_scan(scan: Scan) -> None:
        told.append(scan.text)

    camera.code_scanned.connect(note_scan)
    camera.trouble.connect(told.append)
    return told


def test_a_frame_that_kills_is_passed_over_without_a_word(qtbot: QtBot, watch: Watch) -> None:
    camera = watch(card(7), shown(Deed.ABORT), card(8))
    told = told_by(camera)

    camera.start()

    qtbot.waitUntil(lambda: len(told) >= 2, timeout=WAIT_MS)
    assert told == ["7", "8"]


def test_a_decoder_that_fails_is_told_and_so_is_that_it_works_again(
    qtbot: QtBot, watch: Watch
) -> None:
    camera = watch(shown(Deed.ABORT), shown(Deed.ABORT), card(8), percent=80)
    told = told_by(camera)

    camera.start()

    qtbot.waitUntil(lambda: "8" in told, timeout=WAIT_MS)
    assert told == ["decoder_failing", "", "8"]


def test_of_a_frame_full_of_codes_a_few_are_told_at_once(qtbot: QtBot, watch: Watch) -> None:
    camera = watch(shown(Deed.FIND_TOO_MANY), card(77))
    told = told_by(camera)

    camera.start()

    qtbot.waitUntil(lambda: "77" in told, timeout=WAIT_MS)
    assert len(told) == SCANS_A_FRAME_MAX + 1


def test_a_sheet_full_of_codes_that_stays_in_view_is_told_whole_and_once(
    qtbot: QtBot, watch: Watch
) -> None:
    camera = watch(*[shown(Deed.FIND_TOO_MANY)] * (2 * READINGS_MAX // SCANS_A_FRAME_MAX), card(77))
    told = told_by(camera)

    camera.start()

    qtbot.waitUntil(lambda: "77" in told, timeout=WAIT_MS)
    assert told == [*map(str, range(READINGS_MAX)), "77"]


def test_software_that_a_process_lacks_is_told(qtbot: QtBot, watch: Watch) -> None:
    camera = watch(card(7), make_decoder=not_installed)
    told = told_by(camera)

    camera.start()

    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told == ["no_camera_software"]


@pytest.mark.parametrize(
    ("make_decoder", "frame"),
    [(hostile, card(7)), (hostile, shown(Deed.SLEEP)), (never_ready, card(7))],
)
def test_a_camera_that_stops_leaves_no_process_and_waits_for_none(
    qtbot: QtBot, watch: Watch, make_decoder: Callable[[], Decoder], frame: GreyFrame
) -> None:
    camera = watch(frame, make_decoder=make_decoder)
    camera.start()
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=WAIT_MS)

    camera.stop()
    began = time.monotonic()
    while any(thread.name == "decoder" for thread in threading.enumerate()):
        assert time.monotonic() - began < WAIT_SECONDS

    assert not multiprocessing.active_children()
