# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What comes back of a sale, as it is said in a golden case."""

from collections.abc import Callable, Mapping
from typing import Final

from tests.domain.program.golden_language.phrases import Phrase, phrase, read
from tests.domain.program.golden_language.shop import Receipt


def pieces_of(receipt: Receipt, text: str) -> Mapping[int, int]:
    """Return how much of each line comes back: ``the coffee and 2.00 of line 3``.

    Raises:
        ValueError: If a part of it cannot be understood, or is not on the receipt.
    """
    more: dict[int, int] = {}
    for part in text.split(" and "):
        more |= read(part, _PIECES, "something to bring back")(receipt)
    return more


def _left(receipt: Receipt) -> dict[int, int]:
    """Return what has not come back yet, by line."""
    return {
        line.line_id: line.gross_minor - receipt.returned.get(line.line_id, 0)
        for line in receipt.sold.fact.sale.lines
    }


def _line_of(receipt: Receipt, sku: str) -> int:
    found = [line.line_id for line in receipt.sold.fact.sale.lines if line.sku == sku]
    if len(found) != 1:
        raise ValueError(f"{len(found)} lines of {sku} on the receipt")
    return found[0]


def _left_of(receipt: Receipt, sku: str) -> int:
    return _left(receipt)[_line_of(receipt, sku)]


_Pieces = Callable[[Receipt], Mapping[int, int]]

_PIECES: Final[tuple[Phrase[_Pieces], ...]] = (
    phrase("everything", lambda: _left),
    phrase("line {number}", lambda n: lambda receipt: {n: _left(receipt)[n]}),
    phrase("{money} of line {number}", lambda minor, n: lambda _: {n: minor}),
    phrase("the {id}", lambda i: lambda receipt: {_line_of(receipt, i): _left_of(receipt, i)}),
    phrase("{money} of the {id}", lambda minor, i: lambda receipt: {_line_of(receipt, i): minor}),
)
