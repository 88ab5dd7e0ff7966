# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a statement has found: SQLAlchemy's rows, without most of what its results cost."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy.engine import IteratorResult, Row
from sqlalchemy.engine.result import SimpleResultMetaData


class Answer:
    """All rows at once. What is asked of it seldom, SQLAlchemy's own result answers.

    Attributes:
        rowcount: How many rows the statement changed.
    """

    def __init__(self, names: tuple[str, ...], rows: Sequence[Any], rowcount: int) -> None:
        """Take rows as the driver returns them."""
        self._names: Final = names
        self._rows: Final = rows
        self.rowcount: Final = rowcount

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all that a result has
        return getattr(IteratorResult(_metadata(self._names), iter(self._rows)), name)

    def __iter__(self) -> Iterator[Row[Any]]:
        return iter(self.all())

    def all(self) -> list[Row[Any]]:
        """Return the rows."""
        if not self._rows:
            return []
        metadata = _metadata(self._names)
        keys = metadata._key_to_index  # noqa: SLF001 - as its results make rows
        return [Row(metadata, None, keys, row) for row in self._rows]

    def first(self) -> Row[Any] | None:
        """Return the first row, if any."""
        if not self._rows:
            return None
        metadata = _metadata(self._names)
        return Row(metadata, None, metadata._key_to_index, self._rows[0])  # noqa: SLF001 - as above

    def scalar_one_or_none(self) -> Any:  # noqa: ANN401 - of any column
        """Return the only value, or ``None`` where there is no row."""
        if not self._rows:
            return None
        return self.scalar_one()

    def scalar_one(self) -> Any:  # noqa: ANN401 - of any column
        """Return the only value."""
        if len(self._rows) != 1:
            return self.__getattr__("scalar_one")()
        return self._rows[0][0]


@lru_cache(maxsize=1_000)
def _metadata(names: tuple[str, ...]) -> SimpleResultMetaData:
    return SimpleResultMetaData(names)
