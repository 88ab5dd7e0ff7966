# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One camera at a time: the next opens when the one before has been let go, and nobody waits."""

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.scan import Scan
from pos_loyalty.scanner.camera import CameraTrouble
from pos_loyalty.scanner.camera_post import CameraPost
from pos_loyalty.scanner.decoding import GreyFrame
from tests.patience import WAIT_MS
from tests.scanner.lens import GreyDecoder
from tests.scanner.pictures import frame_of


class Source:
    """Implements ``FrameSource``: an even grey, about 100 times a second."""

    def __init__(self, name: str, diary: list[str], frames: int) -> None:
        self.name = name
        self._diary = diary
        self._count = frames
        self._closing = threading.Event()

    def frames(self) -> Iterator[GreyFrame]:
        self._diary.append(f"open {self.name}")
        if self.name == "device:broken":
            raise CameraTrouble("in_use", may_pass=True)
        grey = int(self.name.rpartition(":")[2])
        for _ in range(self._count):
            if self._closing.wait(0.01):
                break
            yield frame_of(np.full((10, 10), grey, np.uint8))
        self._diary.append(f"let go {self.name}")

    def close(self) -> None:
        self._closing.set()


class Stand:
    """A post, what it opened, and what it told."""

    def __init__(self) -> None:
        self.diary: list[str] = []
        self.answers: list[Callable[[bool], None]] = []
        self.frames = 10_000
        self.is_permitted: bool | None = True
        self.post = CameraPost(self.open_, self.ask, make_decoder=GreyDecoder, region_percent=50)
        self.scans: list[Scan] = []
        self.troubles: list[str] = []
        self.post.code_scanned.connect(self.scans.append)
        self.post.trouble.connect(self.troubles.append)

    def open_(self, camera: str) -> Source:
        return Source(camera, self.diary, self.frames)

    def ask(self, then: Callable[[bool], None]) -> None:
        if self.is_permitted is None:
            self.answers.append(then)
        else:
            then(self.is_permitted)

    def texts(self) -> list[str]:
        return [scan.text for scan in self.scans]


@pytest.fixture
def stand(qapp: QCoreApplication) -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.post.close()


def test_nothing_is_opened_until_a_camera_is_chosen(stand: Stand) -> None:
    stand.post.choose("")

    assert stand.diary == []
    assert stand.troubles == []


def test_the_chosen_camera_reads_and_is_seen(qtbot: QtBot, stand: Stand) -> None:
    stand.post.choose("device:7")
    qtbot.waitUntil(lambda: stand.texts() == ["7"], timeout=WAIT_MS)

    seen = stand.post.preview.newest()

    assert seen is not None
    assert (seen.width, seen.pixels[0]) == (10, 7)


def test_another_camera_opens_when_the_one_before_is_let_go(qtbot: QtBot, stand: Stand) -> None:
    stand.post.choose("device:7")
    qtbot.waitUntil(lambda: bool(stand.scans), timeout=WAIT_MS)

    stand.post.choose("device:8")
    qtbot.waitUntil(lambda: stand.texts() == ["7", "8"], timeout=WAIT_MS)

    assert stand.diary == ["open device:7", "let go device:7", "open device:8"]


def test_no_camera_shows_nothing(qtbot: QtBot, stand: Stand) -> None:
    stand.post.choose("device:7")
    qtbot.waitUntil(lambda: bool(stand.scans), timeout=WAIT_MS)

    stand.post.choose("")

    qtbot.waitUntil(lambda: stand.post.preview.newest() is None, timeout=WAIT_MS)


def test_a_pause_lets_the_camera_go_and_its_end_brings_it_back(qtbot: QtBot, stand: Stand) -> None:
    stand.post.choose("device:7")
    qtbot.waitUntil(lambda: bool(stand.scans), timeout=WAIT_MS)

    stand.post.pause()
    qtbot.waitUntil(lambda: len(stand.diary) == 2, timeout=WAIT_MS)
    stand.post.resume()

    qtbot.waitUntil(lambda: len(stand.diary) == 3, timeout=WAIT_MS)
    assert stand.diary == ["open device:7", "let go device:7", "open device:7"]
    assert stand.troubles == []


def test_a_pause_that_is_over_before_the_camera_was_let_go_opens_it_again(
    qtbot: QtBot, stand: Stand
) -> None:
    stand.post.choose("device:7")
    qtbot.waitUntil(lambda: bool(stand.scans), timeout=WAIT_MS)

    stand.post.pause()
    stand.post.resume()

    qtbot.waitUntil(lambda: len(stand.diary) == 3, timeout=WAIT_MS)


def test_a_camera_that_is_chosen_during_a_pause_waits_for_its_end(
    qtbot: QtBot, stand: Stand
) -> None:
    stand.post.pause()
    stand.post.choose("device:7")
    before = list(stand.diary)

    stand.post.resume()

    qtbot.waitUntil(lambda: stand.diary == ["open device:7"], timeout=WAIT_MS)
    assert before == []


def test_trouble_is_told_and_taken_back_with_the_choice(qtbot: QtBot, stand: Stand) -> None:
    stand.post.choose("device:broken")
    qtbot.waitUntil(lambda: stand.troubles == ["in_use"], timeout=WAIT_MS)

    stand.post.choose("")

    assert stand.troubles == ["in_use", ""]


def test_a_camera_that_is_plugged_in_is_tried_at_once(qtbot: QtBot, stand: Stand) -> None:
    stand.post.choose("device:broken")
    qtbot.waitUntil(lambda: stand.troubles == ["in_use"], timeout=WAIT_MS)

    stand.post.try_now()

    qtbot.waitUntil(lambda: len(stand.diary) == 2, timeout=WAIT_MS)  # else after 5 s


def test_a_camera_that_is_refused_is_not_opened_and_that_is_said(stand: Stand) -> None:
    stand.is_permitted = False

    stand.post.choose("device:7")

    assert stand.troubles == ["not_permitted"]
    assert stand.diary == []


def test_an_answer_that_comes_too_late_opens_nothing(stand: Stand) -> None:
    stand.is_permitted = None
    stand.post.choose("device:7")
    stand.post.choose("")

    stand.answers[0](True)

    assert stand.diary == []
    assert stand.troubles == []


def test_a_file_needs_no_permission_and_is_not_begun_again(qtbot: QtBot, stand: Stand) -> None:
    stand.is_permitted = False
    stand.frames = 3

    stand.post.choose("7")
    stand.post.choose("film:7")
    qtbot.waitUntil(lambda: stand.diary[-1:] == ["let go film:7"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: stand.post.preview.newest() is None, timeout=WAIT_MS)
    QCoreApplication.processEvents()

    assert stand.diary == ["open film:7", "let go film:7"]
    assert stand.troubles == ["not_permitted", ""]


def test_no_step_keeps_the_window_waiting(qtbot: QtBot, stand: Stand) -> None:
    steps = [
        lambda: stand.post.choose("device:7"),
        lambda: stand.post.choose("device:8"),
        stand.post.pause,
        stand.post.resume,
        stand.post.try_now,
    ]
    took = []

    for step in steps:
        began = time.thread_time()
        step()
        took.append(time.thread_time() - began)
        qtbot.wait(20)

    assert max(took) < 0.05
