# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty scan --camera``: the cards that a camera sees, each told once, as the till does."""

import json
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Final, TextIO

from pos_loyalty.scanner.camera import (
    FRAME_SECONDS,
    CameraTrouble,
    FrameSource,
    VideoDevice,
    VideoFile,
    open_frames,
)
from pos_loyalty.scanner.decoding import Decoder, Reading
from pos_loyalty.scanner.sightings import Sightings

EXIT_ENDED: Final = 0
EXIT_NO_FRAMES: Final = 1

_NO_SOFTWARE: Final = "the camera's software is not installed: pip install 'pos-loyalty[camera]'"
_SENTENCES: Final = {
    "cannot_open": "no frames can be had from it: it is no camera and no video, or it is in use",
    "unplugged": "the camera went away",
}


def watch_camera(
    camera: str,
    out: TextIO,
    errors: TextIO,
    *,
    is_json: bool,
    open_source: Callable[[str], FrameSource] = open_frames,
) -> int:
    """Write a line for each card told, until the video ends or somebody interrupts.

    The time of a line is that of its frame: in a file counted by its own frame rate, however long
    decoding takes; of a device since it was opened.

    Args:
        camera: As in the settings: a device's number, an address, a video file or a folder.
        open_source: Gives the frames of what ``camera`` names.

    Returns:
        0 at the end of a file, 1 if no frames can be had or the camera went away.
    """
    if not _may_be_there(camera):
        errors.write(f"{camera}: there is no such file\n")
        return EXIT_NO_FRAMES
    try:
        source = open_source(camera)
        decoder, seconds_of = _decoder_of(source), clock_of(source)
        for seconds, reading in cards_told(source, decoder, seconds_of=seconds_of):
            out.write(_line(seconds, reading, is_json=is_json))
            out.flush()
    except ImportError:
        errors.write(f"{camera}: {_NO_SOFTWARE}\n")
        return EXIT_NO_FRAMES
    except CameraTrouble as trouble:
        errors.write(f"{camera}: {_SENTENCES.get(trouble.code, trouble.code)}\n")
        return EXIT_NO_FRAMES
    return EXIT_ENDED


def cards_told(
    source: FrameSource, decoder: Decoder, *, seconds_of: Callable[[int], float]
) -> Generator[tuple[float, Reading]]:
    """Yield each card once while it is in view, with the time of the frame that told it.

    Args:
        seconds_of: The time of a frame by its number, counted from 0.

    Raises:
        CameraTrouble: If there are no frames, or no more of them.
    """
    sightings = Sightings()
    try:
        for number, frame in enumerate(source.frames()):
            seconds = seconds_of(number)
            for reading in sightings.feed(decoder.decode(frame), seconds):
                yield seconds, reading
    finally:
        source.close()


def _may_be_there(camera: str) -> bool:
    is_elsewhere = camera.isdecimal() or "://" in camera
    return is_elsewhere or Path(camera).exists()


def clock_of(source: FrameSource) -> Callable[[int], float]:
    """Return the time in seconds of a source's frame, by its number, counted from 0."""
    if isinstance(source, VideoDevice):
        opened_at = time.monotonic()
        return lambda _: time.monotonic() - opened_at
    if isinstance(source, VideoFile):
        return lambda number: number * source.frame_seconds
    return lambda number: number * FRAME_SECONDS


def _line(seconds: float, reading: Reading, *, is_json: bool) -> str:
    if not is_json:
        # As JSON spells it: a code may carry anything, even what would steer a terminal.
        return f"{seconds:9.2f} s  {reading.symbology.value:11} {json.dumps(reading.text)}\n"
    told = {
        "seconds": round(seconds, 3),
        "symbology": reading.symbology.value,
        "text": reading.text,
    }
    return json.dumps(told) + "\n"


def _decoder_of(source: FrameSource) -> Decoder:
    from pos_loyalty.scanner.cascade import StreamDecoder, whole_cascade

    if isinstance(source, VideoDevice):
        return StreamDecoder(whole_cascade())
    # A file waits: without a deadline it is read the same on every machine.
    return StreamDecoder(whole_cascade(), monotonic=lambda: 0.0)
