# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty scan --camera``: the cards that a camera sees, each told once, as the till does."""

import json
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final, TextIO

from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.scanner.believing import expected_by
from pos_loyalty.scanner.camera import (
    FRAME_SECONDS,
    CameraTrouble,
    FrameSource,
    PictureFolder,
    VideoFile,
    is_on_disk,
    open_frames,
)
from pos_loyalty.scanner.camera_list import CannotLook, is_device, plugged_in
from pos_loyalty.scanner.decoding import Decoder, Reading
from pos_loyalty.scanner.sightings import Sightings

EXIT_ENDED: Final = 0
EXIT_NO_FRAMES: Final = 1

_NO_SOFTWARE: Final = "the camera's software is not installed: pip install 'pos-loyalty[camera]'"
_SENTENCES: Final = {
    "cannot_open": "no frames can be had from it: it is no camera and no video, or it is in use",
    "unplugged": "the camera went away",
    "no_camera": "it is not plugged in; scan --doctor names those that are",
    "no_camera_software": "the system lacks a library that is needed to look for cameras",
    "in_use": "it gives no picture: another program may be using it",
}


def watch_camera(
    camera: str,
    out: TextIO,
    errors: TextIO,
    *,
    is_json: bool,
    schemes: Sequence[CardScheme] = (),
    open_source: Callable[[str], FrameSource] | None = None,
) -> int:
    """Write a line for each card told, until the video ends or somebody interrupts.

    The time of a line is that of its frame: in a file counted by its own frame rate, however long
    decoding takes; of a device since it was opened.

    Args:
        camera: As in the settings: a device's id or number, an address, a video file or a folder.
        schemes: The cards of others that this shop accepts: bars that it has no use for are
            believed after more frames.
        open_source: Gives the frames of what ``camera`` names; ``None`` for this machine's own.

    Returns:
        0 at the end of a file, 1 if no frames can be had or the camera went away.
    """
    if not _may_be_there(camera):
        errors.write(f"{camera}: there is no such file\n")
        return EXIT_NO_FRAMES
    try:
        with _opened(camera) if open_source is None else nullcontext(open_source(camera)) as source:
            decoder, seconds_of = _decoder_of(source), clock_of(source)
            told = cards_told(source, decoder, seconds_of=seconds_of, schemes=schemes)
            for seconds, reading in told:
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
    source: FrameSource,
    decoder: Decoder,
    *,
    seconds_of: Callable[[int], float],
    schemes: Sequence[CardScheme] = (),
) -> Generator[tuple[float, Reading]]:
    """Yield each card once while it is in view, with the time of the frame that told it.

    Args:
        seconds_of: The time of a frame by its number, counted from 0.
        schemes: As ``watch_camera`` takes them.

    Raises:
        CameraTrouble: If there are no frames, or no more of them.
    """
    sightings = Sightings(expected_by(schemes))
    try:
        for number, frame in enumerate(source.frames()):
            seconds = seconds_of(number)
            for reading in sightings.feed(decoder.decode(frame), seconds):
                yield seconds, reading
    finally:
        source.close()


def _may_be_there(camera: str) -> bool:
    return is_device(camera) or not is_on_disk(camera) or Path(camera).exists()


@contextmanager
def _opened(camera: str) -> Iterator[FrameSource]:
    if not is_device(camera) or camera.isdecimal():
        yield open_frames(camera)
        return
    from pos_loyalty.scanner.camera_opening import open_camera

    try:
        with plugged_in() as cameras:
            yield open_camera(camera, cameras)
    except CannotLook:
        raise CameraTrouble("no_camera_software") from None


def clock_of(source: FrameSource) -> Callable[[int], float]:
    """Return the time in seconds of a source's frame, by its number, counted from 0."""
    if isinstance(source, VideoFile):
        return lambda number: number * source.frame_seconds
    if isinstance(source, PictureFolder):
        return lambda number: number * FRAME_SECONDS
    opened_at = time.monotonic()
    return lambda _: time.monotonic() - opened_at


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

    if isinstance(source, VideoFile | PictureFolder):
        # A file waits: without a deadline it is read the same on every machine.
        return StreamDecoder(whole_cascade(), monotonic=lambda: 0.0)
    return StreamDecoder(whole_cascade())
