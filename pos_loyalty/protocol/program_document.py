# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Programme documents: checked where they come in, named by the hash of what they say.

The shape is that of the domain's own values (``domain.program.document``); nothing is described
twice. The id is the SHA-256 of the canonical JSON: keys sorted, no spaces, UTF-8.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.mistake_words import kind_mistakes, shape_mistakes
from pos_loyalty.protocol.mistakes import BrokenDocument
from pos_loyalty.protocol.program_text import canonical_json, decode, read_content


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


def parse_program(text: bytes) -> ProgramDocument:
    """Return the programme that a document holds.

    Raises:
        BrokenDocument: Naming everything that does not fit, and its place. What fits may still
            make no sense: see ``program_checks``.
    """
    return program_in(read_content(decode(text)))


def program_in(content: object) -> ProgramDocument:
    """Return the programme that the values of a document make.

    Raises:
        BrokenDocument: As for ``parse_program``.
    """
    canonical = canonical_json(content)
    try:
        # As JSON, where strict still takes dates and tuples from text and arrays.
        program = _envelopes().validate_json(b'{"program":%s}' % canonical, strict=True).program
    except ValidationError as error:
        complaints = error.errors(include_url=False)
        raise BrokenDocument(shape_mistakes(content, complaints)) from error
    # A value that named no kind was taken for one by luck, not by intent.
    if nameless := kind_mistakes(content):
        raise BrokenDocument(nameless)
    return ProgramDocument(_hash_of(canonical), program, canonical)


def dated(document: ProgramDocument, effective: date) -> ProgramDocument:
    """Return the document with another first day, and so with another id."""
    content = json.loads(document.canonical)
    return program_in(content | {"effective_from": effective.isoformat()})


def program_id_of(content: object) -> ProgramId:
    """Return the id of a document with these values, whether or not it can be used."""
    return _hash_of(canonical_json(content))


def _hash_of(canonical: bytes) -> ProgramId:
    return ProgramId(hashlib.sha256(canonical).hexdigest())
