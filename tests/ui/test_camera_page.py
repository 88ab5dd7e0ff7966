# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The camera's page shows what it sees, in time, and keeps nobody waiting."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.preview import Preview
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.specimen_camera import Still, StillCamera
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.theme import TEXT_SCALES
from pos_loyalty.ui.view_models.camera import PreviewPort
from pos_loyalty.ui.view_models.form_states import CameraForm
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.widgets.camera_preview import CameraPreview
from pos_loyalty.ui.widgets.keys_panel import KeysPanel
from pos_loyalty.ui.windows.till import TillWindow
from tests.patience import WAIT_MS
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import cut_words

STALL_SECONDS_MAX = 0.1
DARK, LIGHT = 30, 220


def half_dark(width: int = 64, height: int = 36) -> Still:
    """Return a picture that is dark on the left and light on the right."""
    half = width // 2
    return Still(width, height, (bytes([DARK]) * half + bytes([LIGHT]) * half) * height)


def preview_of(window: TillWindow) -> CameraPreview:
    return window.findChildren(CameraPreview)[0]


def words_of(window: TillWindow, name: str) -> str:
    (label,) = window.findChildren(QLabel, name)
    return label.text() if label.isVisible() else ""


def grey_at(picture: QImage, x_share: float, y_share: float = 0.5) -> int:
    x, y = int(picture.width() * x_share), int(picture.height() * y_share)
    return QColor(picture.pixel(x, y)).red()


@pytest.fixture
def camera(till: TillViewModel) -> StillCamera:
    camera = StillCamera()
    till.camera.attach(camera, is_mirrored=False, region_percent=100)
    return camera


def show(till: TillViewModel, name: str = "camera", form: CameraForm | None = None) -> None:
    state = specimens()[name]
    till.state.set(replace(state, camera=form or state.camera))
    settle()


def form_of(name: str) -> CameraForm:
    return specimens()[name].camera


def test_the_picture_is_drawn_as_it_is_or_as_in_a_mirror(
    till: TillViewModel, till_window: TillWindow, camera: StillCamera
) -> None:
    camera.picture = half_dark()
    show(till)
    as_it_is = preview_of(till_window).grab().toImage()

    show(till, form=replace(form_of("camera"), is_mirrored=True))
    mirrored = preview_of(till_window).grab().toImage()

    assert (grey_at(as_it_is, 0.05), grey_at(as_it_is, 0.95)) == (DARK, LIGHT)
    assert (grey_at(mirrored, 0.05), grey_at(mirrored, 0.95)) == (LIGHT, DARK)


def test_the_aiming_frame_stands_around_what_is_read(
    till: TillViewModel, till_window: TillWindow, camera: StillCamera
) -> None:
    camera.picture = Still(64, 36, bytes([DARK]) * 64 * 36)
    show(till, form=replace(form_of("camera"), region_percent=50))
    picture = preview_of(till_window).grab().toImage()

    middle = picture.height() // 2
    height = picture.width() * 36 / 64
    top = int(middle - height / 4)
    row = [QColor(picture.pixel(x, top)).red() for x in range(picture.width())]

    bright = [x for x, grey in enumerate(row) if grey > LIGHT]
    assert min(bright) == pytest.approx(picture.width() / 4, abs=3)
    assert max(bright) == pytest.approx(picture.width() * 3 / 4, abs=3)


def test_without_a_picture_words_say_why_and_what_to_do(
    till: TillViewModel, till_window: TillWindow, camera: StillCamera
) -> None:
    said = {}
    for name in ("camera", "camera-unplugged", "camera-none"):
        show(till, name, replace(form_of(name), last_read=""))
        said[name] = words_of(till_window, "previewWords")
    camera.picture = half_dark()
    show(till)

    assert "being opened" in said["camera"]
    assert "Plug it in again" in said["camera-unplugged"]
    assert "No camera was found" in said["camera-none"]
    assert words_of(till_window, "previewWords") == ""
    assert "5676" in words_of(till_window, "cameraRead")


def test_a_camera_is_chosen_by_its_name(
    till: TillViewModel, till_window: TillWindow, camera: StillCamera
) -> None:
    show(till)
    button = till_window.findChildren(QPushButton, "camera_2")[-1]

    button.click()

    assert button.accessibleName() == "Integrated Camera"
    assert till.state.value.camera.chosen == "device:/dev/video2"
    settle()
    chosen = till_window.findChildren(QPushButton, "camera_2")[-1]
    assert chosen.accessibleName() == "Integrated Camera, chosen"


def test_the_mirror_is_a_button(
    till: TillViewModel, till_window: TillWindow, camera: StillCamera
) -> None:
    show(till)
    (mirror,) = till_window.findChildren(QPushButton, "mirrorCamera")

    mirror.click()

    assert till.state.value.camera.is_mirrored


def test_a_finger_finds_the_page_in_the_list_of_keys(
    till: TillViewModel, till_window: TillWindow, camera: StillCamera
) -> None:
    till_window.toggle_keys()
    (button,) = till_window.findChildren(QPushButton, "openCamera")

    button.click()

    assert till.state.value.screen is Screen.CAMERA
    assert not button.isVisible()


@pytest.mark.parametrize("steps", range(len(TEXT_SCALES)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_keys_has_room_in_the_smallest_window(
    till: TillViewModel,
    till_window: TillWindow,
    appearance: Appearance,
    steps: int,
    language: str,
) -> None:
    for _ in range(steps):
        appearance.switch_text_scale()
    till.choose_language(language)

    till_window.toggle_keys()
    settle()

    (panel,) = till_window.findChildren(KeysPanel)
    assert till_window.rect().contains(panel.geometry())
    assert cut_words(panel) == []


def test_nobody_is_looked_at_while_another_page_is_shown(
    qtbot: QtBot, till: TillViewModel, till_window: TillWindow
) -> None:
    eye = Preview()
    till.camera.attach(_Through(eye), is_mirrored=False, region_percent=100)
    show(till)
    eye.show(GreyFrame(2, 2, b"abcd"))
    qtbot.waitUntil(lambda: eye.show(GreyFrame(2, 2, b"abcd")), timeout=WAIT_MS)

    show(till, "ready")
    eye.show(None)
    qtbot.wait(200)

    assert not eye.show(GreyFrame(2, 2, b"abcd"))


class _Through(StillCamera):
    """A port whose preview another thread fills."""

    def __init__(self, eye: PreviewPort) -> None:
        super().__init__()
        self._eye = eye

    @property
    def preview(self) -> PreviewPort:
        return self._eye


@pytest.fixture
def feeding() -> Iterator[Preview]:
    """Show a new frame of a camera's full size 30 times a second."""
    eye, stopping = Preview(), threading.Event()
    frames = [GreyFrame(1280, 720, bytes([grey]) * (1280 * 720)) for grey in (DARK, LIGHT)]

    def feed() -> None:
        turn = 0
        while not stopping.wait(1 / 30):
            eye.show(frames[turn := (turn + 1) % 2])

    feeder = threading.Thread(target=feed)
    feeder.start()
    yield eye
    stopping.set()
    feeder.join()


def longest_turn(qtbot: QtBot, seconds: float, busy_seconds: float = 0.0) -> float:
    """Return the most processor time that the GUI thread took between two looks at the clock."""
    turns: list[float] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(time.thread_time()))
    timer.start()
    QTimer.singleShot(50, lambda: _work(busy_seconds))
    qtbot.wait(int(seconds * 1000))
    timer.stop()
    return max(after - before for before, after in pairwise(turns))


def _work(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_frames_at_30_a_second_never_stall_the_window(
    qtbot: QtBot, till: TillViewModel, till_window: TillWindow, feeding: Preview
) -> None:
    till.camera.attach(_Through(feeding), is_mirrored=True, region_percent=80)
    show(till)
    shown_at(till_window, QSize(1920, 1080))

    assert longest_turn(qtbot, 1.0) < STALL_SECONDS_MAX


def test_control_a_window_that_works_too_long_is_noticed(qtbot: QtBot) -> None:
    assert longest_turn(qtbot, 0.4, busy_seconds=0.15) > STALL_SECONDS_MAX
