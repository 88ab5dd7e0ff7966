# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What came of many seeds, in sentences."""

from collections.abc import Iterator, Mapping
from typing import Final

from pos_loyalty.simulation.script import Sizes
from pos_loyalty.simulation.summary import Failure, Hunt, Summary

_DAY_SECONDS: Final = 86_400
_SCRIPT_LINES: Final = 40
_TAKEN: Final = "taken: "


def in_sentences(summary: Summary, sizes: Sizes) -> Iterator[str]:
    """Yield lines about all that was played."""
    many = f"{summary.seeds:,} shops with {sizes}"
    if summary.hunts:
        yield f"{many}, with bugs planted:"
        yield from map(_hunted, summary.hunts)
    elif summary.failures:
        yield f"{many}: {len(summary.failures)} broke what must hold."
    elif summary.seeds:
        yield f"{many}: nothing lost, nothing twice, nothing overspent."
    else:
        yield "nothing was played to its end"
        return
    for failure in summary.failures:
        yield from _failed(failure)
    yield from _figures(summary)


def _figures(summary: Summary) -> Iterator[str]:
    days, ratio = summary.simulated_seconds / _DAY_SECONDS, summary.ratio or 0
    yield (
        f"  {summary.promises:,} promises to members; {days:,.0f} days in "
        f"{summary.real_seconds:,.0f} s of one core: {ratio:,.0f} times as fast as the clock"
    )
    share = "" if summary.share_served is None else f" ({summary.share_served:.0%})"
    yield (
        f"  redeemed without the network: {summary.tried:,} tried, {summary.servable:,} servable, "
        f"{summary.served:,} served{share}; overspent {summary.overspent:,} times"
    )
    yield f"  what went wrong around them: {_counted(summary.faults)}"
    if never := sorted(fault for fault, count in summary.faults.items() if not count):
        yield f"  what never did: {', '.join(never)}"
    taken = {
        what.removeprefix(_TAKEN): count
        for what, count in summary.outcomes.items()
        if what.startswith(_TAKEN)
    }
    yield f"  how operations were taken: {_counted(taken)}"


def _hunted(hunt: Hunt) -> str:
    if hunt.failure is None:
        return f"  {hunt.bug:21}NOT FOUND in {hunt.seeds:,} seeds, {hunt.seconds:.0f} s"
    where = f"seed {hunt.failure.seed}, after {hunt.seeds:,} seeds and {hunt.seconds:.0f} s"
    return f"  {hunt.bug:21}found: {hunt.failure.invariant}, {where}"


def _failed(failure: Failure) -> Iterator[str]:
    yield f"seed {failure.seed} breaks {failure.invariant}: {failure.what}"
    if failure.script:
        yield f"  enough for it, with {failure.tills} tills for {failure.days} days:"
        yield from (f"    {line}" for line in failure.script[:_SCRIPT_LINES])
        if left := failure.script[_SCRIPT_LINES:]:
            yield f"    and {len(left)} more"
    yield f"  again: {failure.replay}"


def _counted(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count:,}" for name, count in ordered if count) or "nothing"
