# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Anybody's photographs as an image set: pictures, and what somebody wrote down of them.

Either the folder has ``expected.csv`` with lines of ``file,text`` (a third column may name the
symbology), or beside each picture lies a text file of the same name, as in zxing's own sets.
What is torn or has no text is named, and the others are measured.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from bench.figures import CannotMeasure
from bench.scan_pictures import Picture
from bench.scan_prints import SYMBOLOGIES
from pos_loyalty.demo.photograph import FRAME_HEIGHT, FRAME_WIDTH
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.camera import grey_frame
from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.images import UnreadableImage, read_image
from pos_loyalty.scanner.late_cv2 import cv2

EXPECTED: Final = "expected.csv"
TEXT_BYTES_MAX: Final = 8192
_PICTURES: Final = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".ppm"}
_DESK_GREY: Final = 128
_COLUMNS_MIN: Final = 2


class NoImageSet(CannotMeasure):
    """The folder cannot be measured at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody says stands in a picture; the first text is the one that is asked for."""

    texts: tuple[str, ...]
    symbology: Symbology | None


@dataclass(slots=True)
class PhotographFolder:
    """The pictures of a folder and those below it, by path.

    Attributes:
        passed_over: Why a file was not measured, by its path in the folder; filled as one goes.
    """

    folder: Path
    passed_over: dict[str, str] = field(default_factory=dict)

    def pictures(self) -> Iterator[Picture]:
        """Yield each picture that is whole and of which somebody wrote down a text.

        Raises:
            NoImageSet: If there is no such folder, or its list cannot be read.
        """
        if not self.folder.is_dir():
            raise NoImageSet(f"there is no folder {self.folder}")
        expected = _expected(self.folder)
        files = {path.relative_to(self.folder).as_posix(): path for path in _files(self.folder)}
        for name in sorted(files.keys() | expected.keys()):
            if name not in expected:
                self.passed_over[name] = "nobody wrote down its text"
                continue
            try:
                frame = as_frame_720p(read_image(self.folder / name))
            except UnreadableImage as trouble:
                self.passed_over[name] = str(trouble)
                continue
            yield _picture(name, expected[name], frame)


def as_frame_720p(frame: GreyFrame) -> GreyFrame:
    """Return the picture as a camera's frame of 1280 x 720: made smaller if need be, centred."""
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
    scale = min(1.0, FRAME_WIDTH / frame.width, FRAME_HEIGHT / frame.height)
    width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    sized = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    whole = np.full((FRAME_HEIGHT, FRAME_WIDTH), _DESK_GREY, np.uint8)
    left, top = (FRAME_WIDTH - width) // 2, (FRAME_HEIGHT - height) // 2
    whole[top : top + height, left : left + width] = sized
    return grey_frame(whole)


def symbology_named(name: str) -> Symbology | None:
    """Return the kind that a name such as ``ean13-2`` or ``Code 128`` begins with, if any."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    # "qrcode" by its first two letters, as folders are called "qr" too.
    names = {kind: re.sub(r"[^a-z0-9]", "", kind.value.lower()) for kind in SYMBOLOGIES}
    names[Symbology.QR_CODE] = "qr"
    return next((kind for kind, begin in names.items() if plain.startswith(begin)), None)


def _picture(name: str, expected: Expected, frame: GreyFrame) -> Picture:
    folder = Path(name).parent.name
    symbology = expected.symbology or symbology_named(folder)
    text, *others = expected.texts or (None,)
    return Picture(
        name, symbology, folder or "photograph", text, frame, tuple(filter(None, others))
    )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix.lower() in _PICTURES)


def _expected(folder: Path) -> Mapping[str, Expected]:
    table = folder / EXPECTED
    if table.is_file():
        return read_expected(table)
    found = {}
    for path in _files(folder):
        if (text := _text_beside(path)) is not None:
            found[path.relative_to(folder).as_posix()] = Expected((text,), None)
    return found


def _text_beside(path: Path) -> str | None:
    beside = path.with_suffix(".txt")
    try:
        if not beside.is_file() or beside.stat().st_size > TEXT_BYTES_MAX:
            return None
        # One line feed at the end is the editor's, not the code's.
        return beside.read_text("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError):
        return None


def read_expected(table: Path) -> Mapping[str, Expected]:
    """Return what is expected by file; a file with several lines has several codes.

    An empty text says that nothing is to be read. The first line may be the columns' names.

    Raises:
        NoImageSet: If a line lacks a column, or the file is no text in UTF-8.
    """
    found: dict[str, Expected] = {}
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            for number, row in enumerate(csv.reader(lines), 1):
                if not row or (number == 1 and row[:_COLUMNS_MIN] == ["file", "text"]):
                    continue
                if len(row) < _COLUMNS_MIN:
                    raise NoImageSet(f"{table.name}, line {number}: there is no text")
                _add(found, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NoImageSet(f"{table.name} cannot be read: {error}") from error
    return found


def _add(found: dict[str, Expected], row: list[str]) -> None:
    file, text, *more = row
    before = found.get(file, Expected((), None))
    symbology = before.symbology or (symbology_named(more[0]) if more else None)
    found[file] = Expected((*before.texts, *([text] if text else [])), symbology)
