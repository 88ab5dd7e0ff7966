# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What counts as read and as misread, and how often, how fast: arithmetic alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.measure import percentile
from bench.scan_decoders import same_text
from pos_loyalty.domain.scan import Symbology

NEVER: Final = 999.0
"""Seconds, or pixels, of what was never read: JSON has no infinity."""

_PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Look:
    """What one decoder made of one picture.

    Attributes:
        symbology: Of the picture's code; ``None`` when nobody said.
        has_code: There is something to be read.
        is_read: It was.
        wrong: Texts that do not stand in the picture.
        cpu_ms: Of this process.
    """

    symbology: Symbology | None
    condition: str
    has_code: bool
    is_read: bool
    wrong: tuple[str, ...]
    cpu_ms: float
    wall_ms: float


def judged(
    texts: Iterable[str], expected: str | None, also_there: Iterable[str] = ()
) -> tuple[bool, tuple[str, ...]]:
    """Return whether the expected text is among those read, and those that are wrong, in order.

    Args:
        expected: ``None`` when nothing is to be read: then whatever is read is wrong.
        also_there: Texts that stand in the picture too.
    """
    right = {same_text(text) for text in (expected, *also_there) if text is not None}
    read = dict.fromkeys(map(same_text, texts))
    is_read = expected is not None and same_text(expected) in read
    return is_read, tuple(text for text in read if text not in right)


def recall_percent(looks: Iterable[Look]) -> float:
    """Return the share that was read of the pictures that have a code; 0 where there are none."""
    asked = [look.is_read for look in looks if look.has_code]
    return _PERCENT * sum(asked) / len(asked) if asked else 0.0


def misreads(looks: Iterable[Look]) -> int:
    """Return in how many pictures something was read that does not stand there."""
    return sum(bool(look.wrong) for look in looks)


def recall_by(looks: Sequence[Look], key: Callable[[Look], str | None]) -> Mapping[str, float]:
    """Return the share that was read of each kind, in the order in which the kinds came first."""
    kinds = dict.fromkeys(kind for look in looks if look.has_code and (kind := key(look)))
    return {kind: recall_percent(one for one in looks if key(one) == kind) for kind in kinds}


def cpu_ms_at(looks: Iterable[Look], percent: float) -> float:
    """Return the percentile of the processor's time for a picture."""
    return percentile(sorted(look.cpu_ms for look in looks), percent)


def wall_ms_at(looks: Iterable[Look], percent: float) -> float:
    """Return the percentile of the time that a picture took by the clock on the wall."""
    return percentile(sorted(look.wall_ms for look in looks), percent)


def share_within_percent(seconds: Sequence[float | None], limit_seconds: float) -> float:
    """Return the share of passes read so soon; ``None`` is a pass that was never read."""
    soon = sum(one is not None and one <= limit_seconds for one in seconds)
    return _PERCENT * soon / len(seconds)


def seconds_at(seconds: Sequence[float | None], percent: float) -> float:
    """Return the percentile over all passes; one that was never read took ``NEVER``."""
    return percentile(sorted(NEVER if one is None else one for one in seconds), percent)


def smallest_read(read_by_size: Mapping[float, Sequence[bool]], share: float) -> float:
    """Return the smallest size of which, and of all larger ones, at least so many were read.

    ``NEVER`` when even the largest was not.
    """
    smallest = NEVER
    for size in sorted(read_by_size, reverse=True):
        tried = read_by_size[size]
        if sum(tried) < share * len(tried):
            break
        smallest = size
    return smallest
