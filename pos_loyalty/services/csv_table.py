# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads comma-separated values as spreadsheets and old programs save them.

UTF-8 with or without its mark, UTF-16 with it; separated by ``;``, ``,`` or tabs, whichever stands
in the first line most.
"""

import csv
import io
from collections.abc import Sequence
from typing import Final

_SEPARATORS: Final = ";,\t"

MORE_THAN_NAMES: Final = (
    "The line has more cells than the first line has names. Put an amount with a comma into"
    ' quotation marks, such as "4,50", or part the columns by ;.'
)

Row = tuple[int, Sequence[str]]
"""The line that a row begins in, counted from 1, and its cells."""


class BrokenTable(ValueError):
    """The text is no table.

    Attributes:
        line: Counted from 1; 0 for the whole file.
        text: What is wrong and what to do, in a sentence or two.
    """

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}" if line else text)
        self.line, self.text = line, text


def read_table(content: bytes, rows_max: int) -> list[Row]:
    """Return the rows, the line with the names of the columns first.

    Args:
        rows_max: How many there may be below the first.

    Raises:
        BrokenTable: If it cannot be taken apart, or has too many rows.
    """
    text = _text(content)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    line = 1  # where the next one begins: one with quotation marks may have several
    try:
        for cells in table:
            rows.append((line, cells))
            line = table.line_num + 1
            if len(rows) > rows_max + 1:
                raise BrokenTable(0, f"There are more than {rows_max:,} lines.")
    except csv.Error as error:
        advice = "Look for a lone quotation mark."
        raise BrokenTable(line, f"The line cannot be taken apart ({error}). {advice}") from error
    return rows


def has_more(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a row says more than there are names of columns: see ``MORE_THAN_NAMES``."""
    named = max((at for at, name in enumerate(names, start=1) if name.strip()), default=0)
    return any(map(str.strip, cells[named:]))


def _text(content: bytes) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        advice = "Save the file as CSV in UTF-8; Excel calls it “CSV UTF-8”."
        raise BrokenTable(line, f"The letters here are not in UTF-8. {advice}") from error
