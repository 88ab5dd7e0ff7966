# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why not: every code that the engine gives has a sentence."""

import ast
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import pos_loyalty.domain
from pos_loyalty.domain.errors import MoreThanDue, NotGrantedHere
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.trace import Fact, Unmet
from pos_loyalty.domain.units import Unit
from pos_loyalty.wording.language import LANGUAGES, speak
from pos_loyalty.wording.reasons import why_not

DOMAIN = Path(pos_loyalty.domain.__path__[0])
NB = "\u00a0"


def codes_in(source: str) -> set[str]:
    """Find what is given as a literal: ``Unmet("needs_sale")``, ``code = "over_budget"``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="Unmet" | "RewardUnavailable"), args=[told, *_]):
                found |= literals_in(told)
            case ast.Assign(targets=[target]) if "code" in ast.unparse(target):
                found |= literals_in(node.value)
    return found


def literals_in(expression: ast.expr) -> set[str]:
    nodes = ast.walk(expression)
    found = {str(n.value) for n in nodes if isinstance(n, ast.Constant) and n.value}
    return {text for text in found if not text.isdecimal()}


def every_code() -> list[str]:
    kinds = {
        str(field.default)
        for condition in get_args(Condition)
        for field in fields(condition)
        if field.name == "kind"
    }
    program = (DOMAIN / "program").rglob("*.py")
    literal = {code for path in program for code in codes_in(path.read_text(encoding="utf-8"))}
    announced = {"insufficient_vouchers", "insufficient_money", "insufficient_points"}
    return sorted(kinds | literal | announced | {MoreThanDue.code, NotGrantedHere.code})


def said(code: str, language: str = "en", facts: tuple[Fact, ...] = ()) -> str:
    return why_not(Unmet(code, facts), currency="PLN", language=speak(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_even_without_its_facts(language: str) -> None:
    general = said("no such code", language)

    for code in every_code():
        text = said(code, language)
        assert text not in {"", general}, code
        assert not re.search(r"[{}]|None", text), text


def test_the_codes_are_found_in_the_source() -> None:
    source = 'left, code = 1, "over_budget"\nraise RewardUnavailable("excluded")\nUnmet("capped")'

    assert codes_in(source) == {"over_budget", "excluded", "capped"}
    assert {"capped", "over_budget", "used_up", "needs_voucher", "weekdays"} <= set(every_code())


@pytest.mark.parametrize(
    ("code", "facts", "text"),
    [
        (
            "insufficient_points",
            {"needed_points": 80, "spendable_points": 1},
            "Needs 80 points, has 1 point.",
        ),
        (
            "insufficient_money",
            {"needed_minor": 500, "stored_minor": 99},
            f"Needs PLN{NB}5.00, has PLN{NB}0.99.",
        ),
        (
            "minimum_spend",
            {"needed_minor": 2000, "spend_minor": 950},
            f"From PLN{NB}20.00; now PLN{NB}9.50.",
        ),
        (
            "not_granted_here",
            {"granted": 40, "spendable": 90, "unit": "points"},
            "Available here now: 40 points; the rest when the network is back.",
        ),
        (
            "not_granted_here",
            {"granted": 500, "spendable": 2000, "unit": "money:gift"},
            f"Available here now: PLN{NB}5.00; the rest when the network is back.",
        ),
        ("minimum_quantity", {"needed_pieces": 3, "pieces": 1}, "From 3 pieces; now 1 piece."),
        ("weekdays", {"weekday": 5}, "Not on this day of the week (Friday)."),
        ("hours", {"minute": 845}, "Not at this hour (14:05)."),
        ("dates", {"day": "2026-11-03"}, "Not on this day (3 Nov 2026)."),
        (
            "minimum_age",
            {"needed_years": 65},
            "From the age of 65 years; the birthday has to be known.",
        ),
        (
            "used_up",
            {"times_max": 2, "period": "week", "who": "member"},
            "It has been had as often as it may be. Limit for a week, from Monday: 2 times.",
        ),
        (
            "used_up",
            {"times_max": 200, "period": "membership", "who": "everyone"},
            "It has been had as often as it may be. For all members together: 200 times in all.",
        ),
        (
            "capped",
            {"amount_max": 10, "uncapped_amount": 14},
            "The limit is reached: 10 points instead of 14 points.",
        ),
    ],
)
def test_facts_are_said(code: str, facts: dict[str, int | str], text: str) -> None:
    assert said(code, facts=tuple(facts.items())) == text


def test_an_amount_is_of_what_the_rule_gives() -> None:
    unmet = Unmet("capped", (("amount_max", 1), ("uncapped_amount", 3)))

    text = why_not(unmet, currency="PLN", language=speak("pl"), unit=Unit("stamp:coffee"))

    assert text == "Osiągnięto limit: 1 pieczątka (bez niego: 3 pieczątki)."


def test_what_counts_instead_is_named_where_it_is_known() -> None:
    unmet = Unmet("outranked", (("by", "tuesday"),))
    english = speak("en")

    assert why_not(unmet, currency="PLN", language=english) == "Another rule counts instead."
    assert (
        why_not(unmet, currency="PLN", language=english, rival="Double Tuesday")
        == "“Double Tuesday” counts instead."
    )
