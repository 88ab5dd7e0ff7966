# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty scan IMAGE...``: what the camera's own pipeline reads in picture files."""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.scanner.decoding import Decoder
from pos_loyalty.scanner.images import UnreadableImage, read_image

EXIT_ALL_READ: Final = 0
EXIT_UNREADABLE_FILE: Final = 1


def scan_files(images: Sequence[Path], out: TextIO) -> int:
    """Write one JSON object per code and line; return 1 if a file was no picture, else 0.

    A picture without a code has one line with ``"text": null``. ``ms`` is the time that reading
    the whole picture took, for each code of it alike.
    """
    cascade = whole_cascade()
    exit_code = EXIT_ALL_READ
    for path in images:
        for line in _lines(path, cascade):
            if "error" in line:
                exit_code = EXIT_UNREADABLE_FILE
            # In ASCII: no code page of a terminal, and no odd file name, can break the line.
            out.write(json.dumps(line) + "\n")
        out.flush()
    return exit_code


def _lines(path: Path, decoder: Decoder) -> Iterator[dict[str, object]]:
    started = time.perf_counter()
    try:
        readings = decoder.decode(read_image(path))
    except UnreadableImage as trouble:
        yield {"file": str(path), "symbology": None, "text": None, "ms": 0, "error": str(trouble)}
        return
    ms = round((time.perf_counter() - started) * 1000, 1)
    if not readings:
        yield {"file": str(path), "symbology": None, "text": None, "ms": ms}
    for reading in readings:
        yield {
            "file": str(path),
            "symbology": reading.symbology.value,
            "text": reading.text,
            "ms": ms,
        }
