# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which part of a document is which value of the domain, as far as the document lets it be seen.

It walks JSON along the domain's own types, and takes a broken document too: what cannot be told
is passed over. So a check that asks for all rewards, or for all dates, needs to know neither where
they may stand nor whether the rest is sound.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Literal, get_args, get_origin, get_type_hints

from pos_loyalty.domain.program.document import Program

KIND = "kind"
"""The field that tells the values apart where one of several may stand."""


@dataclass(frozen=True, slots=True)
class Part:
    """An object in the document, and what it is to become.

    Attributes:
        place: Such as ``earning[2].trigger``; empty for the document.
        made_of: The dataclass.
        content: As it is written: its values may be anything.
    """

    place: str
    made_of: type
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kindless:
    """An object that may be one of several, and does not say which.

    Attributes:
        said: What stands for its kind; ``None`` where nothing does.
        kinds: Those there are.
    """

    place: str
    said: object
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a member reads.

    Attributes:
        by_language: As it is written: its values may be anything.
    """

    place: str
    by_language: Mapping[str, object]


Found = Part | Kindless | Texts


@cache
def fields_of(made_of: type) -> Mapping[str, object]:
    """Return the fields of a dataclass and their types, in their order."""
    hints = get_type_hints(made_of)
    return {field.name: hints[field.name] for field in fields(made_of)}


@cache
def dataclasses_in(annotation: object) -> tuple[type, ...]:
    """Return the dataclasses that a value of that type may be."""
    if is_dataclass(annotation):
        return (annotation,) if isinstance(annotation, type) else ()
    if get_origin(annotation) in {tuple, Mapping, Literal} or not get_args(annotation):
        return ()
    return tuple(found for arm in get_args(annotation) for found in dataclasses_in(arm))


@cache
def kind_of(made_of: type) -> str | None:
    """Return the word by which a document names it; ``None`` where nothing else can stand."""
    words = get_args(fields_of(made_of).get(KIND))
    return words[0] if words else None


@cache
def types_in_documents() -> tuple[type, ...]:
    """Return every dataclass and every choice of words that a document can be made of."""
    seen: dict[type, None] = {}
    waiting: list[object] = [Program]
    while waiting:
        annotation = waiting.pop(0)
        if isinstance(annotation, type) and annotation not in seen:
            if is_dataclass(annotation):
                waiting += fields_of(annotation).values()
                seen[annotation] = None
            elif issubclass(annotation, StrEnum):
                seen[annotation] = None
        elif get_origin(annotation) is not Literal:
            waiting += get_args(annotation)
    return tuple(seen)


def parts(content: object) -> Iterator[Part]:
    """Yield every object of a programme document that can be told, outer ones first."""
    return (found for found in _walk(content, Program, "") if isinstance(found, Part))


def kindless(content: object) -> Iterator[Kindless]:
    """Yield the objects whose kind is missing, or unknown."""
    return (found for found in _walk(content, Program, "") if isinstance(found, Kindless))


def texts(content: object) -> Iterator[Texts]:
    """Yield everything that a member reads, in the order of the document's fields."""
    return (found for found in _walk(content, Program, "") if isinstance(found, Texts))


def _walk(content: object, annotation: object, place: str) -> Iterator[Found]:
    if isinstance(content, dict):
        yield from _walk_object(content, annotation, place)
    elif isinstance(content, list):
        inner = _argument_of(annotation, tuple, 0)
        for index, value in enumerate(content):
            yield from _walk(value, inner, f"{place}[{index}]")


def _walk_object(
    content: Mapping[str, object],
    annotation: object,
    place: str,
) -> Iterator[Found]:
    candidates = dataclasses_in(annotation)
    if annotation == Mapping[str, str]:
        yield Texts(place, content)
    elif not candidates:
        inner = _argument_of(annotation, Mapping, 1)
        for key, value in content.items():
            yield from _walk(value, inner, below(place, key))
    elif (made_of := _told(content, candidates)) is None:
        kinds = tuple(kind for kind in map(kind_of, candidates) if kind)
        yield Kindless(place, content.get(KIND), kinds)
    else:
        yield Part(place, made_of, content)
        for name, inner in fields_of(made_of).items():
            if isinstance(content.get(name), (dict, list)):
                yield from _walk(content[name], inner, below(place, name))


def _told(content: Mapping[str, object], candidates: Sequence[type]) -> type | None:
    if len(candidates) == 1 and kind_of(candidates[0]) is None:
        return candidates[0]
    named = (made_of for made_of in candidates if kind_of(made_of) == content.get(KIND))
    return next(named, None)


def _argument_of(annotation: object, origin: type, index: int) -> object:
    """Return what a tuple or a mapping holds; ``None`` where it is neither."""
    arms = get_args(annotation) if get_origin(annotation) is UnionType else (annotation,)
    return next((get_args(arm)[index] for arm in arms if get_origin(arm) is origin), None)


def outer_place(place: str) -> str:
    """Return the place of what holds what stands at ``place``; empty for the document."""
    return place[: max(place.rfind("."), place.rfind("["), 0)]


def below(place: str, name: str) -> str:
    """Return the place of a field of what stands at ``place``."""
    return f"{place}.{name}" if place else name
