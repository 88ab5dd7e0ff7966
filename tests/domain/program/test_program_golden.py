# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The golden cases: what a shop says, what members do, and what must come of it, by hand.

They stand in ``golden/``, one file for each matter, and are laid out for a shop owner to read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

import pytest

from pos_loyalty.protocol.document_shape import types_in_documents
from tests.domain.program.golden_language.blocks import Mistake
from tests.domain.program.golden_language.cases import Case, cases_in, play
from tests.domain.program.golden_language.program import program_of

FOLDER: Final = Path(__file__).parent / "golden"
CASES: Final = tuple(
    case
    for path in sorted(FOLDER.glob("*.txt"))
    for case in cases_in(path.read_text(encoding="utf-8"), path.name)
)
CASES_MIN: Final = 200

_NUMBER: Final = re.compile(r"(?<!line )\d+")

EXAMPLE: Final = """\
goods
  cake
programme plain
  rule spend: 1 point for each 1.00 spent
case Ten for ten
  # 10.00 / 1.00 = 10
  programme plain
  Mon 2026-11-23 12:00 Ada buys cake 10.00
    earns 10 points
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_golden_case_comes_out_as_worked_out_by_hand(case: Case) -> None:
    complaints = play(case)

    assert not complaints, "\n".join(complaints)


def test_there_are_at_least_200_golden_cases() -> None:
    print(f"golden cases: {len(CASES)}")  # noqa: T201 - -rP shows it

    assert len(CASES) >= CASES_MIN


def test_no_two_cases_have_one_title() -> None:
    titles = Counter(case.title for case in CASES)

    assert not [title for title, times in titles.items() if times > 1]


def test_every_case_is_worked_out_in_numbers() -> None:
    assert not [case.place for case in CASES if not re.search(r"\d", case.worked_out)]


def test_every_step_of_a_case_leads_to_something_that_is_checked() -> None:
    assert not [case.place for case in CASES if not case.lines[-1].below]


def test_the_cases_use_every_word_that_a_programme_knows() -> None:
    used = {word for case in CASES for word in _words_in(program_of(case.rules))}

    known: set[object] = set()
    for one in types_in_documents():
        known.update(one if issubclass(one, StrEnum) else (one,))
    assert known <= used


def _words_in(value: object) -> Iterator[object]:
    """Yield the kinds of values and the choices of words that a programme is made of."""
    if isinstance(value, StrEnum):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words_in(inner)
    elif is_dataclass(value):
        yield type(value)
        for field in fields(value):
            yield from _words_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _words_in(inner)


@pytest.mark.parametrize("case", CASES[::10], ids=lambda case: case.title)
def test_a_case_with_any_other_number_does_not_come_out(case: Case) -> None:
    unnoticed = [place for place, altered in _with_other_numbers(case) if not _objects(altered)]

    assert not unnoticed


def _with_other_numbers(case: Case) -> Iterator[tuple[str, Case]]:
    """Yield the case with one number that must come out made 1 larger, for each of them."""
    for step in case.lines:
        for check in step.below:
            other = _NUMBER.sub(lambda found: f"{int(found[0]) + 1:02}", check.text, count=1)
            if other != check.text:
                below = [replace(c, text=other) if c is check else c for c in step.below]
                lines = [replace(s, below=below) if s is step else s for s in case.lines]
                yield check.place, replace(case, lines=lines)


def _objects(case: Case) -> bool:
    try:
        return bool(play(case))
    except Mistake:
        return True


def test_a_wrong_number_is_told_with_its_step_and_its_line() -> None:
    [case] = cases_in(EXAMPLE.replace("earns 10", "earns 11"), "wrong.txt")

    [complaint] = play(case)

    assert complaint.startswith("wrong.txt:9: after 'Mon 2026-11-23 12:00 Ada buys cake 10.00': ")
    assert "10 is not 11" in complaint


def test_a_refusal_that_nobody_expected_is_told() -> None:
    [case] = cases_in(EXAMPLE.replace("cake 10.00", "cake 10.00, taking mug"), "wrong.txt")

    [complaint] = play(case)

    assert complaint.startswith("wrong.txt:8: ")
    assert complaint.endswith("is refused: unknown_reward")


@pytest.mark.parametrize(
    ("said", "instead", "line"),
    [
        ("earns 10 points", "earns 10 pints", 9),
        ("earns 10 points", "is silver", 9),
        ("earns 10 points", "gets 10.00 back", 9),
        ("Ada buys", "Ada steals", 8),
        ("Ada buys cake", "Ada buys bread", 8),
        ("Ada buys", "Bob buys", 8),
        ("Mon", "Tue", 8),
        ("12:00", "25:00", 8),
        ("programme plain\n  Mon", "programme fancy\n  Mon", 7),
        ("each 1.00", "each 1.0", 4),
        ("each 1.00", "each 0.00", 4),
        ("spent", "spent, on Caturday", 4),
        ("spent", "spent, in group a, in group b", 4),
        ("1 point for", "1 point off", 4),
        ("cake\nprogramme", "cake, pie\nprogramme", 2),
        ("programme plain\n  rule", "program plain\n  rule", 3),
        ("  rule", "   rule", 4),
        ("    earns", "      earns", 9),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_line(
    said: str, instead: str, line: int
) -> None:
    text = EXAMPLE.replace(said, instead, 1)

    with pytest.raises(Mistake, match=f"^wrong.txt:{line}: "):
        play(cases_in(text, "wrong.txt")[0])


def test_a_line_goes_on_after_a_comma() -> None:
    text = EXAMPLE.replace("cake 10.00", "cake 6.00,\n      cake 4.00")

    assert play(cases_in(text, "long.txt")[0]) == []
