# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every refusal and every reason has words, in each language, and they say what to do."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

import pos_loyalty.domain
import pos_loyalty.local_db
import pos_loyalty.services
from pos_loyalty.domain.codes import ForeignReason
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.places import find_places
from pos_loyalty.ui import formats
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch, Speaker
from pos_loyalty.ui.messages import (
    customer_text,
    member_facts,
    name_in,
    notice_text,
    unmet_text,
    why_row_text,
)
from pos_loyalty.ui.notice_words import SUPPORT_CODES, TOPICS
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import (
    WhyRow,
)
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

NO_BREAK = "\u00a0"
NO_WORDS_FOR_PEOPLE = re.compile(
    r"exception|traceback|error|sql|http|null|none|\{|\}", re.IGNORECASE
)


@pytest.fixture
def switch(qapp: object) -> Iterator[LanguageSwitch]:
    """Speak English, and do so again after the test."""
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    assert switch.use("en")
    yield switch
    switch.use("en")


@pytest.fixture
def english(switch: LanguageSwitch) -> None:
    """Ask for English by name, where a test needs no more of the switch."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, switch: LanguageSwitch) -> str:
    assert switch.use(request.param)
    return str(request.param)


def every_refusal() -> list[type[LoyaltyError]]:
    """Import every module that may define one, then walk the tree."""
    for package in (pos_loyalty.domain, pos_loyalty.services, pos_loyalty.local_db):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    found, new = set(), {LoyaltyError}
    while new:
        found |= new
        new = {child for parent in new for child in parent.__subclasses__()} - found
    # These are told to programs, never to a cashier.
    programs = ("pos_loyalty.server", "pos_loyalty.register_bridge")
    told = {kind for kind in found if not kind.__module__.startswith(programs)}
    return sorted(told - {LoyaltyError}, key=lambda refusal: refusal.__name__)


def literal_codes(*names: str) -> set[str]:
    """Find the codes that the engine gives as literals: ``Unmet("needs_sale")``."""
    domain = Path(pos_loyalty.domain.__path__[0])
    calls = (
        node
        for path in domain.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    )
    return {
        str(call.args[0].value)
        for call in calls
        if call.args and isinstance(call.args[0], ast.Constant)
    }


def every_unmet_code() -> list[str]:
    kinds = {
        str(field.default)
        for condition in get_args(Condition)
        for field in fields(condition)
        if field.name == "kind"
    }
    return sorted(kinds | literal_codes("Unmet", "RewardUnavailable"))


def test_every_refusal_says_what_happened_what_it_means_and_what_to_do(language: str) -> None:
    unworded = Notice(NoticeKind.ERROR, "no such code")
    general = notice_text(unworded, "PLN", language).title

    for refusal in every_refusal():
        text = notice_text(Notice(NoticeKind.ERROR, refusal.code), "PLN", language)
        assert all((text.title, text.meaning, text.action)), refusal
        assert text.title != general, refusal
        assert re.fullmatch(r"\[L-\d{3}\]", text.code), refusal
        assert not NO_WORDS_FOR_PEOPLE.search(text.line), text.line


def test_every_notice_of_the_till_has_words(language: str) -> None:
    general = notice_text(Notice(NoticeKind.ERROR, "no such code"), "PLN", language).title
    facts = (("happened_at", "2026-03-02T14:00:00+01:00"), ("kind", "sale"))

    for code in (*NoticeCode, *(own for topic in TOPICS for own in topic.own_codes)):
        text = notice_text(Notice(NoticeKind.INFO, code, facts), "PLN", language)
        assert text.title not in {"", general}, code
        assert not NO_WORDS_FOR_PEOPLE.search(text.line), text.line


def test_every_reason_has_words(language: str) -> None:
    general = unmet_text(Unmet("no such code"), "PLN", language)

    for code in every_unmet_code():
        text = unmet_text(Unmet(code), "PLN", language)
        assert text not in {"", general}, code
        assert not NO_WORDS_FOR_PEOPLE.search(text), text


def test_every_foreign_code_has_its_own_sentence(language: str) -> None:
    titles = [
        notice_text(
            Notice(NoticeKind.WARNING, "unreadable_code", (("reason", reason.value),)),
            "PLN",
            language,
        ).title
        for reason in ForeignReason
    ]

    assert len(set(titles)) == len(ForeignReason)


def test_a_missing_text_would_be_noticed() -> None:
    assert "needs_sale" in every_unmet_code()
    assert "minimum_spend" in every_unmet_code()
    assert {"newer_file", "stale_state"} <= {refusal.code for refusal in every_refusal()}


def test_no_support_code_is_given_twice() -> None:
    given = [number for topic in TOPICS for number in topic.support_codes.values()]

    assert sorted(given) == sorted(set(SUPPORT_CODES.values()))


def test_every_support_code_belongs_to_a_notice_that_its_topic_can_say() -> None:
    for topic in TOPICS:
        for code in topic.support_codes.keys() - {"restart_saved"}:  # worded by its facts
            assert topic.say(Notice(NoticeKind.INFO, code)) is not None, code


@pytest.mark.usefixtures("english")
def test_the_examples_of_the_house() -> None:
    blocked = notice_text(Notice(NoticeKind.ERROR, "card_blocked"), "PLN", "en")
    facts = (("needed_points", 200), ("spendable_points", 140))
    poor = notice_text(Notice(NoticeKind.WARNING, "insufficient_points", facts), "PLN", "en")

    assert (blocked.title, blocked.action, blocked.code) == (
        "Card blocked.",
        "Ask the customer for another card or call a manager.",
        "[L-104]",
    )
    assert poor.title == "Not enough points: needs 200 points, has 140 points."


@pytest.mark.usefixtures("english")
def test_a_dropped_scan_is_not_forgotten() -> None:
    notice = Notice(NoticeKind.ERROR, "disk_full", (("dropped_scan", 1),))

    assert notice_text(notice, "PLN", "en").action.endswith("Then scan the waiting card again.")


@pytest.mark.usefixtures("english")
def test_after_a_restart_the_last_action_is_named() -> None:
    facts = (
        ("kind", "sale"),
        ("short_name", "Anna K."),
        ("paid_minor", 4323),
        ("earned_points", 45),
        ("used_points", 0),
        ("happened_at", "2026-03-02T14:05:00+01:00"),
    )

    text = notice_text(Notice(NoticeKind.WARNING, "restart_saved", facts), "PLN", "en")

    assert "Anna K., a purchase of PLN\u00a043.23, +45 points (2 Mar 2026, 14:05)" in text.title
    assert text.meaning == "The till was not closed properly: what came later is not saved."


@pytest.mark.usefixtures("english")
def test_after_a_save_that_broke_the_last_action_is_named() -> None:
    facts = (
        ("kind", "redemption"),
        ("short_name", "Anna K."),
        ("used_points", 80),
        ("happened_at", "2026-03-02T14:05:00+01:00"),
    )

    text = notice_text(Notice(NoticeKind.ERROR, "save_unsure", facts), "PLN", "en")
    unknown = notice_text(Notice(NoticeKind.ERROR, "save_unsure"), "PLN", "en")

    assert "Anna K., a reward for 80 points (2 Mar 2026, 14:05)" in text.title
    assert text.meaning == "Saving went wrong. If this is what you entered, it is safe."
    assert unknown.meaning == "It is not known whether this was saved."


CAMERA_TROUBLES = (
    *("cannot_open", "in_use", "no_camera", "unplugged", "not_permitted"),
    *("no_camera_software", "decoder_failing", "broken"),
)


def test_each_trouble_of_the_camera_says_how_to_go_on(language: str) -> None:
    texts = [
        notice_text(
            Notice(NoticeKind.WARNING, "camera_trouble", (("reason", code),)), "PLN", language
        )
        for code in CAMERA_TROUBLES
    ]

    assert len({text.title for text in texts}) == len(CAMERA_TROUBLES)
    assert all(text.meaning and "F3" in text.action for text in texts)


@pytest.mark.usefixtures("english")
def test_the_file_of_a_card_is_named() -> None:
    notice = Notice(NoticeKind.INFO, "card_saved", (("file_name", "card {5676}.pdf"),))

    line = notice_text(notice, "PLN", "en").line

    assert line == "The card is saved as card {5676}.pdf. Print it from there."


@pytest.mark.parametrize(
    ("spoken", "count", "text"),
    [
        ("en", 1, "1 point"),
        ("en", 2, "2 points"),
        ("pl", 1, "1 punkt"),
        ("pl", 22, "22 punkty"),
        ("pl", 25, "25 punktów"),
        ("ru", 21, "21 балл"),
        ("ru", 3, "3 балла"),
        ("ru", 11, "11 баллов"),
    ],
)
def test_numbers_take_the_right_plural(
    switch: LanguageSwitch, spoken: str, count: int, text: str
) -> None:
    switch.use(spoken)
    row = WhyRow(
        {"en": "Rule"},
        "spend",
        0,
        (),
        Unmet("insufficient_points", (("needed_points", count), ("spendable_points", 0))),
    )

    assert text in why_row_text(row, "PLN", spoken).reason


@pytest.mark.usefixtures("english")
def test_why_rows_are_words() -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)
    shop.type_amount("45,50")

    quote = shop.state.sale.quote
    assert quote is not None
    texts = [why_row_text(row, "PLN", "en") for row in quote.why]
    by_name = {text.name: (text.points, text.reason) for text in texts}
    assert by_name["1 point for each 1 zł"] == ("+43", "For PLN\u00a043.23")
    assert by_name["2 points for a visit"] == ("+2", "For this visit")
    assert by_name["Double points on Tuesday mornings"] == (
        "",
        "Not on this day of the week (Monday).",
    )


@pytest.mark.parametrize(
    ("minor", "currency", "language", "text"),
    [
        (123450, "PLN", "pl", f"1234,50{NO_BREAK}zł"),
        (1234550, "PLN", "pl", f"12{NO_BREAK}345,50{NO_BREAK}zł"),
        (123456750, "RUB", "ru", f"1{NO_BREAK}234{NO_BREAK}567,50{NO_BREAK}₽"),
        (123450, "PLN", "en", f"PLN{NO_BREAK}1,234.50"),
        (123450, "GBP", "en", "£1,234.50"),
        (-5, "EUR", "en", "−€0.05"),
        (1234, "JPY", "pl", f"1234{NO_BREAK}JPY"),
        (1234, "KWD", "en", f"KWD{NO_BREAK}1.234"),
        (9007199254740993, "PLN", "en", f"PLN{NO_BREAK}90,071,992,547,409.93"),
    ],
)
def test_money_is_written_as_people_write_it(
    minor: int, currency: str, language: str, text: str
) -> None:
    assert formats.money(minor, currency, language) == text


@pytest.mark.parametrize(
    ("typed", "language", "text"),
    [
        ("", "pl", f"0{NO_BREAK}zł"),
        ("45.", "pl", f"45,{NO_BREAK}zł"),
        ("12345.5", "pl", f"12{NO_BREAK}345,5{NO_BREAK}zł"),
        ("45.5", "en", f"PLN{NO_BREAK}45.5"),
    ],
)
def test_an_amount_is_shown_as_far_as_it_is_typed(typed: str, language: str, text: str) -> None:
    assert formats.typed_amount(typed, "PLN", language) == text


def test_days_numbers_and_shares() -> None:
    assert formats.day(date(2026, 11, 3), "pl") == "3 lis 2026"
    assert formats.moment(datetime(2026, 11, 3, 14, 5, tzinfo=UTC), "en") == "3 Nov 2026, 14:05"
    assert formats.weekday(2, "ru") == "вторник"
    assert formats.time_of_day(845) == "14:05"
    assert formats.signed(25, "en") == "+25"
    assert formats.signed(-1500, "en") == "−1,500"
    assert formats.percent(500, "en") == "5%"
    assert formats.percent(1250, "pl") == f"12,5{NO_BREAK}%"


def test_a_name_falls_back_to_english_then_to_any() -> None:
    assert name_in({"en": "Coffee", "pl": "Kawa"}, "pl") == "Kawa"
    assert name_in({"en": "Coffee", "pl": "Kawa"}, "ru") == "Coffee"
    assert name_in({"de": "Kaffee"}, "ru") == "Kaffee"
    assert name_in({}, "ru") == ""


def test_the_customer_reads_their_own_language_beside_an_english_till(
    switch: LanguageSwitch,
) -> None:
    shop = Shop(a_fake_store())
    speaker = Speaker(find_places().resources_dir / "i18n")
    shop.scan(ANNA_CARD)

    state = customer_view(shop.state, join_text="", language="en")
    polish = customer_text(state, speaker.words(state.language))
    english = customer_text(state, speaker.words("en"))

    assert (polish.title, polish.lines) == (
        "Dzień dobry, Anna!",
        ("Twoje saldo: 100 punktów",),
    )
    assert english.title == "Hello, Anna!"


def test_words_without_a_file_are_english(tmp_path: Path) -> None:
    words = Speaker(tmp_path).words("pl")

    assert words.translate("customer", "Welcome!") == "Welcome!"
    assert words.points(5) == "5 points"


@pytest.mark.usefixtures("english")
def test_a_first_visit_is_told_from_a_last_one() -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)
    assert shop.state.member is not None
    first = member_facts(shop.state.member, "en")
    shop.type_amount("5")
    shop.till.sale.confirm()
    shop.scan(ANNA_CARD)

    assert shop.state.member is not None
    assert first.last_visit == "First visit"
    assert member_facts(shop.state.member, "en").last_visit == "Last visit: 2 Mar 2026"
