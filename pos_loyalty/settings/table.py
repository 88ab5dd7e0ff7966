# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A table of the settings file: takes its values, and says where one is wrong."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

C = TypeVar("C")


class InvalidSettings(ValueError):
    """The file cannot be used; says where and what to write instead."""

    def __init__(self, path: Path, place: str, advice: str) -> None:
        super().__init__(f"{path.name}: {place}: {advice}" if place else f"{path.name}: {advice}")
        self.place = place


class Table:
    """A table, and where it stands. What it does not say holds as the caller has it.

    Each of its methods raises ``InvalidSettings`` for a value that cannot be.

    Attributes:
        values: What stands there, of any kind.
    """

    def __init__(self, path: Path, values: Mapping[str, Any], place: str = "") -> None:
        """Make a table of what was read.

        Args:
            place: Such as ``readers.serial[0]``; empty for the file itself.
        """
        self.values = values
        self._path, self._place = path, place

    def wrong(self, key: str, advice: str) -> InvalidSettings:
        """Return what to raise.

        Args:
            key: Empty for the table itself.
            advice: What to write instead, without a capital and a full stop.
        """
        return InvalidSettings(self._path, self._place_of(key), advice)

    def require_known(self, keys: Collection[str]) -> None:
        """Refuse a table with other keys: one that is mistyped would do nothing."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(key, f"is not a setting; there are {', '.join(sorted(keys))}")

    def text(self, key: str) -> str:
        """Return a text without spaces around it; empty where there is none."""
        text = self.values.get(key, "")
        if not isinstance(text, str):
            raise self.wrong(key, 'is a text, in quotes: "…"')
        return text.strip()

    def path(self, key: str) -> Path | None:
        """Return a file beside the settings; ``None`` where none is named."""
        text = self.text(key)
        return self.beside(text) if text else None

    def beside(self, name: str) -> Path:
        """Return the file of that name beside the settings; an absolute one stays where it is."""
        return self._path.parent / name

    def switch(self, key: str, *, is_on_unless_said: bool) -> bool:
        """Return whether something is on."""
        is_on = self.values.get(key, is_on_unless_said)
        if not isinstance(is_on, bool):
            raise self.wrong(key, "is true or false")
        return is_on

    def number(self, key: str, default: int, *, least: int, most: int, of_what: str = "") -> int:
        """Return a whole number.

        Args:
            of_what: Ends the sentence that says what it may be, such as ``: percent``.
        """
        number = self.values.get(key, default)
        is_number = isinstance(number, int) and not isinstance(number, bool)
        if not is_number or not least <= number <= most:
            raise self.wrong(key, f"is a number from {least} to {most}{of_what}")
        return int(number)

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return one of the texts; empty, if that is among them, where nothing is said."""
        text = self.text(key)
        if text not in choices:
            raise self.wrong(key, f"is one of {', '.join(choice for choice in choices if choice)}")
        return text

    def one_of(self, key: str, choices: tuple[C, ...]) -> C:
        """Return one of the values, of just that kind; the first where nothing is said."""
        said = self.values.get(key, choices[0])
        for choice in choices:
            if said == choice and type(said) is type(choice):
                return choice
        allowed = ", ".join(str(choice).lower() for choice in choices)
        raise self.wrong(key, f"is one of {allowed}")

    def texts(self, key: str, *, most: int, chars_max: int, example: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty, as they stand.

        Args:
            most: How many there may be.
            example: Such as ``["~"]``.
        """
        listed = self.values.get(key, [])
        if not isinstance(listed, list) or len(listed) > most:
            raise self.wrong(key, f"is a list: {example}")
        for text in listed:
            if not isinstance(text, str) or not 1 <= len(text) <= chars_max:
                raise self.wrong(key, f"each is a text of 1 to {chars_max} characters")
        return tuple(listed)

    def table(self, key: str) -> "Table | None":
        """Return the table of that name; ``None`` where there is none."""
        found = self.values.get(key)
        if found is None:
            return None
        if not isinstance(found, dict):
            raise self.wrong(key, f"write it as a table: [{self._place_of(key)}]")
        return Table(self._path, found, self._place_of(key))

    def tables(self, key: str, *, most: int) -> "Sequence[Table]":
        """Return the tables of that name, in the order of the file."""
        listed, place = self.values.get(key, []), self._place_of(key)
        if not isinstance(listed, list) or len(listed) > most:
            raise self.wrong(key, f"write each as [[{place}]], {most} at the most")
        for index, values in enumerate(listed):
            if not isinstance(values, dict):
                raise self.wrong(f"{key}[{index}]", f"write it as [[{place}]]")
        return [
            Table(self._path, values, f"{place}[{index}]") for index, values in enumerate(listed)
        ]

    def _place_of(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place and key else self._place or key
