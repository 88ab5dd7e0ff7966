# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every sound picture becomes a frame as a person would see it; every other one a plain word."""

import io
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pos_loyalty.scanner.images import SIDE_PIXELS_MAX, UnreadableImage, read_image
from tests.scanner.pictures import written

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "PPM")


def corner_and_middle(path: Path) -> tuple[int, int]:
    frame = read_image(path)
    return frame.pixels[0], frame.pixels[frame.width * (frame.height // 2) + frame.width // 2]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_of_file_gives_the_same_frame(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "picture"
    Image.new("L", (20, 10), 200).save(path, kind)

    frame = read_image(path)

    assert (frame.width, frame.height) == (20, 10)
    assert all(abs(pixel - 200) <= 1 for pixel in frame.pixels)


def test_a_picture_that_was_held_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn to the right
    picture = Image.new("L", (30, 10))
    picture.paste(255, (0, 0, 5, 10))
    picture.save(tmp_path / "sideways.png", exif=exif)

    frame = read_image(tmp_path / "sideways.png")

    assert (frame.width, frame.height) == (10, 30)
    assert frame.pixels[:50] == b"\xff" * 50
    assert frame.pixels[50:] == bytes(250)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_lies_on_white(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (3, 3, 6, 6))
    picture.convert(mode).save(tmp_path / "clear.png")

    assert corner_and_middle(tmp_path / "clear.png") == (255, 0)


def test_a_picture_of_sixteen_bits_keeps_its_greys(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    deep = np.full((9, 9), 50 * 256, np.uint16)
    deep[4, 4] = 200 * 256
    Image.fromarray(deep).save(path)

    assert corner_and_middle(path) == (50, 200)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "P"])
def test_white_and_black_are_so_in_every_mode(tmp_path: Path, mode: str) -> None:
    picture = Image.new("L", (9, 9), 255)
    picture.putpixel((4, 4), 0)
    path = tmp_path / ("picture.jpg" if mode == "CMYK" else "picture.png")
    picture.convert(mode).save(path, quality=100)

    corner, middle = corner_and_middle(path)

    assert corner >= 250
    assert middle <= 5


def test_a_huge_picture_is_made_smaller(tmp_path: Path) -> None:
    path = written(tmp_path / "huge.png", np.full((100, SIDE_PIXELS_MAX * 2), 77, np.uint8))

    frame = read_image(path)

    assert (frame.width, frame.height) == (SIDE_PIXELS_MAX, 50)
    assert set(frame.pixels) == {77}


def test_a_file_of_too_many_bytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.png"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)

    with pytest.raises(UnreadableImage, match="the file is too large"):
        read_image(path)


@pytest.mark.parametrize("kind", FORMATS)
def test_forged_files_give_a_frame_or_a_plain_word(tmp_path: Path, kind: str) -> None:
    sound = io.BytesIO()
    grains = np.random.default_rng(0).integers(0, 255, (20, 30, 3), np.uint8)
    Image.fromarray(grains).save(sound, kind)
    dice = random.Random(kind)
    refused = 0

    for number in range(300):
        forged = bytearray(sound.getvalue())
        for _ in range(dice.randint(1, 6)):
            forged[dice.randrange(min(len(forged), dice.choice((40, 200, 5000))))] ^= (
                1 << dice.randrange(8)
            )
        if dice.random() < 0.2:
            del forged[dice.randrange(len(forged)) :]
        path = tmp_path / str(number)
        path.write_bytes(forged)
        try:
            read_image(path)
        except UnreadableImage:
            refused += 1

    assert 0 < refused < 300
