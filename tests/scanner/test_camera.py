# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Frames come from a device, a video, a folder or a feed; they end when they are told to."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pos_loyalty.demo.photograph import empty_desk
from pos_loyalty.scanner.camera import (
    PICTURE_FRAMES,
    CameraTrouble,
    FrameFeed,
    PictureFolder,
    VideoDevice,
    VideoFile,
    open_frames,
)
from tests.scanner.lens import WAIT_SECONDS, Lens
from tests.scanner.pictures import frame_of, written


def grey_of(pixels: bytes) -> int:
    return pixels[0]


@pytest.fixture
def lens() -> Lens:
    return Lens()


@pytest.fixture
def device(lens: Lens) -> Iterator[VideoDevice]:
    device = VideoDevice(lambda: lens)
    yield device
    device.close()
    lens.unplug()


def test_a_slow_reader_gets_the_newest_frame_and_never_a_queue(
    lens: Lens, device: VideoDevice
) -> None:
    frames = device.frames()
    starts = threading.Thread(target=lens.shoot, args=(10,))
    starts.start()
    first = next(frames)
    starts.join(WAIT_SECONDS)

    lens.shoot(*range(11, 60))
    newest = next(frames)

    assert grey_of(first.pixels) == 10
    assert grey_of(newest.pixels) == 59


def test_a_frame_is_given_once(lens: Lens, device: VideoDevice) -> None:
    seen: list[int] = []
    frames = device.frames()
    reader = threading.Thread(target=lambda: seen.extend(grey_of(frame.pixels) for frame in frames))
    reader.start()

    lens.shoot(10, 20)
    device.close()
    lens.unplug()
    reader.join(WAIT_SECONDS)

    assert sorted(set(seen)) == seen
    assert set(seen) <= {10, 20}


def test_a_camera_that_is_unplugged_says_so(lens: Lens, device: VideoDevice) -> None:
    lens.unplug()

    with pytest.raises(CameraTrouble, match="unplugged"):
        next(device.frames())


def test_no_camera_at_all_says_so() -> None:
    lens = Lens(is_there=False)

    with pytest.raises(CameraTrouble, match="cannot_open"):
        next(VideoDevice(lambda: lens).frames())

    assert lens.is_released.wait(WAIT_SECONDS)


def test_a_closed_camera_is_released(lens: Lens, device: VideoDevice) -> None:
    lens.unplug()
    with pytest.raises(CameraTrouble):
        list(device.frames())

    device.close()

    assert lens.is_released.wait(WAIT_SECONDS)


def test_a_device_that_this_machine_has_not_says_so() -> None:
    frames = open_frames("97").frames()

    with pytest.raises(CameraTrouble, match="cannot_open"):
        next(frames)


@pytest.mark.parametrize("name", ["nothing.avi", "text.avi"])
def test_a_file_that_is_no_video_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.avi").write_text("not a video", encoding="utf-8")

    with pytest.raises(CameraTrouble, match="cannot_open"):
        next(open_frames(str(tmp_path / name)).frames())


def test_a_folder_that_went_away_says_so(tmp_path: Path) -> None:
    with pytest.raises(CameraTrouble, match="cannot_open"):
        next(PictureFolder(tmp_path / "gone").frames())


def test_a_setting_names_a_device_an_address_a_folder_or_a_video(tmp_path: Path) -> None:
    texts = ("0", "rtsp://camera.example/1", str(tmp_path), str(tmp_path / "x.avi"))

    kinds = [type(open_frames(text)) for text in texts]

    assert kinds == [VideoDevice, VideoDevice, PictureFolder, VideoFile]


def test_the_pictures_of_a_folder_come_by_name_and_other_files_are_passed_over(
    tmp_path: Path,
) -> None:
    for name, grey in (("b.png", 20), ("a.PNG", 10), ("c.jpg", 30)):
        written(tmp_path / name, np.full((32, 32), grey, np.uint8))
    (tmp_path / "aa.png").write_text("not a picture", encoding="utf-8")
    (tmp_path / "notes.txt").touch()

    greys = [grey_of(frame.pixels) for frame in open_frames(str(tmp_path)).frames()]

    assert greys == [grey for grey in (10, 20, 30) for _ in range(PICTURE_FRAMES)]


def test_a_closed_folder_shows_no_more_pictures(tmp_path: Path) -> None:
    for grey in (10, 20, 30):
        written(tmp_path / f"{grey}.png", np.full((32, 32), grey, np.uint8))
    source = PictureFolder(tmp_path)
    frames = source.frames()
    next(frames)

    source.close()

    assert {grey_of(frame.pixels) for frame in frames} == {10}


def test_a_feed_holds_a_frame_before_the_lens_until_it_is_replaced() -> None:
    feed = FrameFeed()
    frames = feed.frames()
    one, other = frame_of(empty_desk(seed=1)), frame_of(empty_desk(seed=2))

    feed.show(one)
    held = [next(frames), next(frames)]
    feed.show(other)
    after = next(frames)

    assert held == [one, one]
    assert after is other


def test_closing_ends_a_feed_that_waits_for_a_frame() -> None:
    feed = FrameFeed()
    reader = threading.Thread(target=lambda: list(feed.frames()))
    reader.start()

    feed.close()
    reader.join(WAIT_SECONDS)

    assert not reader.is_alive()


def test_closing_ends_a_device_that_waits_for_a_frame_even_if_the_camera_hangs(
    lens: Lens, device: VideoDevice
) -> None:
    reader = threading.Thread(target=lambda: list(device.frames()))
    reader.start()

    device.close()
    reader.join(WAIT_SECONDS / 2)  # the camera hangs for longer

    assert not reader.is_alive()
