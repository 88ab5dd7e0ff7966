# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Statements that come again: compiled by SQLAlchemy once, and known by themselves from then on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from weakref import WeakSet

from sqlalchemy import Executable, LargeBinary, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Delete, Insert
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]
Known = Select[Any] | Insert | Update | Delete

KINDS: Final = (Select, Insert, Update, Delete)

_STATEMENTS_MAX: Final = 1_000


class _Text(NamedTuple):
    """A text for lists of some lengths.

    Attributes:
        places: Which value stands where: its name, and where in the list if it is of one.
    """

    text: str
    places: Sequence[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that comes again.

    Attributes:
        text: As the driver takes it; where ``varying`` is, it depends on how many values there are.
        names: Of its values, in the order of the text.
        own: Values that it brings along.
        readers: By column, what makes a value of what the driver returns; ``None`` where no
            column needs any.
        varying: ``None`` where the text is the same for all values.
        lists: Names of what is a list of values.
        texts: Those that were made, by the lengths of the lists.
    """

    text: str
    names: Sequence[str]
    own: Values
    readers: Sequence[Callable[[Any], Any] | None] | None
    varying: SQLCompiler | None
    lists: Sequence[str] = ()
    texts: dict[tuple[int, ...], "_Text"] = field(default_factory=dict)

    def bound(self, values: Values) -> tuple[str, Sequence[Any]]:
        """Return the text and the values in its order."""
        own = self.own
        if self.varying is None:
            return self.text, [values[n] if n in values else own[n] for n in self.names]
        given = {**own, **values}
        lengths = tuple([len(given[name]) for name in self.lists])
        if lengths not in self.texts:
            self.texts[lengths] = _text_for(self.varying, given)
        made = self.texts[lengths]
        return made.text, [given[n] if at is None else given[n][at] for n, at in made.places]

    def read(self, rows: list[Any]) -> list[Any]:
        """Return rows as SQLAlchemy reads them."""
        readers = self.readers
        if readers is None:
            return rows
        return [
            tuple([v if read is None else read(v) for v, read in zip(row, readers, strict=True)])
            for row in rows
        ]


_met: Final[WeakSet[Executable]] = WeakSet()
_known: Final[dict[tuple[Executable, frozenset[str] | None], Statement | None]] = {}


def known(statement: Known, values: Values, dialect: Dialect) -> Statement | None:
    """Return a statement from the second time on that it comes; ``None`` if it is not for us.

    Args:
        values: Those of the first row, where it is run for many.
    """
    key = (statement, None if isinstance(statement, Select) else frozenset(values))
    try:
        return _known[key]
    except KeyError:
        pass
    if statement in _met and len(_known) < _STATEMENTS_MAX:
        _known[key] = _compiled(statement, values, dialect)
    _met.add(statement)
    return None


def _compiled(statement: Known, values: Values, dialect: Dialect) -> Statement | None:
    keys = None if isinstance(statement, Select) else sorted(values)
    compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=keys)
    binds = compiled.binds.values()
    if compiled.insert_prefetch or compiled.update_prefetch:
        return None
    if any(_is_made_anew(bind.type, bind.type.bind_processor(dialect)) for bind in binds):
        return None
    readers = [_reader(column.type, dialect) for column in statement.exported_columns]
    own = dict(compiled.params)
    lists = [name for name in own if compiled.binds[name].expanding]
    return Statement(
        compiled.string,
        tuple(compiled.positiontup or ()),
        own,
        readers if any(readers) else None,
        compiled if lists else None,
        lists,
    )


def _text_for(compiled: SQLCompiler, values: Values) -> _Text:
    """Return the text for lists that are as long as these."""
    state = compiled.construct_expanded_state(values)
    places: dict[str, tuple[str, int | None]] = {
        made: (name, at)
        for name, of_list in state.parameter_expansion.items()
        for at, made in enumerate(of_list)
    }
    return _Text(state.statement, [places.get(n, (n, None)) for n in state.positiontup or ()])


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    read = kind.result_processor(dialect, None)
    return read if _is_made_anew(kind, read) else None


def _is_made_anew(kind: TypeEngine[Any], processor: object) -> bool:
    """Return whether a value is another one for the driver; bytes are bytes for it."""
    return processor is not None and not isinstance(kind, LargeBinary)
