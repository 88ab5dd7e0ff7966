# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A document as the checks see it: its parts, however broken the rest may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from pos_loyalty.protocol.document_shape import Part, Texts, below, parts, texts


@dataclass(frozen=True, slots=True)
class Reading:
    """All that could be told of a document.

    Attributes:
        parts: In the document's order, outer ones first.
        texts: What members read.
        order: Where among the parts each place stands.
    """

    parts: tuple[Part, ...]
    texts: tuple[Texts, ...]
    order: Mapping[str, int]

    def of(self, *kinds: type) -> Iterator[Part]:
        """Yield the parts of these kinds, in the document's order."""
        return (part for part in self.parts if part.made_of in kinds)

    def within(self, outer: Part) -> Iterator[Part]:
        """Yield the parts inside another one: they follow it in the document's order."""
        following = range(self.order[outer.place] + 1, len(self.parts))
        inside = takewhile(lambda i: self.parts[i].place.startswith(f"{outer.place}."), following)
        return (self.parts[index] for index in inside)

    @property
    def effective_from(self) -> date | None:
        """Return the programme's first day; ``None`` where it cannot be told."""
        return next((day(part, "effective_from") for part in self.parts if not part.place), None)


def read(content: object) -> Reading:
    """Return what can be told of the values of a document."""
    found = tuple(parts(content))
    order = {part.place: index for index, part in enumerate(found)}
    return Reading(found, tuple(texts(content)), order)


def number(part: Part, name: str) -> int | None:
    """Return a field's whole number; ``None`` where it holds anything else."""
    value = part.content.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text(part: Part, name: str) -> str:
    """Return a field's text; empty where it holds anything else."""
    value = part.content.get(name)
    return value if isinstance(value, str) else ""


def day(part: Part, name: str) -> date | None:
    """Return a field's day; ``None`` where it holds anything else."""
    try:
        return date.fromisoformat(text(part, name))
    except ValueError:
        return None


def strings(part: Part, name: str) -> tuple[tuple[str, str], ...]:
    """Return the texts of a field, one or a list of them, each with its place."""
    value, place = part.content.get(name), below(part.place, name)
    if isinstance(value, str):
        return ((place, value),)
    listed = value if isinstance(value, list) else []
    return tuple((f"{place}[{i}]", v) for i, v in enumerate(listed) if isinstance(v, str))
