# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty scan`` on real picture files: the right text, or none, and never another."""

import io
import json
import os
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pos_loyalty.demo.photograph import (
    Degradation,
    GreyPixels,
    card_face,
    empty_desk,
    photograph,
    printed_code,
)
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.scan_command import scan_files
from tests.scanner.pictures import CARD, DEGRADATIONS, TEXTS, picture_of, side_by_side, written

MODULE_PIXELS = 8
FAIR = Degradation()


def scan(*images: Path) -> tuple[int, list[dict[str, Any]]]:
    out = io.StringIO()
    exit_code = scan_files(images, out)
    return exit_code, [json.loads(line) for line in out.getvalue().splitlines()]


def codes(lines: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(line["symbology"], line["text"]) for line in lines]


@pytest.mark.parametrize("degradation", DEGRADATIONS)
@pytest.mark.parametrize("symbology", TEXTS)
def test_a_photographed_code_is_read(
    tmp_path: Path, symbology: Symbology, degradation: str
) -> None:
    suffix = ".jpg" if degradation == "jpeg" else ".bmp"  # to pack it takes longer than to read it
    picture = written(tmp_path / f"code{suffix}", picture_of(symbology, degradation))

    exit_code, lines = scan(picture)

    assert exit_code == 0
    assert codes(lines) == [(symbology.value, TEXTS[symbology])]


def test_a_line_says_file_symbology_text_and_time(tmp_path: Path) -> None:
    picture = written(tmp_path / "code.png", picture_of(Symbology.QR_CODE, "fair"))

    _, [line] = scan(picture)

    assert list(line) == ["file", "symbology", "text", "ms"]
    assert line["file"] == str(picture)
    assert 0 < line["ms"] < 60_000


@pytest.mark.parametrize("seed", range(4))
def test_a_desk_without_a_code_has_no_text(tmp_path: Path, seed: int) -> None:
    picture = written(tmp_path / "desk.png", empty_desk(seed=seed))

    exit_code, [line] = scan(picture)

    assert exit_code == 0
    assert (line["symbology"], line["text"]) == (None, None)


def test_noise_is_not_taken_for_a_code(tmp_path: Path) -> None:
    dice = np.random.default_rng(7)
    grains = dice.integers(0, 2, (90, 160), np.uint8).repeat(8, 0).repeat(8, 1) * 255
    bars = (dice.integers(0, 2, (1, 320), np.uint8) * 255).repeat(720, 0).repeat(4, 1)
    pictures = [written(tmp_path / "grains.png", grains), written(tmp_path / "bars.png", bars)]

    _, lines = scan(*pictures)

    assert codes(lines) == [(None, None), (None, None)]  # type: ignore[comparison-overlap]


def test_a_card_shows_its_number_twice(tmp_path: Path) -> None:
    shot = photograph(card_face(CARD), how=Degradation(width_pixels=900, perspective=0.02), seed=4)

    _, lines = scan(written(tmp_path / "card.jpg", shot))

    assert sorted(codes(lines)) == [("Code128", CARD), ("QRCode", CARD)]


def test_several_codes_of_one_picture_come_from_left_to_right(tmp_path: Path) -> None:
    kinds = (Symbology.DATA_MATRIX, Symbology.EAN_13, Symbology.QR_CODE)
    sheet = side_by_side(*(printed_code(TEXTS[kind], kind, module_pixels=6) for kind in kinds))
    shot = photograph(sheet, how=Degradation(width_pixels=1200), seed=1)

    _, lines = scan(written(tmp_path / "sheet.png", shot))

    assert sorted(codes(lines)) == sorted((kind.value, TEXTS[kind]) for kind in kinds)


def test_two_codes_of_one_kind_are_both_read_and_a_copy_only_once(tmp_path: Path) -> None:
    texts = (CARD, "550000000000000055", CARD)
    sheet = side_by_side(*(printed_code(text, Symbology.QR_CODE) for text in texts))
    shot = photograph(sheet, how=Degradation(width_pixels=1200), seed=1)

    _, lines = scan(written(tmp_path / "sheet.png", shot))

    assert sorted(codes(lines)) == [("QRCode", CARD), ("QRCode", "550000000000000055")]


@pytest.mark.parametrize("symbology", [Symbology.QR_CODE, Symbology.PDF417, Symbology.AZTEC])
def test_letters_of_every_alphabet_come_through(tmp_path: Path, symbology: Symbology) -> None:
    shot = photograph(printed_code("Żółw, Ёжик", symbology), how=FAIR, seed=8)

    _, [line] = scan(written(tmp_path / "words.png", shot))

    assert line["text"] == "Żółw, Ёжик"


def test_files_are_answered_in_the_order_asked(tmp_path: Path) -> None:
    first = written(tmp_path / "z.png", picture_of(Symbology.QR_CODE, "fair"))
    second = written(tmp_path / "a.png", empty_desk(seed=0))
    third = written(tmp_path / "m.png", picture_of(Symbology.EAN_8, "fair"))

    _, lines = scan(first, second, third)

    assert [line["file"] for line in lines] == [str(first), str(second), str(third)]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("symbology", TEXTS)
def test_damaged_bars_are_read_rightly_or_not_at_all(
    tmp_path: Path, symbology: Symbology, seed: int
) -> None:
    damaged = scratched(printed_code(TEXTS[symbology], symbology), seed=seed)
    picture = written(tmp_path / "code.bmp", photograph(damaged, how=FAIR, seed=seed))

    _, [line] = scan(picture)

    assert line["text"] in {None, TEXTS[symbology]}


def test_the_scratches_do_cost_readings(tmp_path: Path) -> None:
    kinds = [kind for kind in TEXTS if kind.is_linear]
    prints = [scratched(printed_code(TEXTS[kind], kind), seed=3) for kind in kinds]
    pictures = [
        written(tmp_path / f"{place}.bmp", photograph(print_, how=FAIR, seed=3))
        for place, print_ in enumerate(prints)
    ]

    _, lines = scan(*pictures)

    assert sum(line["text"] is None for line in lines) >= len(kinds) // 2


@pytest.mark.parametrize("degrees", [8, 12])
@pytest.mark.parametrize("symbology", [Symbology.ITF, Symbology.PDF417])
def test_a_code_held_aslant_is_never_read_in_part(
    tmp_path: Path, symbology: Symbology, degrees: int
) -> None:
    print_ = printed_code(TEXTS[symbology], symbology)
    shots = [
        photograph(print_, how=Degradation(rotation_degrees=degrees), seed=seed) for seed in (3, 5)
    ]
    pictures = [written(tmp_path / f"{n}.bmp", shot) for n, shot in enumerate(shots)]

    _, lines = scan(*pictures)

    assert {line["text"] for line in lines} <= {None, TEXTS[symbology]}


class TestFilesThatAreNoPictures:
    def test_a_text_file(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.png"
        path.write_text("not a picture", encoding="utf-8")

        assert self.error_of(path) == "this is not a picture"

    def test_an_empty_file(self, tmp_path: Path) -> None:
        path = tmp_path / "empty.jpg"
        path.touch()

        assert self.error_of(path) == "this is not a picture"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert self.error_of(tmp_path) == "this is a folder, not a picture"

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert self.error_of(tmp_path / "nothing.png") == "there is no such file"

    def test_a_pipe_that_nobody_writes_to(self, tmp_path: Path) -> None:
        path = tmp_path / "pipe.png"
        getattr(os, "mkfifo", Path.touch)(path)  # Windows has none in folders

        assert self.error_of(path) == "this is not a picture"

    @pytest.mark.parametrize("suffix", [".png", ".jpg", ".gif", ".bmp", ".webp"])
    def test_a_torn_picture(self, tmp_path: Path, suffix: str) -> None:
        path = written(tmp_path / f"code{suffix}", picture_of(Symbology.QR_CODE, "noise"))
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])

        assert self.error_of(path) == "the picture is damaged"

    def test_a_picture_that_unpacks_to_more_than_a_till_holds(self, tmp_path: Path) -> None:
        path = tmp_path / "bomb.png"
        path.write_bytes(png_of_size(60_000, 60_000))

        assert self.error_of(path) == "the picture is too large"

    def test_a_picture_just_over_the_bound(self, tmp_path: Path) -> None:
        path = tmp_path / "large.png"
        path.write_bytes(png_of_size(10_001, 10_000))

        assert self.error_of(path) == "the picture is too large"

    def test_a_file_of_a_kind_that_is_not_asked_for(self, tmp_path: Path) -> None:
        path = tmp_path / "page.png"
        Image.new("L", (64, 64), 255).save(path, "PDF")

        assert self.error_of(path) == "this is not a picture"

    def test_the_good_files_beside_it_are_still_read(self, tmp_path: Path) -> None:
        good = written(tmp_path / "code.png", picture_of(Symbology.QR_CODE, "fair"))

        exit_code, lines = scan(tmp_path / "nothing.png", good)

        assert exit_code == 1
        assert [line["text"] for line in lines] == [None, CARD]
        assert ["error" in line for line in lines] == [True, False]

    def error_of(self, path: Path) -> str:
        exit_code, [line] = scan(path)
        assert exit_code == 1
        assert (line["file"], line["symbology"], line["text"]) == (str(path), None, None)
        error: str = line["error"]
        return error


def test_a_file_name_in_any_letters_is_told_in_plain_ascii(tmp_path: Path) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    scan_files([tmp_path / "карта.png"], out)

    out.seek(0)
    assert json.loads(out.read())["file"].endswith("карта.png")


def scratched(print_: GreyPixels, *, seed: int) -> GreyPixels:
    """Return the print with a few stripes of whole modules black or white from top to bottom."""
    dice = np.random.default_rng(seed)
    damaged = print_.copy()
    for _ in range(dice.integers(1, 4)):
        left = dice.integers(10 * MODULE_PIXELS, print_.shape[1] - 12 * MODULE_PIXELS)
        width = MODULE_PIXELS * dice.integers(1, 4)
        damaged[:, left : left + width] = dice.choice([0, 255])
    return damaged


def png_of_size(width: int, height: int) -> bytes:
    """Return a small PNG file whose head promises a large picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1000), 9)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
