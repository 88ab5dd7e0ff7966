# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The process that looks at pictures: it decodes what it is shown, within limits, and no more.

On Linux and macOS it can open no file, start no process and leave no core file once its libraries
are loaded, and a frame has a bound on processor time, kept by the system: it holds inside a library
that never comes back. On Linux its memory is bounded too. Elsewhere the till's watchdog is what
there is.

It ends when the till does: the pipe has no other end then. Should it be stuck in a frame at that
moment, the system's timer ends it.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ctypes import Array, c_ubyte
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from pos_loyalty.scanner.decoder_wire import (
    MISSING,
    SIZE_BYTES,
    SLOWNESS_MAX,
    pack_fault,
    pack_readings,
    pack_ready,
    parse_size,
)
from pos_loyalty.scanner.decoding import Decoder, GreyFrame

_NICENESS: Final = 3
"""The window's process goes first."""

_WARM_UP_SIZE: Final = (160, 120)
_TRIAL_SIZE: Final = (640, 480)
_TRIALS: Final = 3
_TRIAL_SECONDS: Final = 0.0035
"""What the light stages need at most for a frame of noise on the machine that the limits were set
on, one core of a small server, also while others keep it busy. Quicker ones count as this one."""

_STATM: Final = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the process may use.

    Attributes:
        cpu_seconds: Of processor time, for one frame, on a usual machine.
        stuck_seconds: Until it ends by itself, if the till has not ended it before.
        more_bytes: Of memory, above what its libraries take.
    """

    cpu_seconds: float = 0.45
    stuck_seconds: float = 5.0
    more_bytes: int = 256 * 1024 * 1024

    def on_machine(self, slowness: float) -> "Allowance":
        """Return what is due where all work takes so many times longer."""
        return replace(self, cpu_seconds=self.cpu_seconds * slowness)


def serve(
    pipe: "Connection[object, object]",
    pixels: "Array[c_ubyte]",
    make_decoder: Callable[[], Decoder],
    allowance: Allowance,
) -> None:
    """Decode frame after frame until the till hangs up; or one that goes wrong."""
    _settle()
    try:
        decoder = make_decoder()
        decoder.decode(_noise(_WARM_UP_SIZE))  # loads what it needs while it can open files
        slowness = _slowness(decoder)
        allowance = allowance.on_machine(slowness)
        _confine(allowance)
        pipe.send_bytes(pack_ready(slowness))
        with memoryview(pixels).cast("B") as shared:
            while True:
                frame = _frame(pipe, shared)
                with _fused(allowance):
                    readings = decoder.decode(frame)
                pipe.send_bytes(pack_readings(readings, frame))
    except ImportError:
        pipe.send_bytes(MISSING)
    except (EOFError, ConnectionError):
        pass  # the till hung up
    except Exception as fault:  # noqa: BLE001 - told; a new process takes over
        pipe.send_bytes(pack_fault(fault))


def _frame(pipe: "Connection[object, object]", shared: memoryview) -> GreyFrame:
    width, height = parse_size(pipe.recv_bytes(SIZE_BYTES))
    return GreyFrame(width, height, bytes(shared[: width * height]))


def _settle() -> None:
    """Begin as a guest: signals mean what they mean, and nobody's output is written into."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy would keep a thread for every core
    with suppress(OSError):
        os.dup2(sys.__stderr__.fileno() if sys.__stderr__ else 2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the till
    if sys.platform != "win32":
        os.nice(_NICENESS)
        for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGPROF):
            signal.signal(number, signal.SIG_DFL)


def _noise(size: tuple[int, int]) -> GreyFrame:
    width, height = size
    return GreyFrame(
        width, height, bytes((place * place * 7919 >> 7) & 255 for place in range(width * height))
    )


def _slowness(decoder: Decoder) -> float:
    """Return how many times longer than usual work takes on this machine; never less than 1.

    The quickest of a few tries: what else the machine does can only make one slower.
    """
    noise = _noise(_TRIAL_SIZE)
    quickest = min(_seconds_for(decoder, noise) for _ in range(_TRIALS))
    return min(max(quickest / _TRIAL_SECONDS, 1.0), SLOWNESS_MAX)


def _seconds_for(decoder: Decoder, frame: GreyFrame) -> float:
    began = time.process_time()
    decoder.decode(frame)
    return time.process_time() - began


def _confine(allowance: Allowance) -> None:
    if sys.platform == "win32":
        return
    import resource

    if sys.platform == "linux":
        pages = int(_STATM.read_bytes().split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + allowance.more_bytes)
    _lower(resource.RLIMIT_CORE, 0)  # a core file would hold members' codes
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NPROC, 0)
    _lower(resource.RLIMIT_NOFILE, 0)  # what is open stays open


def _lower(limit: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(limit)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (value, value))


@contextmanager
def _fused(allowance: Allowance) -> Iterator[None]:
    """End this process, by the system's hand, if what stands inside uses too much time."""
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, allowance.cpu_seconds)
    signal.setitimer(signal.ITIMER_REAL, allowance.stuck_seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


def stream_decoder() -> Decoder:
    """Return the whole cascade, for frames that follow each other."""
    from pos_loyalty.scanner.cascade import StreamDecoder, whole_cascade

    cascade = whole_cascade()
    cascade.decode(_noise(_WARM_UP_SIZE))  # all stages, also those whose turn comes late
    # By its own processor's time: no stage is to blame for what others do on a busy machine.
    return StreamDecoder(cascade, monotonic=time.process_time)
