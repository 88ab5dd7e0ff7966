# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The regulations: complete, in order, and readable in three languages."""

import re
from dataclasses import replace

import pytest

from pos_loyalty.wording.language import LANGUAGES, speak
from pos_loyalty.wording.regulations import (
    Clause,
    Regulations,
    Section,
    as_markdown,
    regulations,
)
from tests.wording.vocabulary import (
    program_of,
    rule_of,
    sample_program,
    text_of,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_said_in_full(language: str) -> None:
    program = sample_program()

    text = text_of(program, language)

    assert program.tiers
    names = [
        *(rule.name for rule in program.earning),
        *(reward.name for reward in program.rewards),
        *(offer.name for offer in program.offers),
        *(coupon.name for coupon in program.coupons),
        *(card.name for card in program.stamp_cards),
        *(challenge.name for challenge in program.challenges),
        *(wallet.name for wallet in program.wallets),
        *(tier.name for tier in program.tiers.tiers),
    ]
    for name in names:
        assert f" **{name[language]}.** " in text.replace("\\", "")
    assert not re.search(r"[{}]", text)
    assert re.findall(r"^## (\d+)\.", text, re.MULTILINE) == [str(n) for n in range(1, 14)]


@pytest.mark.parametrize("language", ["pl", "ru"])
def test_no_english_sentence_is_left(language: str) -> None:
    english = {
        sentence
        for section in regulations(sample_program(), speak("en")).sections
        for clause in section.clauses
        for sentence in clause.sentences
    }
    other = {
        sentence
        for section in regulations(sample_program(), speak(language)).sections
        for clause in section.clauses
        for sentence in clause.sentences
    }

    assert english & other == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_programme_is_said_in_the_same_words(language: str) -> None:
    assert text_of(sample_program(), language) == text_of(sample_program(), language)


def test_a_programme_that_gives_nothing_still_has_regulations() -> None:
    headings = [section.heading for section in regulations(program_of(), speak("en")).sections]

    assert headings == ["How long points last", "Returned goods"]


def test_markdown_is_numbered_by_section_and_clause() -> None:
    regulated = Regulations(
        "Rules",
        ("From today.", "In PLN."),
        (
            Section("One", (Clause("", ("First.",)), Clause("Name", ("Second.", "Third.")))),
            Section("Two", (Clause("", ("Last.",)),)),
        ),
    )

    assert as_markdown(regulated) == (
        "# Rules\n\nFrom today. In PLN.\n\n## 1. One\n\n1.1. First.\n\n"
        "1.2. **Name.** Second. Third.\n\n## 2. Two\n\n2.1. Last.\n"
    )


def test_what_a_shop_writes_is_never_taken_for_markdown() -> None:
    rule = replace(rule_of(), name={"en": "*Free*\n# [x](y) <b>`1_000`"})

    text = text_of(program_of(rule))

    assert "**\\*Free\\* # \\[x\\](y) \\<b\\>\\`1\\_000\\`.**" in text
