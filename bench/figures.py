# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Figures, their limits and what comes of them: the table, the JSON and the exit code."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Final

from bench.measure import Competition, Timing

EXIT_INSIDE: Final = 0
EXIT_OUTSIDE: Final = 1
EXIT_VOID: Final = 3


class Skipped(Exception):
    """The machine lacks what a measurement needs; says what."""


class CannotMeasure(Exception):
    """What was asked for is not there, or makes no sense; says what. The run has failed."""


class Verdict(StrEnum):
    """What a figure says about its promise."""

    INSIDE = "✓"
    OUTSIDE = "✗"
    VOID = "void"
    NO_LIMIT = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, and what was promised of it.

    Attributes:
        name: Unique within a run: the measurement, and which of its numbers.
        meaning: What is divided by what, or what was counted.
        unit: ``x`` for a ratio.
        limit: The most that it may be; ``None`` when it is only reported.
        is_exact: The limit is also the least.
        is_least: The limit is the least, and there is no most.
        is_void: The machine was too busy for it to mean anything.
        timings: What it was computed from.
        facts: Whatever else a reader needs, such as counts.
        table: Rows of numbers by name, each by the name of its column.
    """

    name: str
    meaning: str
    value: float
    unit: str = "x"
    limit: float | None = None
    is_exact: bool = False
    is_least: bool = False
    is_void: bool = False
    timings: Mapping[str, Timing] = field(default_factory=dict)
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
    table: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """Return what it says; a figure without a limit is never void."""
        if self.limit is None:
            return Verdict.NO_LIMIT
        if self.is_void:
            return Verdict.VOID
        is_enough = self.value >= self.limit if self.is_least or self.is_exact else True
        is_inside = is_enough and (self.is_least or self.value <= self.limit)
        return Verdict.INSIDE if is_inside else Verdict.OUTSIDE


def all_timings(competition: Competition) -> dict[str, Timing]:
    """Return the timings of a competition, the gauge's among them."""
    return {**competition.timings, "one page and fdatasync": competition.gauge}


def exit_code(figures: Sequence[Figure]) -> int:
    """Return 1 if a figure is outside, 0 if one is inside and none outside, 3 if all are void."""
    verdicts = {figure.verdict for figure in figures}
    if Verdict.OUTSIDE in verdicts:
        return EXIT_OUTSIDE
    if Verdict.VOID in verdicts and Verdict.INSIDE not in verdicts:
        return EXIT_VOID
    return EXIT_INSIDE


def as_json(
    figures: Sequence[Figure],
    *,
    failed: Sequence[str],
    is_quick: bool,
    skipped: Mapping[str, str] | None = None,
) -> str:
    """Return everything, with what kind of machine it was.

    Args:
        failed: Measurements that gave no figures, or not all.
        skipped: Why some could not be made here, by name.
    """
    machine: dict[str, object] = {"python": platform.python_version(), "cores": os.cpu_count()}
    machine |= {"system": platform.system(), "processor": platform.machine()}
    if hasattr(os, "getloadavg"):
        machine["load"] = round(os.getloadavg()[0], 2)
    rows = [_row(figure) for figure in figures]
    content = {"quick": is_quick, "machine": machine, "failed": failed}
    content |= {"skipped": dict(skipped or {}), "figures": rows}
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(figure: Figure) -> str:
    """Return the figure's lines of the table: the number and its limit, then its timings."""
    sign = "=" if figure.is_exact else "≥" if figure.is_least else "≤"
    limit = "" if figure.limit is None else f"{sign} {figure.limit:g}"
    value = f"{figure.value:,.2f} {figure.unit}"
    head = f"{figure.verdict.value:4} {figure.name:28}{value:>16}  {limit:8} {figure.meaning}"
    facts = [f"{'':8}{name}: {value}" for name, value in figure.facts.items()]
    return "\n".join([head, *facts, *_table_lines(figure.table), *_timing_lines(figure.timings)])


def _table_lines(table: Mapping[str, Mapping[str, float]]) -> list[str]:
    heads = list(dict.fromkeys(head for row in table.values() for head in row))
    if not heads:
        return []
    width = max(map(len, heads)) + 2
    lines = [f"{'':8}{'':20}" + "".join(f"{head:>{width}}" for head in heads)]
    for name, row in table.items():
        cells = (f"{row[head]:,.1f}" if head in row else "-" for head in heads)
        lines.append(f"{'':8}{name:20}" + "".join(f"{cell:>{width}}" for cell in cells))
    return lines


def _timing_lines(timings: Mapping[str, Timing]) -> list[str]:
    if not timings:
        return []
    heads = ("p10 us", "p50 us", "p99 us", "CPU us", "operations")
    lines = [f"{'':8}{'':44}" + "".join(f"{head:>12}" for head in heads)]
    for name, timing in timings.items():
        times = (timing.p10_us, timing.p50_us, timing.p99_us, timing.cpu_us)
        columns = "".join(f"{'' if time is None else f'{time:,.1f}':>12}" for time in times)
        lines.append(f"{'':8}{name:44}{columns}{timing.operations:12,}")
    return lines


def _row(figure: Figure) -> dict[str, object]:
    row = asdict(figure)
    row["void"] = row.pop("is_void")
    return {**row, "verdict": figure.verdict.name.lower()}
