# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.local_db.name_folding import fold_words


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Żółć", "zolc"),
        ("Łukasz Śniadek", "LUKASZ SNIADEK"),
        ("Müller", "muller"),
        ("Straße", "strasse"),
        ("Søren Ærø", "soren aero"),
        ("Иванов", "Ivanov"),
        ("Иванов", "Iwanow"),
        ("Андрей", "Andrey"),
        ("Андрей", "Andrej"),
        ("Юлия", "Yuliya"),
        ("Хрущёв", "Khrushchev"),
        ("Щербаков", "Shcherbakov"),
        ("Семён", "Семен"),
        ("O'Brien", "obrien"),
        ("Kowalska-Nowak", "kowalska nowak"),
    ],
)
def test_a_name_meets_what_is_typed_for_it(name: str, typed: str) -> None:
    assert fold_words(name) == fold_words(typed)


def test_a_word_counts_once() -> None:
    assert fold_words("Jan Jan Kowal") == ("ian", "koval")


@pytest.mark.parametrize("name", ["", "  ", "-", "'", "...", "ь"])
def test_no_letters_are_no_words(name: str) -> None:
    assert fold_words(name) == ()


@given(st.text(max_size=40))
def test_folding_what_is_folded_changes_nothing(name: str) -> None:
    folded = fold_words(name)

    assert fold_words(" ".join(folded)) == folded
