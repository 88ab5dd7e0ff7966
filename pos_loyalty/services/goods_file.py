# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the shop's goods from the file that a spreadsheet or the register's own program saved.

Whoever keeps the file is told of everything that is wrong with it at once, line by line, and what
to do about it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pos_loyalty.domain.check_digits import are_digits, gs1_check_digit
from pos_loyalty.domain.goods import (
    Catalogue,
    CatalogueItem,
    MeasuredCode,
    NoSuchPattern,
    gtin_key,
    measured_code,
)
from pos_loyalty.domain.money import parse_amount
from pos_loyalty.services.csv_table import (
    MORE_THAN_NAMES,
    BrokenTable,
    Row,
    has_more,
    read_table,
)

FILE_BYTES_MAX: Final = 16 * 1024 * 1024
ROWS_MAX: Final = 50_000
MISTAKES_MAX: Final = 100
"""Who has so many looks at the first ones."""

COLUMNS: Final = ("gtin", "name", "price", "sku", "category", "tags")
_NEEDED: Final = COLUMNS[:2]
_TAGS_MAX: Final = 20
_NAME_CHARS_MAX: Final = 120
_WORD_CHARS_MAX: Final = 64
"""As long as what the server takes."""

_PRICE_MINOR_MAX: Final = 1_000_000_000
_GTIN_CHARS: Final = (8, 12, 13, 14)
_SPACES: Final = {ord(" "): None, 0xA0: None, 0x202F: None}


@dataclass(frozen=True, slots=True)
class GoodsMistake:
    """One thing that is wrong in the file.

    Attributes:
        line: Counted from 1, as editors and spreadsheets do; 0 for the whole file.
        text: What is wrong and what to do, in a sentence or two.
    """

    line: int
    text: str

    def __str__(self) -> str:
        """Return both, on one line."""
        return f"line {self.line}: {self.text}" if self.line else self.text


class BrokenGoodsFile(ValueError):
    """The file cannot be used.

    Attributes:
        mistakes: In the order of the file; the first 100 where there are more.
        count: How many there are.
    """

    def __init__(self, mistakes: Sequence[GoodsMistake]) -> None:
        self.count = len(mistakes)
        self.mistakes = tuple(mistakes[:MISTAKES_MAX])
        super().__init__("; ".join(map(str, self.mistakes)))


def read_goods(content: bytes, currency: str) -> Catalogue:
    """Return the catalogue that a file says.

    Args:
        content: Comma-separated values with a line of column names first: UTF-8, or UTF-16 with
            its mark; separated by ``;``, ``,`` or tabs.
        currency: ISO 4217: how many digits a price may have after its comma or point.

    Raises:
        BrokenGoodsFile: If anything in it cannot be used; it says everything that is.
    """
    reading = _Reading(currency)
    rows = _rows(content)
    names = reading.names(rows[0][1]) if rows else {}
    for line, cells in rows[1:]:
        if has_more(rows[0][1], cells):
            reading.note(line, MORE_THAN_NAMES)
            continue
        reading.take(line, {name: cells[at] for name, at in names.items() if at < len(cells)})
    if not (reading.items or reading.measured or reading.mistakes):
        reading.note(0, "The file names no goods.")
    if reading.mistakes:
        raise BrokenGoodsFile(reading.mistakes)
    return Catalogue(reading.items, reading.measured)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and what was wrong with it."""

    currency: str
    mistakes: list[GoodsMistake] = field(default_factory=list)
    items: dict[str, CatalogueItem] = field(default_factory=dict)
    measured: list[tuple[MeasuredCode, CatalogueItem]] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)

    def note(self, line: int, text: str) -> None:
        self.mistakes.append(GoodsMistake(line, text))

    def names(self, header: Sequence[str]) -> Mapping[str, int]:
        """Return where each column stands; one whose name begins with # is passed over."""
        places: dict[str, int] = {}
        for at, title in enumerate(header):
            name = title.strip().casefold()
            if name.startswith("#") or not name:
                continue
            if name not in COLUMNS:
                known = ", ".join(COLUMNS)
                advice = f"There are {known}; put # before the name of any other."
                self.note(1, f"No column is called {_shown(title)}. {advice}")
            elif name in places:
                self.note(1, f"Two columns are called {name}. Take one out.")
            else:
                places[name] = at
        for name in _NEEDED:
            if name not in places:
                self.note(1, f"The column {name} is missing. Name it in the first line.")
        return places if all(name in places for name in _NEEDED) else {}

    def take(self, line: int, cells: Mapping[str, str]) -> None:
        """Take one row; an empty one is passed over, and so is each while columns are missing."""
        said = {name: cell.strip() for name, cell in cells.items()}
        if not any(said.values()):
            return
        gtin = said.get("gtin", "").translate(_SPACES).upper()
        before = len(self.mistakes)
        measured = self._measured(line, gtin) if gtin.endswith("X") else None
        if measured is None and len(self.mistakes) == before:
            self._require_gtin(line, gtin)
        item = CatalogueItem(
            sku=self._word(line, "sku", said.get("sku", "")) or gtin,
            name=self._word(line, "name", said.get("name", ""), _NAME_CHARS_MAX, is_needed=True),
            category=self._word(line, "category", said.get("category", "")),
            tags=self._tags(line, said.get("tags", "")),
            price_minor=self._price(line, said.get("price", "")),
        )
        if len(self.mistakes) > before or self._is_second(line, gtin, measured):
            return
        if measured is None:
            self.items[gtin_key(gtin)] = item
        else:
            self.measured.append((measured, item))

    def _measured(self, line: int, pattern: str) -> MeasuredCode | None:
        try:
            return measured_code(pattern)
        except NoSuchPattern:
            self.note(
                line,
                f"{_shown(pattern)} does not say how a scale's code is built. Write 13 characters:"
                " the article's digits (beginning with 02, 04 or 2), at least four P for the price"
                " or W for the weight, and X for the last digit, such as 2112345WWWWWX.",
            )
            return None

    def _require_gtin(self, line: int, gtin: str) -> None:
        if not gtin:
            self.note(line, "The gtin is missing. Write the number below the bars.")
        elif "E+" in gtin:
            advice = "Format the column as text, and write the number again."
            self.note(line, f"The spreadsheet has shortened the gtin to {_shown(gtin)}. {advice}")
        elif not are_digits(gtin):
            self.note(line, f"The gtin {_shown(gtin)} has more than digits in it.")
        elif len(gtin) not in _GTIN_CHARS:
            advice = "A spreadsheet drops zeros at the beginning: format the column as text."
            self.note(
                line,
                f"The gtin {_shown(gtin)} has {len(gtin)} digits, not 8, 12, 13 or 14. {advice}",
            )
        elif gs1_check_digit(gtin[:-1]) != gtin[-1]:
            right = gs1_check_digit(gtin[:-1])
            self.note(
                line,
                f"The gtin {gtin} is mistyped: after {gtin[:-1]} comes {right}. Compare it with"
                " the number below the bars.",
            )

    def _word(
        self,
        line: int,
        column: str,
        text: str,
        chars_max: int = _WORD_CHARS_MAX,
        *,
        is_needed: bool = False,
    ) -> str:
        if is_needed and not text:
            self.note(line, f"The {column} is missing.")
        if len(text) > chars_max:
            self.note(line, f"The {column} has {len(text)} characters; shorten it to {chars_max}.")
        elif not text.isprintable():
            self.note(line, f"The {column} has a line break or another mark that cannot be shown.")
        return text

    def _tags(self, line: int, text: str) -> tuple[str, ...]:
        tags = tuple(tag.strip() for tag in text.split("|") if tag.strip())
        if len(tags) > _TAGS_MAX:
            self.note(line, f"There are {len(tags)} tags; {_TAGS_MAX} are the most.")
        return tuple(self._word(line, "tag", tag) for tag in tags[:_TAGS_MAX])

    def _price(self, line: int, text: str) -> int | None:
        if not text:
            return None
        try:
            minor = parse_amount(text.translate(_SPACES), self.currency)
        except ValueError:
            self.note(line, f"The price {_shown(text)} is no amount. Write it like 4,50 or 4.50.")
            return None
        if minor > _PRICE_MINOR_MAX:
            self.note(line, f"The price {_shown(text)} is too high to be one.")
            return None
        return minor

    def _is_second(self, line: int, gtin: str, measured: MeasuredCode | None) -> bool:
        key = measured.beginning if measured else gtin_key(gtin)
        first = self._lines.setdefault(key, line)
        if first == line:
            return False
        self.note(line, f"The gtin {gtin} stands in line {first} too. Take one of them out.")
        return True


def _rows(content: bytes) -> list[Row]:
    if len(content) > FILE_BYTES_MAX:
        text = f"The file is larger than {FILE_BYTES_MAX // (1024 * 1024)} MB."
        raise BrokenGoodsFile([GoodsMistake(0, text)])
    try:
        return read_table(content, ROWS_MAX)
    except BrokenTable as broken:
        raise BrokenGoodsFile([GoodsMistake(broken.line, broken.text)]) from broken


def _shown(text: str) -> str:
    """Return a part of the file as it may stand in a sentence."""
    kept = text.strip()[:40]
    return "“" + "".join(char if char.isprintable() else "?" for char in kept) + "”"
