# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.local_db.name_matching import BEGINNING, EXACT, TYPO, name_rank, word_rank


@pytest.mark.parametrize(
    ("typed", "word", "rank"),
    [
        ("koval", "koval", EXACT),
        ("kov", "kovalska", BEGINNING),
        ("kovaksa", "kovalsa", TYPO),
        ("kovlaska", "kovalska", TYPO),
        ("kovalska", "kovalka", TYPO),
        ("koval", "kovall", BEGINNING),
        ("kuval", "koval", TYPO),
        ("kuvla", "koval", None),
        ("ana", "ann", None),
        ("anna", "anma", TYPO),
    ],
)
def test_a_word_is_met_exactly_by_its_beginning_or_with_a_typo(
    typed: str, word: str, rank: int | None
) -> None:
    assert word_rank(typed, word) == rank


def test_every_word_that_was_typed_must_be_met() -> None:
    assert name_rank(("anna", "kov"), ("kovalska", "anna")) == EXACT + BEGINNING
    assert name_rank(("anna", "novak"), ("kovalska", "anna")) is None
