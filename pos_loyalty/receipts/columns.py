# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rows in columns of letters that are all as wide: as a receipt printer writes them."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from pos_loyalty.domain.printed import Look, PrintedRow

_IN_THE_MIDDLE: Final = {Look.HEADING, Look.CENTRED}
_GAP: Final = 1


def lines_of(row: PrintedRow, columns: int) -> Iterator[str]:
    """Yield the lines of a row, none of them longer; the figure ends the last one."""
    if row.look is Look.RULE:
        yield "-" * columns
        return
    figure = row.figure[-columns:]
    room = columns - len(figure) - _GAP if figure else columns
    is_below = room < columns // 3
    lines = wrap(row.words, columns if is_below else room) or [""]
    if row.look in _IN_THE_MIDDLE:
        yield from (line.center(columns).rstrip() for line in lines)
        return
    if is_below:
        yield from lines
        yield figure.rjust(columns)
        return
    yield from lines[:-1]
    yield f"{lines[-1]:<{columns - len(figure)}}{figure}".rstrip()
