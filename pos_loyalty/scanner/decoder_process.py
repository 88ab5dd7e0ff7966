# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Decoding in a process of its own: a picture that kills a decoder costs one frame, never the till.

The libraries that find codes are large, written in C++, and look at whatever somebody holds before
the camera. So they run in a child process with limits (``decoder_child``). A frame that takes too
long, or a process that dies or answers what makes no sense, is given up: the process is killed, and
the next frame goes to a new one.
"""

import logging
import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_ubyte
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from pos_loyalty.scanner.decoder_child import Allowance, serve, stream_decoder
from pos_loyalty.scanner.decoder_wire import (
    ANSWER_BYTES_MAX,
    FRAME_PIXELS_MAX,
    BadAnswer,
    pack_size,
    parse_readings,
    parse_ready,
)
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading
from pos_loyalty.scanner.watchdog import Watchdog

if TYPE_CHECKING:
    from ctypes import Array
    from multiprocessing.context import SpawnContext

_REST_SECONDS_MAX: Final = 60.0
_JOIN_SECONDS_MAX: Final = 1.0
_REST_DOUBLINGS_MAX: Final = 10
_IN_LINE_SECONDS_MIN: Final = 0.05
_NS_PER_SECOND: Final = 1_000_000_000

_log: Final = logging.getLogger("pos_loyalty")


class DecoderFailing(Exception):
    """One process after the other has died; frames are passed over until the next try."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the till waits for its decoding process, and how often it starts another.

    Attributes:
        frame_seconds: For the answer to a frame on a usual machine, without the time for which the
            process stood in line for a core of a busy one, where the system tells that. One that is
            busy itself has used up its ``Allowance`` before, where the system keeps one.
        start_seconds: For a new process to load its libraries.
        deaths: After which it is told and rests.
        good_frames: In a row, after which the deaths before them no longer count: a picture that
            kills at every second look is no better than one that does so at each.
        rest_seconds: The first rest; each next one is twice as long, up to a minute.
    """

    frame_seconds: float = 0.5
    start_seconds: float = 20.0
    deaths: int = 3
    good_frames: int = 100
    rest_seconds: float = 5.0

    def rest_after(self, deaths: int) -> float:
        """Return the seconds to rest after so many deaths; 0 is to go on at once."""
        beyond = deaths - self.deaths
        if beyond < 0:
            return 0.0
        return min(self.rest_seconds * (1 << min(beyond, _REST_DOUBLINGS_MAX)), _REST_SECONDS_MAX)


class DecoderProcess:
    """Implements ``Decoder``. Belongs to one thread, which is never the GUI's: calls wait.

    The process is started at once. A frame that is larger than 1280 x 720 pixels is made smaller.

    Args:
        make_decoder: A function of a module, called in the process.
        monotonic: Seconds, for rests.
    """

    def __init__(
        self,
        make_decoder: Callable[[], Decoder] = stream_decoder,
        *,
        allowance: Allowance | None = None,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._patience = patience or Patience()
        self._monotonic = monotonic
        self._make_child = _Nursery(make_decoder, allowance or Allowance())
        self._watchdog = Watchdog()
        self._is_hurried = False
        self._child: _Child | None = None
        self._begin_another()
        self._deaths = self._good_frames = 0
        self._rests_until = monotonic()

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes on the frame; none if it was given up, or the decoder was hurried.

        Raises:
            DecoderFailing: While it rests, and when it goes to rest.
            ImportError: If the software for decoding is not installed.
        """
        if self._monotonic() < self._rests_until:
            raise DecoderFailing
        shown = within_bound(frame)
        try:
            readings = parse_readings(self._ask(shown), shown)
        except (EOFError, OSError, BadAnswer) as reason:
            if not self._is_hurried:
                self._bury(reason)
            return ()
        self._good_frames += 1
        if self._good_frames >= self._patience.good_frames:
            self._deaths = 0
        return readings if shown is frame else tuple(_as_in(frame, shown, r) for r in readings)

    def hurry(self) -> None:
        """End the process, so that a call that waits returns; later ones find nothing. Any thread.

        ``close`` is still to be called.
        """
        self._is_hurried = True  # before the look at the process: whoever starts one looks here
        if (child := self._child) is not None:
            child.kill()

    def close(self) -> None:
        """End the process. Repeatable."""
        self._watchdog.close()
        if self._child is not None:
            self._child.end()
            self._child = None

    def _ask(self, frame: GreyFrame) -> bytes:
        if self._child is None:
            self._child = self._make_child()
        child = self._child
        if self._is_hurried:
            raise EOFError
        if not child.is_ready:
            with self._watchdog.over(self._patience.start_seconds, child.kill):
                child.wait_until_ready()
        seconds = self._patience.frame_seconds * child.slowness
        with self._watchdog.over(seconds, child.kill_unless_in_line):
            return child.ask(frame)

    def _bury(self, reason: Exception) -> None:
        ended = self._child.end() if self._child is not None else None
        self._deaths += 1
        self._good_frames = 0
        _log.warning(
            "the decoding process is replaced: %s, exit code %s, death %d",
            reason if isinstance(reason, BadAnswer) else type(reason).__name__,
            ended,
            self._deaths,
        )
        rest_seconds = self._patience.rest_after(self._deaths)
        if rest_seconds == 0:
            self._begin_another()  # it loads while the next frame is taken
            return
        self._child = None
        self._rests_until = self._monotonic() + rest_seconds
        raise DecoderFailing from reason

    def _begin_another(self) -> None:
        self._child = None
        with suppress(OSError):  # the system starts none now; if not for the next frame, it counts
            self._child = self._make_child()


@runtime_checkable
class _Ends(Protocol):
    def hurry(self) -> None: ...
    def close(self) -> None: ...


def hurry_decoder(decoder: Decoder) -> None:
    """Let a decode that runs come to its end, if it waits for somebody; any thread."""
    if isinstance(decoder, _Ends):
        decoder.hurry()


def close_decoder(decoder: Decoder) -> None:
    """End what stands behind a decoder, if anything does; its own thread."""
    if isinstance(decoder, _Ends):
        decoder.close()


def within_bound(frame: GreyFrame) -> GreyFrame:
    """Return the frame, or a smaller picture of it if it has too many pixels to be looked at."""
    if frame.width * frame.height <= FRAME_PIXELS_MAX:
        return frame
    from PIL import Image

    share = (FRAME_PIXELS_MAX / (frame.width * frame.height)) ** 0.5
    width = max(1, min(int(frame.width * share), FRAME_PIXELS_MAX))
    height = max(1, min(int(frame.height * share), FRAME_PIXELS_MAX // width))
    image = Image.frombuffer("L", (frame.width, frame.height), frame.pixels, "raw", "L", 0, 1)
    smaller = image.resize((width, height), Image.Resampling.BOX)
    return GreyFrame(width, height, smaller.tobytes())


def _as_in(frame: GreyFrame, shown: GreyFrame, reading: Reading) -> Reading:
    corners = tuple(
        (x * frame.width // shown.width, y * frame.height // shown.height)
        for x, y in reading.corners
    )
    return replace(reading, corners=corners)


class _Nursery:
    """Starts one process after the other; all of them share the same piece of memory in turn."""

    def __init__(self, make_decoder: Callable[[], Decoder], allowance: Allowance) -> None:
        # Spawned: a fork would inherit Qt's and other threads' locks, held by nobody.
        self._context = multiprocessing.get_context("spawn")
        self._pixels = self._context.RawArray(c_ubyte, FRAME_PIXELS_MAX)
        self._make_decoder, self._allowance = make_decoder, allowance

    def __call__(self) -> "_Child":
        return _Child(self._context, self._pixels, self._make_decoder, self._allowance)


class _Child:
    """One process, from its start to its end."""

    def __init__(
        self,
        context: "SpawnContext",
        pixels: "Array[c_ubyte]",
        make_decoder: Callable[[], Decoder],
        allowance: Allowance,
    ) -> None:
        self.is_ready = False
        self.slowness = 1.0
        self._seconds_in_line = 0.0
        self._shared = memoryview(pixels).cast("B")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, pixels, make_decoder, allowance), daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()  # else its end would not be noticed here

    def wait_until_ready(self) -> None:
        self.slowness = parse_ready(self._pipe.recv_bytes(ANSWER_BYTES_MAX))
        self.is_ready = True

    def ask(self, frame: GreyFrame) -> bytes:
        self._seconds_in_line = self._in_line()
        self._shared[: len(frame.pixels)] = frame.pixels
        self._pipe.send_bytes(pack_size(frame))
        return self._pipe.recv_bytes(ANSWER_BYTES_MAX)

    def kill(self) -> float:
        # It has ended by itself, or is being closed at this moment by the camera's thread.
        with suppress(ValueError, AttributeError):
            self._process.kill()
        return 0.0

    def kill_unless_in_line(self) -> float:
        """Return the seconds for which it stood in line for a core since last looked at."""
        before, self._seconds_in_line = self._seconds_in_line, self._in_line()
        waited_seconds = self._seconds_in_line - before
        return waited_seconds if waited_seconds >= _IN_LINE_SECONDS_MIN else self.kill()

    def _in_line(self) -> float:
        try:
            told = Path(f"/proc/{self._process.pid}/schedstat").read_bytes().split()
            return int(told[1]) / _NS_PER_SECOND
        except (OSError, ValueError, IndexError):
            return 0.0  # nobody but Linux tells

    def end(self) -> int | None:
        """Return its exit code; ``None`` if it is not gone yet."""
        self._pipe.close()
        self._process.kill()
        self._process.join(_JOIN_SECONDS_MAX)
        code = self._process.exitcode
        with suppress(ValueError):  # a process that is not gone is left to the system
            self._process.close()
        return code
