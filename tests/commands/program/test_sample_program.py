# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sample shows everything that a shop can say: no kind, no field, no value is missing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal, get_args

import pytest

from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.households import Leaving
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    SinceJoining,
    TierBasis,
)
from pos_loyalty.protocol.document_shape import fields_of, parts, texts, types_in_documents
from pos_loyalty.protocol.program_document import parse_program

SAMPLE: Final = Path(__file__).parents[3] / "resources/programs/sample.json"
LANGUAGES: Final = {"en", "pl", "ru"}

CHOSEN_ONCE: Final = {TierBasis, Downgrade, RefundPolicy, Leaving}
"""A document says one of these, so the sample cannot show them all."""

OTHER_WINDOWS: Final = {SinceJoining, CalendarYear}


def content() -> Any:  # noqa: ANN401 - JSON
    return json.loads(SAMPLE.read_bytes())


def values_in(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, Mapping):
        yield from chain.from_iterable(map(values_in, value.values()))
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(values_in, value))
    elif is_dataclass(value) and not isinstance(value, type):
        for name in fields_of(type(value)):
            yield from values_in(getattr(value, name))


KINDS: Final = [kind for kind in types_in_documents() if is_dataclass(kind)]
CHOICES: Final = [choice for choice in types_in_documents() if issubclass(choice, StrEnum)]


def test_the_walk_reaches_far() -> None:
    names = {kind.__name__ for kind in types_in_documents()}

    assert names >= {"NearBirthday", "BundlePart", "Streak", "Vesting", "PercentOf", "Who"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in OTHER_WINDOWS])
def test_every_field_of_every_kind_is_written_somewhere(kind: type) -> None:
    settled = {name for name, annotation in fields_of(kind).items() if annotation == Literal[False]}

    written = {name for part in parts(content()) if part.made_of is kind for name in part.content}

    assert written == set(fields_of(kind)) - settled


@pytest.mark.parametrize("choice", [choice for choice in CHOICES if choice not in CHOSEN_ONCE])
def test_every_value_of_every_choice_is_made_somewhere(choice: type[StrEnum]) -> None:
    program = parse_program(SAMPLE.read_bytes()).program

    made = {value for value in values_in(program) if isinstance(value, choice)}

    assert made == set(choice)


def test_there_is_a_reward_and_an_offer_of_every_kind() -> None:
    program = parse_program(SAMPLE.read_bytes()).program

    assert {type(reward.worth) for reward in program.rewards} == set(get_args(Worth))
    assert {type(offer.discount) for offer in program.offers} == set(get_args(Discount))


def test_what_a_member_reads_is_written_in_three_languages() -> None:
    words = list(texts(content()))

    assert len(words) > 80
    assert [text.place for text in words if set(text.by_language) != LANGUAGES] == []
