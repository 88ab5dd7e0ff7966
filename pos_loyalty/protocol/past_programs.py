# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads programme versions from when a rule gave nothing but points.

What a cap calls ``amount_max`` today was called ``points_max``. The stored bytes, and the id that
is their hash, stay as they are: operations name the version by it.
"""

from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.mistakes import BrokenDocument
from pos_loyalty.protocol.program_document import program_in
from pos_loyalty.protocol.program_text import decode, read_content


def published_program(document: bytes) -> Program:
    """Return the programme of a version that was published once, by this release or an older.

    Raises:
        BrokenDocument: If it is one in neither shape.
    """
    content = read_content(decode(document))
    try:
        return program_in(content).program
    except BrokenDocument:
        return program_in(_renewed(content)).program


def _renewed(content: object) -> object:
    """Return the values with every cap's field called what it is called today."""
    match content:
        case dict():
            renewed = {name: _renewed(value) for name, value in content.items()}
            if renewed.keys() == {"period", "points_max"}:
                renewed["amount_max"] = renewed.pop("points_max")
            return renewed
        case list():
            return [_renewed(value) for value in content]
    return content
