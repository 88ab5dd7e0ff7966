# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The text of a programme document: from bytes to JSON values that every reader reads alike.

JSON lets some things through on which readers differ: fields named twice, fractions, numbers
too large to be exact, halves of characters. None of them is let in.
"""

import json
import re
from collections.abc import Iterator
from typing import Final, NoReturn

from pos_loyalty.protocol.mistakes import BrokenDocument, Mistake
from pos_loyalty.protocol.text_places import Spot, position_at, spots

DOCUMENT_BYTES_MAX: Final = 4 * 1024 * 1024
DEPTH_MAX: Final = 32
NUMBER_MAX: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""

_NUMBER_DIGITS_MAX: Final = len(str(NUMBER_MAX))
_FRACTION: Final = re.compile(r"-?[0-9.]+([eE][+-]?[0-9]+)?|NaN|-?Infinity")
_WHOLE: Final = re.compile(r"-?[0-9]+")
_SHOWN_CHARS_MAX: Final = 24

_SYNTAX: Final = (
    ("Expecting value", "A value is missing here, or is not JSON.", "Look for a comma too many."),
    (
        "Expecting property name",
        "The name of a field is missing here, or has no double quotes around it.",
        "Look for a comma too many, or for other quotes.",
    ),
    ("Expecting ',' delimiter", "A comma or a closing bracket is missing before this.", ""),
    ("Expecting ':' delimiter", "A colon is missing between a field's name and its value.", ""),
    ("Unterminated string", "A text begins here that has no closing double quotes.", ""),
    (
        "Invalid control character",
        "A text goes on over the end of the line, or has a tab in it.",
        r"Write \n for a new line and \t for a tab.",
    ),
    ("Invalid \\", "There is no such character after a backslash.", r"Write \\ for a backslash."),
    ("Extra data", "Something stands after the end of the document.", "Remove it."),
)


def decode(text: bytes) -> str:
    """Return the document's characters.

    Raises:
        BrokenDocument: If there are too many, or they are no text.
    """
    if len(text) > DOCUMENT_BYTES_MAX:
        _refuse(f"The document is longer than {DOCUMENT_BYTES_MAX} bytes.")
    try:
        return text.decode(json.detect_encoding(text))
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        _refuse(f"This is no text in UTF-8: line {line} has bytes that are no character.")


def read_content(source: str) -> object:
    """Return the values that the text holds; no number in them is a fraction.

    Raises:
        BrokenDocument: Naming everything that is wrong with the text.
    """
    try:
        content: object = json.loads(
            source,
            parse_float=_stop,
            parse_constant=_stop,
            parse_int=_whole,
            object_pairs_hook=_once,
        )
        canonical_json(content)
    except (ValueError, RecursionError) as error:
        raise BrokenDocument(tuple(_mistakes_in(source))) from error
    if _is_deeper(content, DEPTH_MAX):
        raise BrokenDocument(tuple(_mistakes_in(source)))
    return content


def canonical_json(content: object) -> bytes:
    """Return the one spelling of a JSON value: keys sorted, no spaces, UTF-8."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def _refuse(text: str) -> NoReturn:
    raise BrokenDocument((Mistake("", text),))


def _stop(_text: str) -> NoReturn:
    raise ValueError


def _whole(text: str) -> int:
    number = int(text)
    if abs(number) > NUMBER_MAX:
        raise ValueError
    return number


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError
    return content


def _is_deeper(content: object, levels: int) -> bool:
    if not isinstance(content, (dict, list)):
        return False
    inner = content.values() if isinstance(content, dict) else content
    return levels == 0 or any(_is_deeper(value, levels - 1) for value in inner)


def _mistakes_in(source: str) -> Iterator[Mistake]:
    """Look at a text that was refused once more, slowly, and say where and why."""
    try:
        json.loads(source, parse_int=len, parse_float=len, parse_constant=len)
    except json.JSONDecodeError as error:
        yield _syntax_mistake(source, error)
        return
    except RecursionError:
        yield Mistake("", f"Things stand inside each other more than {DEPTH_MAX} deep.")
        return
    for spot in spots(source):
        if spot.depth == DEPTH_MAX + 1:
            yield _at(spot, source, f"More than {DEPTH_MAX} things stand inside each other.")
            return
        if spot.is_repeated:
            yield _at(spot, source, "The field is named twice.", "Keep one of the two.")
        yield from _value_mistakes(spot, source)


def _value_mistakes(spot: Spot, source: str) -> Iterator[Mistake]:
    if spot.written.startswith('"'):
        names = f"{spot.place}{json.loads(spot.written)}"
        if any("\ud800" <= character <= "\udfff" for character in names):
            yield _at(spot, source, "The text holds half a character.", "Type it anew.")
    elif _WHOLE.fullmatch(spot.written):
        if (
            len(spot.written.lstrip("-")) > _NUMBER_DIGITS_MAX
            or abs(int(spot.written)) > NUMBER_MAX
        ):
            shown = _shown(spot.written)
            yield _at(spot, source, f"{shown} is beyond {NUMBER_MAX}, the largest exact number.")
    elif _FRACTION.fullmatch(spot.written):
        yield _at(
            spot,
            source,
            f"{_shown(spot.written)} is no whole number.",
            "Write points, minor units (199 for 1.99) or basis points (500 for 5 %).",
        )


def _shown(written: str) -> str:
    is_short = len(written) <= _SHOWN_CHARS_MAX
    return written if is_short else f"{written[:_SHOWN_CHARS_MAX]}…"


def _at(spot: Spot, source: str, text: str, advice: str = "") -> Mistake:
    place = spot.place.encode("utf-8", "replace").decode()
    return Mistake(place, text, advice, position=position_at(source, spot.offset))


def _syntax_mistake(source: str, error: json.JSONDecodeError) -> Mistake:
    if not source.strip():
        return Mistake("", "The document is empty.")
    known = ((text, advice) for start, text, advice in _SYNTAX if error.msg.startswith(start))
    text, advice = next(known, ("This is not JSON from here on.", ""))
    return Mistake("", text, advice, position=position_at(source, error.pos))
