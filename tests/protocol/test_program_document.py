# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Programme documents: every mistake is named at its place; what is said decides the name."""

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.protocol.mistakes import BrokenDocument, Mistake
from pos_loyalty.protocol.program_document import parse_program, program_id_of
from pos_loyalty.protocol.program_text import DOCUMENT_BYTES_MAX, NUMBER_MAX, canonical_json

SAMPLE = (Path(__file__).parents[2] / "resources/programs/sample.json").read_bytes()

TIERS = ["bronze", "silver", "patron", "gold"]

Content = Any  # JSON, which a test breaks wherever it likes


def sample() -> Content:
    return json.loads(SAMPLE)


def mistakes_in(content: Content) -> tuple[Mistake, ...]:
    with pytest.raises(BrokenDocument) as refusal:
        parse_program(json.dumps(content).encode())
    return refusal.value.mistakes


def test_the_sample_is_a_programme() -> None:
    document = parse_program(SAMPLE)

    program: Program = document.program
    assert program.earning[0].trigger == Spend(step_minor=100)
    assert [str(t.tier_id) for t in program.tiers.tiers] == TIERS  # type: ignore[union-attr] # the sample has tiers
    assert document.program_id == hashlib.sha256(document.canonical).hexdigest()


def test_the_name_is_what_is_said_and_not_how_it_is_written() -> None:
    mixed = _shuffled(sample(), random.Random(7))
    spellings = [
        json.dumps(mixed).encode(),
        json.dumps(mixed, indent=4, ensure_ascii=False).encode(),
        json.dumps(sample(), separators=(",", ":")).encode("utf-16"),
        b"\xef\xbb\xbf" + SAMPLE,
    ]

    names = {parse_program(text).program_id for text in spellings}

    assert names == {parse_program(SAMPLE).program_id, program_id_of(mixed)}
    assert len(names) == 1


def _shuffled(content: Content, dice: random.Random) -> Content:
    if isinstance(content, dict):
        keys = list(content)
        dice.shuffle(keys)
        return {key: _shuffled(content[key], dice) for key in keys}
    if isinstance(content, list):
        return [_shuffled(value, dice) for value in content]
    return content


def test_another_word_is_another_programme() -> None:
    other = sample()
    other["name"]["pl"] += "!"

    assert parse_program(json.dumps(other).encode()).program_id != parse_program(SAMPLE).program_id


def test_the_order_of_rules_is_part_of_what_is_said() -> None:
    other = sample()
    other["earning"].reverse()

    assert parse_program(json.dumps(other).encode()).program_id != parse_program(SAMPLE).program_id


def test_the_canonical_bytes_are_a_document_with_the_same_name() -> None:
    document = parse_program(SAMPLE)

    assert parse_program(document.canonical) == document
    assert canonical_json({"b": [1, None], "a": "ż"}) == '{"a":"ż","b":[1,null]}'.encode()


def _set(*path: str | int, to: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for part in path[:-1]:
            content = content[part]
        content[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for part in path[:-1]:
            content = content[part]
        del content[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set("colour", to="red"), "colour"),
        (_drop("currency"), "currency"),
        (_set("currency", to="zł"), "currency"),
        (_set("format", to=2), "format"),
        (_set("effective_from", to="2026-02-30"), "effective_from"),
        (_set("effective_from", to=0), "effective_from"),
        (_set("reinstated_days", to=-1), "reinstated_days"),
        (_set("earning", to={}), "earning"),
        (_set("earning", 1, "points", to=5), "earning[1].points"),
        (_drop("earning", 1, "rule_id"), "earning[1].rule_id"),
        (_set("earning", 1, "rule_id", to="spend"), ""),
        (_drop("earning", 0, "trigger"), "earning[0].trigger"),
        (_set("earning", 0, "trigger", to=None), "earning[0].trigger"),
        (_drop("earning", 0, "trigger", "kind"), "earning[0].trigger.kind"),
        (_set("earning", 1, "trigger", to={}), "earning[1].trigger.kind"),
        (_set("earning", 0, "trigger", "kind", to="spnd"), "earning[0].trigger.kind"),
        (_set("earning", 0, "trigger", "kind", to=["spend"]), "earning[0].trigger.kind"),
        (_drop("earning", 0, "trigger", "step_minor"), "earning[0].trigger.step_minor"),
        (_set("earning", 0, "trigger", "step_minor", to=0), "earning[0].trigger.step_minor"),
        (_set("earning", 0, "trigger", "step_minor", to="100"), "earning[0].trigger.step_minor"),
        (_set("earning", 0, "trigger", "step_minor", to=True), "earning[0].trigger.step_minor"),
        (_set("earning", 0, "trigger", "steps", to=1), "earning[0].trigger.steps"),
        (_set("earning", 0, "effect", "points", to=0), "earning[0].effect.points"),
        (_set("earning", 0, "name", to={"en": 5}), "earning[0].name.en"),
        (_set("earning", 1, "caps", 0, "period", to="century"), "earning[1].caps[0].period"),
        (_set("earning", 4, "effect", "numerator", to=1), "earning[4].effect"),
        (_set("earning", 4, "trigger", to={"kind": "visit"}), "earning[4]"),
        (_set("earning", 4, "conditions", 0, "days", to=[8]), "earning[4].conditions[0].days"),
        (_set("earning", 4, "conditions", 1, to=3), "earning[4].conditions[1]"),
        (_set("earning", 4, "conditions", 0, to={}), "earning[4].conditions[0].kind"),
        (_set("groups", "multipliers", to="worst"), "groups.multipliers"),
        (_set("tiers", "basis", to="earnings"), "tiers.basis"),
        (_set("tiers", "window", "months", to=0), "tiers.window.months"),
        (_set("tiers", "tiers", 0, "threshold", to=10), "tiers"),
        (
            _set("tiers", "tiers", 2, "discount_basis_points", to=10_001),
            "tiers.tiers[2].discount_basis_points",
        ),
        (_set("expiry", "kind", to="someday"), "expiry.kind"),
        (_set("vesting", "days", to=-1), "vesting.days"),
        (_set("rewards", 0, "cost_points", to=0), "rewards[0].cost_points"),
        (_drop("rewards", 0, "worth", "kind"), "rewards[0].worth.kind"),
        (_set("rewards", 2, "worth", "of", to="line"), "rewards[2].worth.of"),
        (_set("rewards", 4, "worth", "minor_per_step", to=0), "rewards[4].worth"),
    ],
)
def test_a_mistake_is_named_at_its_place(change: Callable[[Content], None], place: str) -> None:
    content = sample()
    change(content)

    (mistake,) = mistakes_in(content)

    assert mistake.place == place
    assert mistake.text


def test_every_mistake_is_named() -> None:
    content = sample()
    _set("earning", 0, "trigger", "step_minor", to="x")(content)
    _drop("rewards", 3, "name")(content)
    _set("colour", to="red")(content)

    places = {mistake.place for mistake in mistakes_in(content)}

    assert places == {"earning[0].trigger.step_minor", "rewards[3].name", "colour"}


def test_a_refusal_reads_as_a_list_of_places() -> None:
    content = sample()
    _drop("currency")(content)

    with pytest.raises(BrokenDocument, match="currency: currency is missing"):
        parse_program(json.dumps(content).encode())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "empty"),
        (b"{", "missing"),
        (b"\xff\xfe\xfa", "no text in UTF-8"),
        (b'{"name": "\xc4"}', "line 1 has bytes"),
        (b"[" * 100_000, "inside each other"),
        (b'{"a":' * 50_000, "inside each other"),
        (b"[" * 40 + b"]" * 40, "inside each other"),
        (b"null", "object"),
        (b"[]", "object"),
        (b'"text"', "object"),
        (b" " * (DOCUMENT_BYTES_MAX + 1), "longer than"),
    ],
)
def test_hostile_bytes_are_refused_in_words(text: bytes, says: str) -> None:
    with pytest.raises(BrokenDocument) as refusal:
        parse_program(text)

    (mistake,) = refusal.value.mistakes
    assert says in f"{mistake.text} {mistake.advice}"
    assert mistake.place == "" or len(text) == 80


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (b'{"name": NaN}', "name", "NaN is no whole number"),
        (b'{"name": -Infinity}', "name", "-Infinity is no whole number"),
        (b'{"reinstated_days": 1.0}', "reinstated_days", "1.0 is no whole number"),
        (b'{"reinstated_days": 1e2}', "reinstated_days", "1e2 is no whole number"),
        (b'{"reinstated_days": 9007199254740992}', "reinstated_days", "is beyond"),
        (b'{"reinstated_days": -9007199254740992}', "reinstated_days", "is beyond"),
        (b'{"reinstated_days": ' + b"9" * 5000 + b"}", "reinstated_days", "999… is beyond"),
        (b'{"rewards": [], "rewards": [1]}', "rewards", "named twice"),
        (rb'{"name": {"en": "\ud800"}}', "name.en", "half a character"),
    ],
)
def test_what_readers_differ_on_is_named_at_its_place(text: bytes, place: str, says: str) -> None:
    with pytest.raises(BrokenDocument) as refusal:
        parse_program(text)

    (mistake,) = refusal.value.mistakes
    assert mistake.place == place
    assert says in mistake.text


def test_the_largest_number_is_exact_everywhere() -> None:
    content = sample()
    _set("rewards", 0, "cost_points", to=NUMBER_MAX)(content)

    document = parse_program(json.dumps(content).encode())

    assert document.program.rewards[0].cost_points == 2**53 - 1
