# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every kind that a document may hold has words of its own, in each language."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, get_args

import pytest

from pos_loyalty.domain.program.challenges import Goal
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.effects import Gift
from pos_loyalty.domain.program.expiry import Expiry
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.tiers import TierWindow
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.wording.language import LANGUAGES
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections.challenges import goal_sentence
from pos_loyalty.wording.sections.conditions import condition_sentence
from pos_loyalty.wording.sections.discounts import discount_sentence
from pos_loyalty.wording.sections.gifts import gift_words
from pos_loyalty.wording.sections.lifetime import expiry_sentence
from pos_loyalty.wording.sections.rewards import worth_sentence
from pos_loyalty.wording.sections.tiers import window_sentence
from pos_loyalty.wording.sections.triggers import trigger_sentence
from tests.wording.vocabulary import (
    CONDITIONS,
    DISCOUNTS,
    EXPIRIES,
    GIFTS,
    GOALS,
    TRIGGERS,
    WINDOWS,
    WORTHS,
    words_in,
)

PLACEHOLDER = re.compile(r"[{}]")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def _for_ten_points(trigger: object, words: ProgramWords) -> str:
    return trigger_sentence(trigger, "10", words)


WORDED: tuple[tuple[Any, tuple[object, ...], Callable[[Any, ProgramWords], str]], ...] = (
    (Condition, CONDITIONS, condition_sentence),
    (Trigger, TRIGGERS, _for_ten_points),
    (Gift, GIFTS, gift_words),
    (Discount, DISCOUNTS, discount_sentence),
    (Worth, WORTHS, worth_sentence),
    (Goal, GOALS, goal_sentence),
    (Expiry, EXPIRIES, expiry_sentence),
    (TierWindow, WINDOWS, window_sentence),
)


@dataclass(frozen=True, slots=True)
class Unworded:
    kind: str = "unworded"


def missing_kinds(union: Any, examples: Iterable[object]) -> set[type]:  # noqa: ANN401 - a union
    return set(get_args(union)) - {type(example) for example in examples}


@pytest.mark.parametrize(("union", "examples", "worded"), WORDED)
def test_every_kind_has_an_example_here(
    union: Any,  # noqa: ANN401 - a union
    examples: tuple[object, ...],
    worded: object,
) -> None:
    assert missing_kinds(union, examples) == set()


def test_a_kind_without_an_example_would_be_found() -> None:
    assert missing_kinds(Condition | Unworded, CONDITIONS) == {Unworded}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("union", "examples", "worded"), WORDED)
def test_every_kind_has_words_of_its_own(
    union: object,
    examples: tuple[object, ...],
    worded: Callable[[object, ProgramWords], str],
    language: str,
) -> None:
    words = words_in(language)

    texts = [worded(example, words) for example in examples]

    assert len(set(texts)) == len(examples)
    assert all(text and not PLACEHOLDER.search(text) for text in texts)
    assert language != "ru" or all(CYRILLIC.search(text) for text in texts)


@pytest.mark.parametrize(
    "worded",
    [
        condition_sentence,
        _for_ten_points,
        gift_words,
        discount_sentence,
        worth_sentence,
        goal_sentence,
        expiry_sentence,
        window_sentence,
    ],
)
def test_a_kind_without_words_is_refused(worded: Callable[[object, ProgramWords], str]) -> None:
    with pytest.raises(TypeError, match="Unworded has no"):
        worded(Unworded(), words_in("en"))
