# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What changes is said in the sentences of the regulations, in each language."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.wording.changes import changes
from pos_loyalty.wording.language import LANGUAGES, speak

SAMPLE: Final = (Path(__file__).parents[2] / "resources/programs/sample.json").read_bytes()

Content = Any  # JSON, which a test changes wherever it likes


def sample(change: Callable[[Content], object] = lambda _: None) -> Program:
    content = json.loads(SAMPLE)
    change(content)
    return parse_program(json.dumps(content).encode()).program


def said(change: Callable[[Content], object], language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return the sentences by the name of what they are about."""
    told = changes(sample(), sample(change), speak(language))
    return {clause.name: clause.sentences for part in told.sections for clause in part.clauses}


def test_between_a_programme_and_itself_nothing_changes() -> None:
    told = changes(sample(), sample(), speak("en"))

    assert told.title == "What changes in the programme “Corner Club”"
    assert told.introduction == ("In force from 1\u00a0January 2024.", "Nothing changes.")
    assert told.sections == ()


def test_a_later_day_alone_changes_nothing_else() -> None:
    later = sample(lambda c: c.update(effective_from="2027-01-01"))

    told = changes(sample(), later, speak("en"))

    assert told.introduction == ("In force from 1\u00a0January 2027.", "Nothing else changes.")


def test_what_was_said_and_what_is_said_stand_beside_each_other() -> None:
    sentences = said(lambda c: c["earning"][4]["conditions"][1].update(end_minute=660))

    assert sentences == {
        "Double points on Tuesday mornings": (
            "Until now: Only from 06:00 to 12:00.",
            "From then on: Only from 06:00 to 11:00.",
            "This concerns everybody.",
        )
    }


def test_what_ends_and_what_is_new_is_said_whole() -> None:
    def swap(content: Content) -> None:
        del content["offers"][3]
        mug = {"reward_id": "mug", "name": {"en": "A mug"}, "cost_points": 99}
        mug["worth"] = {"kind": "gift"}
        content["rewards"].append(mug)

    sentences = said(swap)

    assert sentences["Three yoghurts and a fourth free"][0] == "This ends."
    assert sentences["A mug"] == (
        "New.",
        "A gift that we hand over.",
        "Cost: 99 points.",
        "This concerns everybody.",
    )


def test_those_whom_it_concerns_are_named_as_they_were_and_as_they_are() -> None:
    sentences = said(lambda c: c["offers"][4]["conditions"][0].update(tier_ids=["patron"]))

    assert sentences["For Gold only: delicatessen at 20% less"][-2:] == (
        "This concerns: Only for the tier “Gold”.",
        "This concerns: Only for the tier “Patron”.",
    )


def test_a_tier_that_is_gone_is_called_by_its_old_name() -> None:
    def without_patron(content: Content) -> None:
        del content["tiers"]["tiers"][2]
        text = json.dumps(content).replace('"patron", ', "")
        content.clear()
        content.update(json.loads(text))

    sentences = said(without_patron)

    assert sentences["Patron"][0] == "This ends."
    assert sentences["Patron"][-1] == "This concerns: Only for the tier “Patron”."


def test_another_name_is_said_once() -> None:
    sentences = said(lambda c: c["rewards"][0]["name"].update(en="A small coffee"))

    assert sentences["A small coffee"] == (
        "It was called “A coffee” before.",
        "This concerns everybody.",
    )


def test_what_no_sentence_speaks_of_is_named_by_its_field() -> None:
    def quietly(content: Content) -> None:
        content["rewards"][8]["worth"]["value_minor"] = 1000
        content["rewards"][8]["cost_points"] = 160
        content["earning"][0]["name"]["pl"] = "Punkt za złotówkę"
        content["format"] = 1

    sentences = said(quietly)

    assert sentences["1 point for each 1 zł"][0] == (
        "name.pl: until now 1 punkt za każdy 1 zł, from then on Punkt za złotówkę."
    )
    assert sentences["A cotton bag"] == (
        "Until now: Cost: 150 points.",
        "From then on: Cost: 160 points.",
        "worth.value_minor: until now 900, from then on 1000.",
        "This concerns everybody.",
    )


def test_two_fields_that_only_change_together_are_told_by_their_sentences() -> None:
    def give(content: Content) -> None:
        content["earning"][4]["effect"] = {"kind": "add", "points": 3}
        content["earning"][4]["trigger"] = {"kind": "visit"}
        content["earning"][4]["group"] = ""

    sentences = said(give)

    assert sentences["Double points on Tuesday mornings"][:2] == (
        "Until now: Points for money spent are multiplied by 2.",
        "From then on: For every purchase you get 3 points.",
    )


def test_a_group_that_only_fits_the_new_rules_is_told_by_them() -> None:
    def regroup(content: Content) -> None:
        rule = {"rule_id": "triple", "name": {"en": "Triple"}, "group": "green"}
        rule["trigger"] = {"kind": "spend", "step_minor": 100}
        rule["effect"] = {"kind": "multiply", "numerator": 3}
        content["earning"] = [r for r in content["earning"] if r.get("group") != "green"]
        content["earning"].append(rule)
        content["groups"]["green"] = "compound"

    sentences = said(regroup)

    assert sentences["Triple"][0] == "New."
    assert not any("groups.green" in sentence for sentence in sentences.get("", ()))


def test_tiers_whose_thresholds_move_together_are_told_apart() -> None:
    def double(content: Content) -> None:
        content["tiers"]["tiers"][1]["threshold"] = 1000
        content["tiers"]["tiers"][3]["threshold"] = 2000

    sentences = said(double)

    assert sentences["Silver"][:2] == (
        "Until now: To reach it you need: 500 points.",
        "From then on: To reach it you need: 1,000 points.",
    )


def test_the_programme_as_a_whole_comes_first() -> None:
    def wholly(content: Content) -> None:
        content["hold_days"] = 2
        content["earning"].append(content["earning"].pop(0))

    told = changes(sample(), sample(wholly), speak("en"))

    assert told.sections[0].heading == "The programme as a whole"
    (clause,) = told.sections[0].clauses
    assert any("set aside for 2 days" in sentence for sentence in clause.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_the_words(language: str) -> None:
    sentences = said(
        lambda c: c["offers"][4]["conditions"][0].update(tier_ids=["patron"]), language
    )

    texts = " ".join(text for clause in sentences.values() for text in clause)
    assert ("This concerns" in texts) == (language == "en")
