# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first start leads to a shop, step by step, and says in words what does not fit."""

import pytest

from pos_loyalty.domain.reader_report import CodeKind
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.first_start import (
    FIELD_CHARS_MAX,
    CannotStart,
    Ending,
    FirstStartViewModel,
    Founded,
    StartField,
    StartState,
    StartStep,
)
from tests.ui.view_models.shop import ANNA_CARD, LateRunner, wedge_scan

JOINED = Founded("Old Town", 3, ("amber", "cabin"))


class FakeFounding:
    """Remembers what it was asked, and answers or refuses."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.refusal = refusal

    def join(self, server_url: str, code: str, language: str) -> Founded:
        return self._answer("join", server_url, code, language)

    def found(self, store_name: str, zone: str, program_file: str, language: str) -> Founded:
        return self._answer("found", store_name, zone, program_file, language)

    def _answer(self, *asked: str) -> Founded:
        self.asked.append(asked)
        if self.refusal is not None:
            raise self.refusal
        return JOINED


class Start:
    def __init__(self, refusal: Exception | None = None, tasks: TaskRunner | None = None) -> None:
        self.founding = FakeFounding(refusal)
        self.late = LateRunner()
        self.ended: list[Ending] = []
        self.model = FirstStartViewModel(
            self.founding, tasks or self.late, StartState("en"), self.ended.append
        )

    @property
    def state(self) -> StartState:
        return self.model.state.value

    def join_form(self, address: str = "https://points.example", code: str = "7K3M9QX2VD") -> None:
        self.model.choose_language("pl")
        self.model.choose_way(StartStep.JOIN)
        self.model.type(StartField.ADDRESS, address)
        self.model.type(StartField.CODE, code)


def test_a_till_joins_with_the_code_that_was_typed() -> None:
    start = Start()
    start.join_form(address=" https://points.example ")

    start.model.next()
    was_busy = start.state.is_busy
    start.late.finish_all()
    start.model.next()
    start.model.next()

    assert was_busy
    assert start.founding.asked == [("join", "https://points.example", "7K3M9QX2VD", "pl")]
    assert start.state.founded == JOINED
    assert start.ended == [Ending.TILL]


def test_a_shop_of_its_own_needs_a_name_and_a_zone() -> None:
    start = Start()
    start.model.choose_way(StartStep.OWN)

    start.model.next()
    without_a_name = start.state.trouble
    start.model.type(StartField.NAME, "Corner")
    without_trouble = start.state.trouble
    start.model.next()
    without_a_zone = start.state.trouble
    start.model.type(StartField.ZONE, "Europe/Warsaw")
    start.model.next()
    start.late.finish_all()

    assert without_a_name is not None
    assert without_a_zone is not None
    assert (without_a_name.code, without_trouble) == ("name_missing", None)
    assert without_a_zone.code == "zone_missing"
    assert start.founding.asked == [("found", "Corner", "Europe/Warsaw", "", "en")]
    assert start.state.step is StartStep.SCANNER


@pytest.mark.parametrize(
    ("address", "code", "trouble"),
    [(" ", "7K3M9QX2VD", "address_missing"), ("https://points.example", "", "code_missing")],
)
def test_what_is_missing_to_join_is_said_and_nobody_is_asked(
    address: str, code: str, trouble: str
) -> None:
    start = Start()
    start.join_form(address, code)

    start.model.next()

    assert start.state.trouble is not None
    assert start.state.trouble.code == trouble
    assert not start.late.waiting


def test_a_made_up_shop_is_set_up_by_nobody() -> None:
    start = Start()
    start.model.choose_way(StartStep.SCANNER)

    start.model.next()
    start.model.next()

    assert start.founding.asked == []
    assert start.ended == [Ending.DEMO]


def test_a_refusal_leaves_what_was_typed() -> None:
    start = Start(CannotStart("bad_code", "exactly so"))
    start.join_form()

    start.model.next()
    start.late.finish_all()

    assert start.state.step is StartStep.JOIN
    assert start.state.text(StartField.CODE) == "7K3M9QX2VD"
    assert start.state.trouble is not None
    assert (start.state.trouble.code, start.state.trouble.detail) == ("bad_code", "exactly so")


def test_a_bug_is_said_too_and_the_window_goes_on() -> None:
    start = Start(RuntimeError("torn"))
    start.join_form()
    start.model.next()

    with pytest.raises(RuntimeError):
        start.late.finish_all()

    assert not start.state.is_busy
    assert start.state.trouble is not None
    assert start.state.trouble.code == "broken"


def test_waiting_can_be_given_up_and_a_late_refusal_is_not_told() -> None:
    start = Start(CannotStart("no_answer"))
    start.join_form()
    start.model.next()

    start.model.back()
    start.late.finish_all()

    assert (start.state.step, start.state.is_busy) == (StartStep.JOIN, False)
    assert start.state.trouble is None


def test_what_was_done_all_the_same_is_shown_for_it_cannot_be_done_again() -> None:
    start = Start()
    start.join_form()
    start.model.next()

    start.model.back()
    start.late.finish_all()

    assert (start.state.step, start.state.founded) == (StartStep.SCANNER, JOINED)


def test_what_waits_behind_a_shop_that_comes_late_sets_up_no_second_one() -> None:
    start = Start()
    start.join_form()
    start.model.next()

    start.model.back()
    start.model.back()
    start.model.choose_way(StartStep.OWN)
    start.model.type(StartField.NAME, "Corner")
    start.model.type(StartField.ZONE, "Europe/Warsaw")
    start.model.next()
    start.late.finish_all()

    assert [asked[0] for asked in start.founding.asked] == ["join"]
    assert (start.state.step, start.state.founded) == (StartStep.SCANNER, JOINED)
    assert start.state.trouble is None


def test_what_was_given_up_has_no_say_in_what_came_after_it() -> None:
    start = Start(CannotStart("no_answer"))
    start.join_form()
    start.model.next()
    start.model.back()
    start.model.next()

    start.late.finish_one()

    assert start.state.is_busy
    assert start.state.trouble is None


def test_a_second_enter_sets_up_one_shop() -> None:
    start = Start()
    start.join_form()

    start.model.next()
    start.model.next()

    assert len(start.late.waiting) == 1


def test_from_a_shop_that_is_set_up_no_way_leads_back() -> None:
    start = Start()
    start.join_form()
    start.model.next()
    start.late.finish_all()

    start.model.back()

    assert start.state.step is StartStep.SCANNER


@pytest.mark.parametrize(
    ("way", "back"),
    [
        (StartStep.JOIN, StartStep.SHOP),
        (StartStep.OWN, StartStep.SHOP),
        (StartStep.SCANNER, StartStep.SHOP),
        (StartStep.SHOP, StartStep.LANGUAGE),
    ],
)
def test_each_step_leads_back(way: StartStep, back: StartStep) -> None:
    start = Start()
    start.model.choose_way(way)

    start.model.back()

    assert start.state.step is back


def test_a_scan_is_shown_and_a_members_number_only_by_its_end() -> None:
    start = Start()
    start.model.scan(wedge_scan(ANNA_CARD))
    too_soon = start.state.kind
    start.model.choose_way(StartStep.SCANNER)

    start.model.scan(wedge_scan("4006381333931"))
    product = (start.state.kind, start.state.scanned)
    start.model.scan(wedge_scan(ANNA_CARD))

    assert too_soon is None
    assert product == (CodeKind.PRODUCT, "4006381333931")
    assert start.state.kind is CodeKind.CARD
    assert start.state.scanned == f"•••• {ANNA_CARD[-4:]}"


def test_what_is_typed_has_a_bound_and_a_strange_language_changes_nothing() -> None:
    start = Start()

    start.model.choose_language("xx")
    start.model.type(StartField.NAME, "x" * 5_000)

    assert (start.state.language, start.state.step) == ("en", StartStep.LANGUAGE)
    assert len(start.state.text(StartField.NAME)) == FIELD_CHARS_MAX
