# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Says what does not fit the shape of a document, in the words of the one who wrote it.

The checking itself is pydantic's. Of its complaints about a value that may be one of several
kinds, those of the kinds that were not meant are noise, and left out.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from pydantic_core import ErrorDetails

from pos_loyalty.protocol.document_shape import (
    KIND,
    Kindless,
    below,
    fields_of,
    kindless,
    outer_place,
    parts,
    types_in_documents,
)
from pos_loyalty.protocol.field_docs import field_docs_of
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.own_rules import broken_rules

_SHOWN_CHARS_MAX: Final = 40

_WANTED: Final = {
    "int_type": "a whole number, such as 100, without quotes",
    "string_type": "a text in double quotes",
    "bool_type": "true or false, without quotes",
    "date_type": 'a day, such as "2026-12-24"',
    "date_parsing": 'a day that there is, such as "2026-12-24"',
    "dict_type": "an object in curly brackets",
    "mapping_type": "an object in curly brackets",
    "dataclass_type": "an object in curly brackets",
    "model_type": "an object in curly brackets",
    "tuple_type": "a list in square brackets",
}
_QUOTED: Final = re.compile(r"'([^']*)'")
_WORD: Final = re.compile(r"[a-z_]+")


def shape_mistakes(content: object, complaints: Iterable[ErrorDetails]) -> tuple[Mistake, ...]:
    """Return what does not fit, each thing once.

    Args:
        content: The document's values.
        complaints: Pydantic's, about an envelope with the document in its one field.
    """
    of_unknown_kind = {object_.place for object_ in kindless(content)}
    told = {part.place: part.made_of for part in parts(content)}
    found = list(kind_mistakes(content))
    for complaint in complaints:
        place = _meant_place(complaint["loc"][1:], told)
        if place is not None and not _is_within(place, of_unknown_kind):
            found.append(_mistake(complaint, place, told))
    found += [_rule_mistake(sentence, place, told) for place, sentence in broken_rules(content)]
    return tuple(dict.fromkeys(found))


def kind_mistakes(content: object) -> tuple[Mistake, ...]:
    """Return the objects that do not say what they are, though one of several may stand there."""
    return tuple(_kind_mistake(found) for found in kindless(content))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return what was probably meant, and all that there is, as advice."""
    words = sorted(set(known))
    if not words:
        return "There is none."
    close = get_close_matches(word, words, n=1)
    meant = f"Did you mean {close[0]}? " if close else ""
    return f"{meant}Known: {', '.join(words)}."


def shown(value: object) -> str:
    """Return a value as it is written in the document, cut to what fits a sentence."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN_CHARS_MAX else f"{text[:_SHOWN_CHARS_MAX]}…"


@cache
def _class_names() -> frozenset[str]:
    """Return the names by which pydantic tells the arms of a union apart."""
    return frozenset(made_of.__name__ for made_of in types_in_documents())


def _meant_place(path: Sequence[int | str], told: Mapping[str, type]) -> str | None:
    """Return a path as a person writes it; ``None`` where it goes through another kind."""
    place = ""
    for part in path:
        if isinstance(part, int):
            place += f"[{part}]"
        elif part not in _class_names():
            place = below(place, part)
        elif place in told and told[place].__name__ != part:
            return None
    return place


def _is_within(place: str, outer_places: Collection[str]) -> bool:
    while place:
        if place in outer_places:
            return True
        place = outer_place(place)
    return False


def _kind_mistake(found: Kindless) -> Mistake:
    place = below(found.place, KIND)
    if found.said is None:
        return Mistake(place, "The kind is missing.", nearest("", found.kinds))
    word = found.said if isinstance(found.said, str) else ""
    return Mistake(place, f"There is no kind {shown(found.said)}.", nearest(word, found.kinds))


def _mistake(complaint: ErrorDetails, place: str, told: Mapping[str, type]) -> Mistake:
    outer, _, name = place.rpartition(".")
    made_of = told.get(outer)
    match complaint["type"]:
        case "missing":
            meaning = field_docs_of(made_of).get(name, "") if made_of else ""
            return Mistake(place, f"{name} is missing.", f"It says: {meaning}" if meaning else "")
        case "unexpected_keyword_argument" | "extra_forbidden":
            known = fields_of(made_of) if made_of else ()
            return Mistake(place, f"There is no field {shown(name)} here.", nearest(name, known))
        case "value_error":
            return _rule_mistake(str(complaint["ctx"]["error"]), place, told)
        case "enum" | "literal_error":
            return _choice_mistake(complaint, place)
    return _type_mistake(complaint, place)


def _rule_mistake(sentence: str, place: str, told: Mapping[str, type]) -> Mistake:
    """Say what the domain refuses, at the field that its sentence is about, if it is one."""
    known = fields_of(told[place]) if place in told else {}
    named = [word for word in _WORD.findall(sentence) if word in known]
    if not named or not sentence.startswith(named[0]):
        return Mistake(place, f"{sentence[:1].upper()}{sentence[1:]}.")
    return Mistake(below(place, named[0]) if len(named) == 1 else place, f"{sentence}.")


def _choice_mistake(complaint: ErrorDetails, place: str) -> Mistake:
    expected = complaint["ctx"]["expected"]
    choices = _QUOTED.findall(expected) or [expected]
    said = complaint["input"]
    word = said if isinstance(said, str) else ""
    return Mistake(place, f"{shown(said)} is not possible here.", nearest(word, choices))


def _type_mistake(complaint: ErrorDetails, place: str) -> Mistake:
    wanted = _WANTED.get(complaint["type"])
    said: Any = complaint["input"]
    if wanted is None:
        return Mistake(place, f"{shown(said)} does not fit here.")
    has = (
        "an object"
        if isinstance(said, dict)
        else "a list"
        if isinstance(said, list)
        else shown(said)
    )
    return Mistake(place, f"This is {has}.", f"Write {wanted}.")
