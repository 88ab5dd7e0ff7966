# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale as lines of a CSV file, for registers that can write nothing else.

A row is a line of the receipt. What is of the whole sale stands in the first row; later rows leave
it empty, or say the same.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pos_loyalty.domain.money import parse_amount
from pos_loyalty.protocol.register_messages import LINES_MAX
from pos_loyalty.services.csv_table import MORE_THAN_NAMES, BrokenTable, has_more, read_table

OF_SALE: Final = ("register", "receipt_no", "business_at", "card", "currency")
OF_LINE: Final = ("amount", "quantity", "gtin", "sku", "category", "tax")
_NEEDED: Final = ("register", "receipt_no", "business_at", "card", "amount")
_MILLI_CURRENCY: Final = "KWD"
"""Quantities have up to three digits after their point, as some currencies do."""


def sale_in_csv(content: bytes, currency: str) -> Mapping[str, Any]:
    """Return the sale as ``SaleIn`` takes it, which looks at the values.

    Args:
        content: See ``csv_table`` for how it may be written.
        currency: ISO 4217, of a file that names none.

    Raises:
        BrokenTable: If it is no table of a sale; it says what to mend.
    """
    rows = read_table(content, LINES_MAX)
    if len(rows) < 2:  # noqa: PLR2004 - the names, and a line
        raise BrokenTable(
            0, "The file has no sale: name the columns, then a line for each article."
        )
    names = _names(rows[0][1])
    said = [
        (line, _cells(line, names, cells)) for line, cells in rows[1:] if any(map(str.strip, cells))
    ]
    if not said:
        raise BrokenTable(0, "The file has no line of a sale.")
    sale = _of_sale(said)
    sale.setdefault("currency", currency)
    sale["lines"] = [_line(number, cells, str(sale["currency"])) for number, cells in said]
    return sale


def _names(header: Sequence[str]) -> tuple[str, ...]:
    names = tuple(name.strip().casefold() for name in header)
    for name in names:
        if name and name not in OF_SALE + OF_LINE:
            known = ", ".join(OF_SALE + OF_LINE)
            raise BrokenTable(1, f"No column is called “{name[:40]}”. There are {known}.")
        if name and names.count(name) > 1:
            raise BrokenTable(1, f"Two columns are called {name}.")
    for name in _NEEDED:
        if name not in names:
            raise BrokenTable(1, f"The column {name} is missing.")
    return names


def _cells(line: int, names: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    if has_more(names, cells):
        raise BrokenTable(line, MORE_THAN_NAMES)
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}


def _of_sale(said: Sequence[tuple[int, Mapping[str, str]]]) -> dict[str, Any]:
    first = said[0][1]
    for line, cells in said[1:]:
        for name in OF_SALE:
            if cells.get(name, first.get(name)) != first.get(name):
                raise BrokenTable(line, f"Another {name} begins: write a file for each sale.")
    return {name: first[name] for name in OF_SALE if name in first}


def _line(line: int, cells: Mapping[str, str], currency: str) -> dict[str, Any]:
    made: dict[str, Any] = {"gross_minor": _amount(line, "amount", cells, currency)}
    if "quantity" in cells:
        made["quantity_milli"] = _amount(line, "quantity", cells, _MILLI_CURRENCY)
    if "tax" in cells:
        made["tax_minor"] = _amount(line, "tax", cells, currency)
    return made | {name: cells[name] for name in ("gtin", "sku", "category") if name in cells}


def _amount(line: int, name: str, cells: Mapping[str, str], currency: str) -> int:
    try:
        return parse_amount(cells.get(name, ""), currency)
    except ValueError as error:
        text = f"The {name} is no number. Write it like 4,50 or 4.50, without a currency."
        raise BrokenTable(line, text) from error
