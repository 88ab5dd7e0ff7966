# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Programme documents: checked where they come in, named by the hash of what they say.

The shape is that of the domain's own values (``domain.program.document``); nothing is described
twice. The id is the SHA-256 of the canonical JSON: keys sorted, no spaces, UTF-8.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.program.document import Program

DOCUMENT_BYTES_MAX: Final = 4 * 1024 * 1024
NUMBER_MAX: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in a document.

    Attributes:
        place: Where, such as ``earning[2].trigger.step_minor``; empty for the whole document.
    """

    place: str
    text: str


class BrokenDocument(ValueError):
    """The document cannot be used; ``mistakes`` names everything that is wrong with it."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("; ".join(f"{m.place}: {m.text}" for m in mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class ProgramDocument:
    """A document that was checked.

    Attributes:
        canonical: The bytes whose hash is ``program_id``.
    """

    program_id: ProgramId
    program: Program
    canonical: bytes


class _Envelope(BaseModel):
    """Gives the plain dataclasses below it the strictness that they cannot ask for themselves."""

    model_config = ConfigDict(extra="forbid")

    program: Program


@cache
def _envelopes() -> TypeAdapter[_Envelope]:
    return TypeAdapter(_Envelope)


@cache
def _programs() -> TypeAdapter[Program]:
    return TypeAdapter(Program)


def parse_program(text: bytes) -> ProgramDocument:
    """Return the programme that a document holds.

    Raises:
        BrokenDocument: Naming every mistake and its place.
    """
    if len(text) > DOCUMENT_BYTES_MAX:
        raise BrokenDocument((Mistake("", f"longer than {DOCUMENT_BYTES_MAX} bytes"),))
    try:
        content = json.loads(
            text,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_whole_number,
            object_pairs_hook=_object,
        )
        canonical = canonical_json(content)
    except (ValueError, RecursionError) as error:
        raise BrokenDocument((Mistake("", f"cannot be read: {error}"),)) from error
    try:
        # As JSON, where strict still takes dates and tuples from text and arrays.
        program = _envelopes().validate_json(b'{"program":%s}' % canonical, strict=True).program
    except ValidationError as error:
        raise BrokenDocument(tuple(dict.fromkeys(_mistakes(error)))) from error
    if nameless := tuple(_nameless_kinds(content, _programs().dump_python(program), "")):
        raise BrokenDocument(nameless)
    return ProgramDocument(ProgramId(hashlib.sha256(canonical).hexdigest()), program, canonical)


def canonical_json(content: object) -> bytes:
    """Return the one spelling of a JSON value: keys sorted, no spaces, UTF-8."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def _refuse_number(text: str) -> float:
    raise ValueError(f"{text}: numbers are whole (points, minor units, basis points)")


def _whole_number(text: str) -> int:
    number = int(text)
    if abs(number) > NUMBER_MAX:
        raise ValueError(f"{text}: beyond {NUMBER_MAX}")
    return number


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        repeated = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f"{repeated}: named twice")
    return content


def _nameless_kinds(content: object, program: object, place: str) -> Iterable[Mistake]:
    """Yield the values that were taken for a kind without naming it: by luck, not by intent."""
    if isinstance(content, dict) and isinstance(program, dict):
        if "kind" in program and "kind" not in content:
            yield Mistake(f"{place}.kind", "Field required")
        for key, value in content.items():
            yield from _nameless_kinds(value, program[key], f"{place}.{key}" if place else key)
    elif isinstance(content, list) and isinstance(program, tuple):
        for index, (value, parsed) in enumerate(zip(content, program, strict=True)):
            yield from _nameless_kinds(value, parsed, f"{place}[{index}]")


def _mistakes(error: ValidationError) -> Iterable[Mistake]:
    """Yield the mistakes, without those of the kinds that were not meant.

    For a value that may be one of several kinds, every kind's complaints are listed. Those of a
    kind other than the one that the document names are noise.
    """
    found = error.errors(include_url=False, include_context=False)
    meant_otherwise = {e["loc"][:-1] for e in found if _is_other_kind(e["loc"], e["type"])}
    seen = set()
    for item in found:
        if any(item["loc"][: len(loc)] == loc for loc in meant_otherwise):
            continue
        seen.add(_place(item["loc"]))
        yield Mistake(_place(item["loc"]), item["msg"])
    for loc in sorted({_place(loc[:-1]) for loc in meant_otherwise}):
        if not any(place == loc or place.startswith(f"{loc}.") for place in seen):
            yield Mistake(f"{loc}.kind", "no such kind")


def _is_other_kind(loc: tuple[int | str, ...], error_type: str) -> bool:
    return loc[-1] == "kind" and error_type == "literal_error"


def _place(loc: tuple[int | str, ...]) -> str:
    """Return a path as a person writes it; names of classes, from unions, are left out."""
    text = ""
    for part in loc[1:]:
        if isinstance(part, int):
            text += f"[{part}]"
        elif not part[:1].isupper():
            text += f".{part}" if text else part
    return text
