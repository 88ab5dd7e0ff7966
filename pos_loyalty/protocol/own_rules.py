# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Asks every value of a document for the rules that it has of its own.

A value is made only when all inside it is sound; so of a document with two mistakes, one inside
the other, the types would name only the inner one, and the outer one after that is mended.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import Any

from pos_loyalty.protocol.document_shape import Part, parts


def broken_rules(content: object) -> Iterator[tuple[str, str]]:
    """Yield the place of each object that breaks a rule of its own, and the rule in words.

    Rules that look at what cannot be read yet say nothing.
    """
    for part in parts(content):
        if sentence := _refusal_of(part):
            yield part.place, sentence


def _refusal_of(part: Part) -> str:
    refuse_nonsense = getattr(part.made_of, "__post_init__", None)
    if refuse_nonsense is None:
        return ""
    try:
        refuse_nonsense(_unchecked(part))
    except ValueError as refusal:
        return str(refusal)
    except (AttributeError, TypeError):
        return ""  # something that it looks at is missing, or of another sort: that is said too
    return ""


def _unchecked(part: Part) -> object:
    """Return the value with its fields as they are written, sound or not; some may be missing."""
    value: object = object.__new__(part.made_of)
    for field in fields(part.made_of):
        if field.name in part.content:
            object.__setattr__(value, field.name, part.content[field.name])
        elif (default := _default_of(field)) is not MISSING:
            object.__setattr__(value, field.name, default)
    return value


def _default_of(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()
