# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where two values of the domain differ, place by place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

SHOWN_CHARS_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where what was recorded is not what is decided now.

    Attributes:
        place: Such as ``fact.accruals.spend.amount``: things in a row are named by what they
            begin with where that tells them apart, else by their number from 0.
        recorded: As text; empty where nothing was.
        again: As text; empty where nothing is.
    """

    place: str
    recorded: str
    again: str


def differences(recorded: object, again: object, place: str = "") -> Iterator[Difference]:
    """Yield the innermost places where the two differ, in the order of the fields.

    Unequal values always differ somewhere: things in another order do so where they stand.
    """
    if recorded == again:
        return
    parts, others = _parts(recorded, again)
    is_whole = True
    for name in dict.fromkeys((*parts, *others)):
        inner = f"{place}.{name}" if place else name
        for difference in differences(parts.get(name), others.get(name), inner):
            is_whole = False
            yield difference
    if is_whole:
        yield Difference(place, _shown(recorded), _shown(again))


def _parts(recorded: object, again: object) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Return what each is made of, by name; nothing for what is shown whole."""
    if isinstance(recorded, tuple) and isinstance(again, tuple):
        names, others = _names(recorded), _names(again)
        if names is None or others is None:
            return dict(_numbered(recorded)), dict(_numbered(again))
        return dict(zip(names, recorded, strict=True)), dict(zip(others, again, strict=True))
    if type(recorded) is type(again):
        return _fields(recorded), _fields(again)
    return {}, {}


def _fields(value: object) -> Mapping[str, object]:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): part for key, part in value.items()}
    return {}


def _names(row: Sequence[object]) -> Sequence[str] | None:
    """Return what each thing in a row begins with; ``None`` where that does not tell them apart."""
    names = [str(getattr(part, fields(part)[0].name)) if is_dataclass(part) else "" for part in row]
    return names if len(set(names)) == len(names) and "" not in names else None


def _numbered(row: Sequence[object]) -> Iterator[tuple[str, object]]:
    return ((str(number), part) for number, part in enumerate(row))


def _shown(value: object) -> str:
    return "" if value is None else str(value)[:SHOWN_CHARS_MAX]
