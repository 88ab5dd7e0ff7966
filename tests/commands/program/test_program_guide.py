# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""docs/program.md says what the code says: its fragments, commands, codes and counters."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from pos_loyalty.cli import run
from pos_loyalty.commands.program import simulated_answer
from pos_loyalty.domain.ids import NO_OPERATION, TierId
from pos_loyalty.domain.ledger import ACTIVITIES
from pos_loyalty.domain.program.caps import budget_counter, cap_counter, given_counter
from pos_loyalty.domain.program.challenges import progress_counter, reached_counter
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import remainder_counter
from pos_loyalty.domain.program.holds import hold_counter
from pos_loyalty.domain.program.households import earned_by_counter
from pos_loyalty.domain.program.limits import coupon_counter, offer_counter, reward_counter
from pos_loyalty.domain.program.tiers import TierBasis, paid_counter
from pos_loyalty.domain.what_if import What
from pos_loyalty.protocol.document_shape import KIND, fields_of, kind_of, types_in_documents
from pos_loyalty.protocol.program_check import check_program
from pos_loyalty.protocol.quote_files import read_member, read_sale

ROOT: Final = Path(__file__).parents[3]
GUIDE: Final = (ROOT / "docs/program.md").read_text("utf-8")
ENGINE: Final = sorted((ROOT / "pos_loyalty/domain").rglob("*.py"))

_BLOCK: Final = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE: Final = re.compile(r"`(\{\"[^`]*\}|\"\w+\": [^`]*)`")
_CODES: Final = re.compile(r"(?:Unmet|RewardUnavailable)\(\s*\"(\w+)\"|code = .*, \"(\w+)\"")

KINDS: Final = {
    k: made_of
    for made_of in types_in_documents()
    if is_dataclass(made_of) and (k := kind_of(made_of))
}


def blocks(language: str, use: str = "") -> list[str]:
    """Return the fenced blocks of a language, with that word after it."""
    return [text for known, word, text in _BLOCK.findall(GUIDE) if (known, word) == (language, use)]


def fragments() -> list[Any]:
    """Return every part of a document in the guide; a bare field as an object that has it."""
    inline = [text if text.startswith("{") else f"{{{text}}}" for text in _INLINE.findall(GUIDE)]
    return [json.loads(text) for text in (*blocks("json"), *inline)]


def kinds_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value[KIND]] if KIND in value else []
        yield from chain.from_iterable(map(kinds_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(kinds_in, value))


def is_read_as(annotation: Any, value: object) -> bool:  # noqa: ANN401 - a type, or several
    """Return whether a document could have that value where one of that type stands."""
    shape: type[BaseModel] = create_model(
        "Shape", __config__=ConfigDict(extra="forbid"), value=annotation
    )
    try:
        shape.model_validate_json(json.dumps({"value": value}), strict=True)
    except ValidationError:
        return False
    return True


def makes_sense(fragment: dict[str, Any]) -> bool:
    """Return whether it is a value with a kind, or fields of something in a document."""
    if KIND in fragment:
        return fragment[KIND] in KINDS and is_read_as(KINDS[fragment[KIND]], fragment)
    owners = [made_of for made_of in types_in_documents() if is_dataclass(made_of)]
    return any(
        fragment.keys() <= fields_of(owner).keys()
        and all(is_read_as(fields_of(owner)[name], value) for name, value in fragment.items())
        for owner in owners
    )


@pytest.mark.parametrize("fragment", fragments(), ids=lambda fragment: json.dumps(fragment)[:60])
def test_every_fragment_is_a_part_of_a_document(fragment: dict[str, Any]) -> None:
    assert makes_sense(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        {"kind": "visits"},
        {"kind": "visit", "points": 1},
        {"kind": "spend", "step_minor": 1.5},
        {"caps": [{"amount_max": 2, "period": "hour"}]},
        {"budgets": []},
    ],
)
def test_what_is_no_part_of_a_document_would_be_seen(fragment: dict[str, Any]) -> None:
    assert not makes_sense(fragment)


def test_the_first_document_is_whole() -> None:
    checked = check_program(blocks("json")[0].encode())

    assert checked.document is not None
    assert checked.mistakes == ()


def test_every_kind_is_shown() -> None:
    assert set(KINDS) - set(kinds_in(fragments())) == set()


def test_every_choice_and_every_field_of_a_programme_is_named() -> None:
    choices = [choice for choice in types_in_documents() if issubclass(choice, StrEnum)]
    words = {*(str(value) for choice in choices for value in choice), *fields_of(Program)}

    assert {word for word in words if not re.search(rf'[`"]{word}[`"]', GUIDE)} == set()


def test_the_files_of_a_quote_are_read_as_they_are_shown() -> None:
    (sale,), (member,) = blocks("json", "sale"), blocks("json", "member")

    assert read_sale(sale.encode()).model_fields_set == set(
        type(read_sale(sale.encode())).model_fields
    )
    assert read_member(member.encode()).counters["visits"]


def test_every_command_exists(capsys: pytest.CaptureFixture[str]) -> None:
    commands = [line for block in blocks("console") for line in block.splitlines()]

    assert len(commands) > 5
    for line in commands:
        name, *words = shlex.split(line.partition(" > ")[0])
        with pytest.raises(SystemExit) as understood:
            run([*words, "--help"])
        assert (name, understood.value.code) == ("pos-loyalty", 0)
        told = capsys.readouterr().out
        assert [word for word in words if word.startswith("--") and word not in told] == []


def test_every_reason_is_listed() -> None:
    found = chain.from_iterable(_CODES.findall(file.read_text("utf-8")) for file in ENGINE)
    codes = {code for pair in found for code in pair if code}
    conditions = {kind_of(condition) for condition in get_args(Condition)}

    assert codes >= {"used_up", "capped", "over_budget", "hold_is_over", "nothing_to_count"}
    assert {code for code in codes - conditions if f"`{code}`" not in GUIDE} == set()


@pytest.mark.parametrize(
    ("counter", "written"),
    [
        *((str(basis), str(basis)) for basis in TierBasis),
        (ACTIVITIES, "activities"),
        (remainder_counter("x"), "remainder:<rule>"),
        (cap_counter("x"), "cap:<rule>"),
        (given_counter("x"), "given:<rule>"),
        (budget_counter("x"), "budget:<rule>"),
        (progress_counter("x"), "challenge:<challenge>"),
        (reached_counter("x"), "reached:<challenge>"),
        (offer_counter("x"), "offer:<offer>"),
        (reward_counter("x"), "reward:<reward>"),
        (coupon_counter("x"), "coupon:<code>"),
        (paid_counter(TierId("x")), "paid:<tier>"),
        (hold_counter(NO_OPERATION), "hold:<operation>"),
        (earned_by_counter("x"), "earned_by:<member>"),
    ],
)
def test_every_counter_is_listed_by_its_name(counter: str, written: str) -> None:
    assert f"`{written}`" in GUIDE
    assert counter.partition(":")[0] == written.partition(":")[0]


def test_every_counter_that_the_engine_names_is_among_those() -> None:
    written = "".join(file.read_text("utf-8") for file in ENGINE)

    named = re.findall(r"def (\w+)_counter\(", written)

    assert sorted(named) == sorted(
        ["remainder", "cap", "given", "budget", "progress", "reached", "offer", "reward", "coupon",
         "paid", "hold", "earned_by"]
    )  # fmt: skip


def test_every_field_of_an_answer_is_explained() -> None:
    answers = [json.loads(file.read_bytes()) for file in ROOT.glob("docs/examples/*/answer.json")]
    _, _, explained = GUIDE.partition("### The answer")

    fields = {field for answer in answers for field in answer}

    assert "held_after" in fields
    assert {field for field in fields if f"`{field}`" not in explained} == set()


def test_every_figure_of_a_simulation_is_explained() -> None:
    _, _, explained = GUIDE.partition("## What other rules would have meant")
    source = Path(simulated_answer.__file__).read_text("utf-8")

    words = {*re.findall(r'"(\w+)":', source), *map(str, What)}

    assert {"liability_minor", "handed_over"} <= words
    assert {word for word in words if f"`{word}`" not in explained} == set()
