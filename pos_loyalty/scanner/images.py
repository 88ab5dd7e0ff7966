# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Picture files as frames, behind gates: a file that somebody sent may be torn, or a trap."""

import warnings
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from pos_loyalty.scanner.decoding import GreyFrame

FILE_BYTES_MAX: Final = 64 * 1024 * 1024
PIXELS_MAX: Final = 100_000_000
SIDE_PIXELS_MAX: Final = 4096
"""Larger pictures are made smaller: no code needs more, and time grows with the square."""

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "PPM")
# What Pillow raises over torn and forged files of these kinds.
_TORN: Final = (OSError, SyntaxError, ValueError)
_TOO_LARGE: Final = "the picture is too large"


class UnreadableImage(Exception):
    """The file is no picture that this till looks at; the message says why, in plain words."""


def read_image(path: Path) -> GreyFrame:
    """Return the picture in a file in shades of grey, upright as its camera says.

    Raises:
        UnreadableImage: If there is no such file, or it is not a whole, sane picture.
    """
    _refuse_what_is_no_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures and odd tags: judged here
            return _decoded(path)
    except UnidentifiedImageError as error:
        raise UnreadableImage("this is not a picture") from error
    except Image.DecompressionBombError as error:
        raise UnreadableImage(_TOO_LARGE) from error
    except _TORN as error:
        raise UnreadableImage("the picture is damaged") from error


def _decoded(path: Path) -> GreyFrame:
    with Image.open(path, formats=_FORMATS) as image:
        if image.width * image.height > PIXELS_MAX:  # its head says so: nothing is decoded yet
            raise UnreadableImage(_TOO_LARGE)
        return _as_frame(image)


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise UnreadableImage("this is a folder, not a picture")
        if not path.exists():
            raise UnreadableImage("there is no such file")
        if not path.is_file():  # a pipe or a device: opening it may wait for ever
            raise UnreadableImage("this is not a picture")
        if path.stat().st_size > FILE_BYTES_MAX:
            raise UnreadableImage("the file is too large")
    except OSError as error:
        raise UnreadableImage("the file cannot be opened") from error


def _as_frame(image: Image.Image) -> GreyFrame:
    image.draft("L", (SIDE_PIXELS_MAX, SIDE_PIXELS_MAX))  # a JPEG is made smaller as it is decoded
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((SIDE_PIXELS_MAX, SIDE_PIXELS_MAX))
    grey = _on_paper(upright) if upright.has_transparency_data else _eight_bits(upright)
    return GreyFrame(grey.width, grey.height, grey.tobytes())


def _on_paper(image: Image.Image) -> Image.Image:
    """What is transparent was meant to lie on something light."""
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("L")


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits: cut to the upper eight, where Pillow would clip
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("L")
