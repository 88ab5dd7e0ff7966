# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is held before the camera, the window goes on, and the next card is read.

The default is a short run; ``--hostile-frames 1000`` (or 50000) is the long one.
"""

import io
import itertools
import logging
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.app import Till
from pos_loyalty.demo.made_shop import DAY, SETTINGS, make_store
from pos_loyalty.demo.photograph import printed_code
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.places import find_places
from pos_loyalty.scanner.camera import FrameSource, PictureFolder, grey_frame
from pos_loyalty.scanner.decoding import GreyFrame
from tests.patience import WAIT_MS
from tests.scanner.gui_pulse import GuiPulse
from tests.scanner.hostile_frames import draw_codes, hostile_frames

WORKED_SECONDS_MAX = 0.1
HELD_SECONDS_MAX = 0.4
"""Less than the till waits for a decoder that hangs: its window must not wait along."""

FIRST_LOOKS = 5
FRAMES_BETWEEN_CARDS = 10
FRAME_MS_MAX = 1_000

OpenTill = Callable[[FrameSource], Till]


class Reel:
    """Implements ``FrameSource``: a card, hostile frames and it again, and then another card."""

    def __init__(self, frames: Iterable[GreyFrame], card: str, last_card: str) -> None:
        self.shown = 0
        self._frames = frames
        self._card, self._last = picture_of_card(card), picture_of_card(last_card)
        self._is_closed = threading.Event()

    def frames(self) -> Iterator[GreyFrame]:
        yield from itertools.repeat(self._card, FIRST_LOOKS)
        for frame in self._frames:
            if self._is_closed.is_set():
                return
            yield frame
            self.shown += 1
            if self.shown % FRAMES_BETWEEN_CARDS == 0:
                yield self._card
        while not self._is_closed.wait(0.03):
            yield self._last

    def close(self) -> None:
        self._is_closed.set()


def picture_of_card(number: str) -> GreyFrame:
    return grey_frame(printed_code(number, Symbology.QR_CODE, module_pixels=6))


@pytest.fixture
def cards(tmp_path: Path) -> list[str]:
    return [made.member.card_number for made in make_store(tmp_path, 2, DAY)]


@pytest.fixture
def open_till(tmp_path: Path, qapp: QApplication) -> Iterator[OpenTill]:
    tills: list[Till] = []

    def opened(frames: FrameSource) -> Till:
        opening = lambda: open_store(tmp_path, keyring=None)  # noqa: E731 - said once
        till = Till(SHOP, SETTINGS, find_places(tmp_path), open_store=opening)
        tills.append(till)
        till.look_through(frames)
        till.start()
        return till

    yield opened
    for till in tills:
        till.close()
        till.deleteLater()


def shows(till: Till, card: str) -> bool:
    member = till.view_model.state.value.member if till.is_loaded else None
    return member is not None and member.card_number == card


@pytest.mark.timeout(0)  # as many frames as were asked for; each wait below has its bound
def test_hostile_frames_stop_neither_the_window_nor_the_next_card(
    qtbot: QtBot,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    open_till: OpenTill,
    cards: list[str],
) -> None:
    count = request.config.getoption("--hostile-frames")
    reel = Reel(hostile_frames(count), *cards)
    draw_codes()
    with caplog.at_level(logging.ERROR):
        till = open_till(reel)
        qtbot.waitUntil(lambda: shows(till, cards[0]), timeout=WAIT_MS)
        pulse = GuiPulse(till)

        qtbot.waitUntil(lambda: shows(till, cards[1]), timeout=WAIT_MS + count * FRAME_MS_MAX)

    assert reel.shown == count
    assert pulse.worked_seconds < WORKED_SECONDS_MAX
    assert pulse.held_seconds < HELD_SECONDS_MAX
    assert not caplog.records


def test_control_a_window_that_is_kept_busy_is_noticed(qtbot: QtBot) -> None:
    pulse = GuiPulse()

    def keep_busy() -> None:
        began = time.thread_time()
        while time.thread_time() - began < 4 * WORKED_SECONDS_MAX:
            pass

    often = QTimer(pulse)
    often.timeout.connect(keep_busy)
    often.start(30)

    qtbot.waitUntil(lambda: pulse.worked_seconds >= WORKED_SECONDS_MAX, timeout=WAIT_MS)


def test_control_a_window_that_waits_for_another_thread_is_noticed(qtbot: QtBot) -> None:
    pulse = GuiPulse()
    never = threading.Event()

    QTimer.singleShot(30, lambda: never.wait(4 * HELD_SECONDS_MAX))

    qtbot.waitUntil(lambda: pulse.held_seconds >= HELD_SECONDS_MAX, timeout=WAIT_MS)


def test_hostile_files_before_the_camera_are_passed_over_and_the_card_among_them_is_read(
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    open_till: OpenTill,
    cards: list[str],
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, content in enumerate(hostile_files()):
        suffix = (".png", ".jpg", ".bmp", ".webp")[number % 4]
        (folder / f"{number:03}{suffix}").write_bytes(content)
    Image.fromarray(printed_code(cards[0], Symbology.QR_CODE)).save(folder / "zz.png")

    with caplog.at_level(logging.ERROR):
        till = open_till(PictureFolder(folder))
        qtbot.waitUntil(lambda: shows(till, cards[0]), timeout=WAIT_MS)

    assert not caplog.records


def hostile_files() -> Iterator[bytes]:
    """Yield torn pictures, bombs, and what only looks like a picture."""
    yield from (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM" + b"\xff" * 60, b"P5 9 9 255\n")
    yield _png(60_000, 60_000, zlib.compress(bytes(10_000)))
    yield _png(2**31 - 1, 1, b"")
    yield _png(8, 8, zlib.compress(bytes(200_000_000), 9))  # a bomb: far more than its size says
    yield _png(0, 0, b"")
    for form, cut in itertools.product(("PNG", "JPEG", "BMP", "WEBP", "GIF"), (2, 3, 10)):
        whole = io.BytesIO()
        Image.effect_noise((64, 64), 90).save(whole, form)
        content = whole.getvalue()
        yield content[: len(content) // cut]
        yield content[:20] + b"\xff" * 16 + content[36:]


def _png(width: int, height: int, packed: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
