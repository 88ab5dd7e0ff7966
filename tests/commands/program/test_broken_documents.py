# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each document in ``broken`` has its mistakes beside it: where, how grave, what."""

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.protocol.mistakes import BrokenDocument, Mistake
from pos_loyalty.protocol.program_check import MISTAKES_MAX, check_program
from pos_loyalty.protocol.program_document import ProgramDocument, parse_program

BROKEN: Final = sorted((Path(__file__).parent / "broken").glob("*.json"))
SAMPLE: Final = Path(__file__).parents[3] / "resources/programs/sample.json"
ODD: Final[tuple[Any, ...]] = (
    None,
    0,
    -1,
    10**9,
    "",
    "x",
    "2026-01-01",
    True,
    [],
    {},
    [1],
    {"kind": "spend"},
)
"""What is put in the place of something that made sense."""


def line(mistake: Mistake) -> str:
    assert mistake.position is not None
    where = f"{mistake.position.line}:{mistake.position.column}"
    gravity = "warning" if mistake.is_warning else "error"
    return f"{where} {gravity} {mistake.place or 'document'}: {mistake.text}"


@pytest.mark.parametrize("document", BROKEN, ids=lambda path: path.stem)
def test_every_mistake_is_named_at_its_place(document: Path) -> None:
    expected = document.with_suffix(".expected").read_text("utf-8").splitlines()

    checked = check_program(document.read_bytes())

    assert [line(mistake) for mistake in checked.mistakes] == expected
    assert checked.document is None or all(m.is_warning for m in checked.mistakes)


def test_there_are_many_broken_documents_and_each_is_expected_to_be() -> None:
    assert len(BROKEN) >= 25
    assert all(path.with_suffix(".expected").stat().st_size for path in BROKEN)


def test_nothing_is_found_in_a_sound_document() -> None:
    checked = check_program(SAMPLE.read_bytes())

    assert checked.mistakes == ()
    assert checked.document == parse_program(SAMPLE.read_bytes())


def test_no_sentence_speaks_of_code() -> None:
    jargon = ("Input should", "NoneType", "dict", "int_", "Expecting", "pydantic", "Traceback")
    said = [str(m) for path in BROKEN for m in check_program(path.read_bytes()).mistakes]

    assert [words for words in said if any(word in words for word in jargon)] == []


def test_a_finished_sentence_is_said_of_everything() -> None:
    said = [m for path in BROKEN for m in check_program(path.read_bytes()).mistakes]

    assert all(mistake.text.endswith(".") for mistake in said)
    assert all(not m.advice or m.advice.endswith((".", "?", "}")) for m in said)


def broken_at_random(seed: int) -> Any:  # noqa: ANN401 - JSON
    """Return the sample with a few values dropped, swapped or replaced, anywhere in it."""
    dice = random.Random(seed)
    content = json.loads(SAMPLE.read_bytes())
    for _ in range(dice.randrange(1, 5)):
        here = content
        while isinstance(here, (dict, list)) and here:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            key = dice.choice(keys)
            if not isinstance(here[key], (dict, list)) or dice.random() < 0.2:
                here[key] = dice.choice(ODD)
                break
            if dice.random() < 0.1:
                del here[key]
                break
            here = here[key]
    return content


@given(st.integers(min_value=0))
def test_whatever_is_broken_is_answered_in_sentences(seed: int) -> None:
    text = json.dumps(broken_at_random(seed)).encode()

    checked = check_program(text)

    assert (checked.document is None) == any(not m.is_warning for m in checked.mistakes)
    assert checked.document is None or checked.document == parsed(text)


def parsed(text: bytes) -> ProgramDocument | None:
    with suppress(BrokenDocument):
        return parse_program(text)
    return None


def test_more_mistakes_than_anybody_reads_are_counted() -> None:
    checked = check_program(b'{"earning": [' + b"{}," * 999 + b"{}]}")

    assert len(checked.mistakes) == MISTAKES_MAX + 1
    assert checked.mistakes[-1].text == "There are 3803 more."
