# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How points and other things are earned, in sentences."""

from datetime import date

import pytest

from pos_loyalty.domain.ids import StampCardId
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.effects import GiveStamps
from pos_loyalty.domain.program.expiry import MonthsOfIdleness, Vesting
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.regulations import (
    regulations,
)
from tests.wording.vocabulary import (
    CONDITIONS,
    GIFTS,
    TRIGGERS,
    clause_of,
    program_of,
    rule_of,
    text_of,
    times_of,
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "For every PLN 10.00 you spend you get 5 points. "
                "What is left over is kept and counts with your next purchase. "
                "Limit for a day: 1 point. For all members together: 22 points a month."
            ),
        ),
        (
            "pl",
            (
                "Za każde wydane 10,00 zł otrzymujesz 5 punktów. "
                "Reszta nie przepada: liczy się przy następnych zakupach. "
                "Limit dzienny: 1 punkt. Dla wszystkich uczestników razem: 22 punkty miesięcznie."
            ),
        ),
        (
            "ru",
            (
                "За каждые потраченные 10,00 zł вы получаете 5 баллов. "
                "Остаток не пропадает: он учитывается при следующей покупке. "
                "Лимит на день: 1 балл. На всех участников вместе: 22 балла в месяц."
            ),
        ),
    ],
)
def test_points_for_money(language: str, text: str) -> None:
    rule = rule_of(
        trigger=Spend(step_minor=1000),
        caps=(Cap(amount_max=1, period=Period.DAY),),
        budget=Budget(amount_max=22, period=Period.MONTH),
    )

    assert clause_of("The rule", program_of(rule), language) == text


def test_a_cap_is_of_what_the_rule_gives() -> None:
    effect = GiveStamps(card_id=StampCardId("coffee"))
    rule = rule_of(effect=effect, caps=(Cap(amount_max=2, period=Period.SALE),))

    text = clause_of("The rule", program_of(rule), "pl")

    assert "otrzymujesz 1 pieczątkę na karcie „coffee”" in text
    assert text.endswith("Limit na jedne zakupy: 2 pieczątki.")


def test_a_rule_says_how_long_its_own_points_last() -> None:
    rule = rule_of(vesting=Vesting(days=3, event="delivered"), expiry=MonthsOfIdleness(months=6))

    text = clause_of("The rule", program_of(rule))

    assert "To be used 3 days after this: “delivered”." in text
    assert "Validity: 6 months from your last purchase or activity." in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Only on Tuesdays and Sundays. Only from 22:00 to 02:00 of the next day."),
        ("pl", "Tylko we wtorki i w niedziele. Tylko od 22:00 do 02:00 następnego dnia."),
        (
            "ru",
            "Только по вторникам и по воскресеньям. Только с 22:00 до 02:00 следующего дня.",
        ),
    ],
)
def test_days_and_hours(language: str, text: str) -> None:
    conditions = (Weekdays(days=(7, 2)), Hours(start_minute=1320, end_minute=120))

    assert clause_of("The rule", program_of(rule_of(conditions=conditions)), language).endswith(
        text
    )


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 3, 1), date(2026, 5, 2), "Only from 1 March 2026 to 2 May 2026."),
        (date(2026, 3, 1), date(2026, 3, 1), "Only on 1 March 2026."),
        (date(2026, 3, 1), None, "From 1 March 2026 on."),
        (None, date(2026, 5, 2), "Until 2 May 2026."),
        (None, None, "For every purchase you get 5 points."),
    ],
)
def test_dates_that_are_open_on_a_side(first: date | None, last: date | None, text: str) -> None:
    rule = rule_of(conditions=(Dates(first=first, last=last),))

    assert clause_of("The rule", program_of(rule)).endswith(text)


def test_goods_that_count_and_goods_that_do_not() -> None:
    goods = LineFilter(skus=("a", "b"), tags=("organic",), excluded_categories=("tobacco",))
    rule = rule_of(on_lines=goods, conditions=(MinimumSpend(minor=2000, without_tax=True),))

    assert clause_of("The rule", program_of(rule)) == (
        "For every purchase you get 5 points. "
        "This holds for these goods alone: articles “a”, “b”; goods marked “organic”. "
        "This does not hold for these goods: category “tobacco”. "
        "Only for purchases of PLN 20.00 or more before tax. "
        "What is asked for must be reached with these goods alone."
    )


def test_whose_purchase_a_referral_looks_at_is_said() -> None:
    conditions = (MinimumSpend(minor=2000),)
    referrer = rule_of("a", trigger=Referral(side=Side.REFERRER), conditions=conditions)
    friend = rule_of("b", trigger=Referral(side=Side.FRIEND), conditions=conditions)

    program = program_of(referrer, friend)

    assert "is meant of the friend's" in clause_of("The a", program)
    assert "is meant of the friend's" not in clause_of("The b", program)


@pytest.mark.parametrize(
    ("policy", "text"),
    [
        (Combination.BEST, "only the one that gives most counts: “The a” and “The b”."),
        (Combination.FIRST, "only the first that fits counts, in this order: “The a” and “The b”."),
        (Combination.COMPOUND, "also multiplies what those before it gave: “The a” and “The b”."),
    ],
)
def test_how_rules_of_a_group_go_together(policy: Combination, text: str) -> None:
    rules = (times_of("a", 2, group="g"), times_of("b", 3, group="g"))

    said = text_of(program_of(*rules, groups={"g": policy}))

    assert text in said
    assert "All else adds up." in said


def test_rules_that_add_up_need_no_sentence() -> None:
    rules = (rule_of("a", group="g"), rule_of("b", group="g"))

    assert "All else adds up." not in text_of(program_of(*rules))


def test_the_shops_own_word_for_people_is_never_printed() -> None:
    assert "churn-risk" not in text_of(program_of(rule_of(conditions=CONDITIONS)))


def test_every_trigger_goes_with_every_gift() -> None:
    rules = [
        rule_of(f"{trigger.kind}-{gift.kind}", trigger=trigger, effect=gift)
        for trigger in TRIGGERS
        for gift in GIFTS
    ]

    (section, *_) = regulations(program_of(*rules), speak("pl")).sections

    assert len({clause.sentences for clause in section.clauses}) == len(rules) + 1


def test_the_cap_of_a_multiplier_is_points() -> None:
    rule = times_of("double", 2, caps=(Cap(amount_max=50, period=Period.MONTH),))

    assert clause_of("The double", program_of(rule)) == (
        "Points for money spent are multiplied by 2. Limit for a calendar month: 50 points."
    )
