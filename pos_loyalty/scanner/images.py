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

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")


class UnreadableImage(ValueError):
    """The file is no picture that this till looks at; the message says why, in plain words."""


def read_image(path: Path) -> GreyFrame:
    """Return the picture in a file in shades of grey, upright as its camera says.

    Raises:
        UnreadableImage: If there is no such file, or it is not a whole, sane picture.
    """
    try:
        if path.stat().st_size > FILE_BYTES_MAX:
            raise UnreadableImage("the file is too large")
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                return _as_frame(image)
    except FileNotFoundError as error:
        raise UnreadableImage("there is no such file") from error
    except IsADirectoryError as error:
        raise UnreadableImage("this is a folder, not a picture") from error
    except UnidentifiedImageError as error:
        raise UnreadableImage("this is not a picture") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadableImage("the picture is too large") from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, UnreadableImage):
            raise
        raise UnreadableImage("the picture is damaged") from error


def _as_frame(image: Image.Image) -> GreyFrame:
    if image.width * image.height > PIXELS_MAX:  # known from the head, before any is decoded
        raise UnreadableImage("the picture is too large")
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((SIDE_PIXELS_MAX, SIDE_PIXELS_MAX))
    grey = upright.convert("RGBA") if "A" in upright.getbands() else upright
    if grey.mode == "RGBA":  # what is transparent was meant to lie on paper
        paper = Image.new("RGBA", grey.size, "white")
        grey = Image.alpha_composite(paper, grey)
    grey = grey.convert("L")
    return GreyFrame(grey.width, grey.height, grey.tobytes())
