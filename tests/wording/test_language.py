# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Plural forms, and what is said where a translation is missing."""

import threading
from pathlib import Path

import pytest

from pos_loyalty.wording import counted
from pos_loyalty.wording.language import LANGUAGES, open_language, speak


@pytest.mark.parametrize(
    ("language", "points", "stamps", "pieces"),
    [
        ("pl", "punkt", "pieczątka", "sztuka"),
        ("ru", "балл", "штамп", "штука"),
        ("en", "point", "stamp", "piece"),
    ],
)
def test_one_is_singular(language: str, points: str, stamps: str, pieces: str) -> None:
    spoken = speak(language)

    assert counted.points(1, spoken) == f"1 {points}"
    assert counted.stamps(1, spoken) == f"1 {stamps}"
    assert counted.pieces(1, spoken) == f"1 {pieces}"


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("pl", 0, "0 punktów"),
        ("pl", 2, "2 punkty"),
        ("pl", 5, "5 punktów"),
        ("pl", 12, "12 punktów"),
        ("pl", 21, "21 punktów"),
        ("pl", 22, "22 punkty"),
        ("pl", 25, "25 punktów"),
        ("pl", 112, "112 punktów"),
        ("ru", 0, "0 баллов"),
        ("ru", 2, "2 балла"),
        ("ru", 5, "5 баллов"),
        ("ru", 11, "11 баллов"),
        ("ru", 21, "21 балл"),
        ("ru", 22, "22 балла"),
        ("ru", 25, "25 баллов"),
        ("ru", 111, "111 баллов"),
        ("en", 0, "0 points"),
        ("en", 21, "21 points"),
    ],
)
def test_a_number_takes_the_form_that_it_wants(language: str, count: int, text: str) -> None:
    assert counted.points(count, speak(language)) == text


@pytest.mark.parametrize(
    ("language", "one", "two", "five"),
    [
        ("pl", "1 raz", "2 razy", "5 razy"),
        ("ru", "1 раз", "2 раза", "5 раз"),
        ("en", "once", "2 times", "5 times"),
    ],
)
def test_times_are_counted(language: str, one: str, two: str, five: str) -> None:
    spoken = speak(language)

    assert [counted.times(count, spoken) for count in (1, 2, 5)] == [one, two, five]


def test_a_large_number_is_grouped() -> None:
    assert counted.points(15000, speak("pl")) == "15\u00a0000 punktów"


def test_a_language_that_we_do_not_have_is_english() -> None:
    assert speak("de").code == "en"
    assert counted.points(2, speak("de")) == "2 points"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_file_leaves_english_words(tmp_path: Path, language: str) -> None:
    spoken = open_language(language, tmp_path)

    assert counted.points(2, spoken) == "2 points"
    assert spoken.code == language


def test_two_languages_are_spoken_at_once() -> None:
    said = dict.fromkeys(LANGUAGES, "")

    def speak_up(language: str) -> None:
        for _ in range(200):
            said[language] = speak(language).say("Rewards")

    threads = [threading.Thread(target=speak_up, args=(language,)) for language in LANGUAGES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said == {"en": "Rewards", "pl": "Nagrody", "ru": "Награды"}


def test_a_name_falls_back_to_english_and_then_to_any() -> None:
    polish = speak("pl")

    assert polish.name_in({"en": "Gold", "pl": "Złoty"}) == "Złoty"
    assert polish.name_in({"en": "Gold", "ru": "Золото"}) == "Gold"
    assert polish.name_in({"ru": "Золото"}) == "Золото"
    assert polish.name_in({}) == ""


def test_a_name_with_braces_is_said_as_it_is() -> None:
    said = speak("en").say("Our badges: {badges}.", badges="{count} {0} %s")

    assert said == "Our badges: {count} {0} %s."
