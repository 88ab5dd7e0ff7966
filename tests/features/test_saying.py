# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps about the line that is worth saying."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.services.look_back import latest_operation
from tests.features.window_counter import WindowCounter
from tests.ui.view_models.shop import ANNA, account_of

scenarios("saying.feature")


@given(parsers.parse("Anna Kowalska is a member with {points:d} points whose birthday is today"))
def anna_on_her_birthday(counter: WindowCounter, points: int) -> None:
    born = counter.shop.now.date().replace(year=1990)
    anna = replace(ANNA, birthday=born)
    import_members(counter.store, [BaseMember(anna, account_of(ANNA, points).lots)])


@given(parsers.parse("a server, now away, from which the till knows Anna with {points:d} points"))
def anna_of_a_server(counter: WindowCounter, points: int) -> None:
    counter.join_server().knows_anna(points, granted=points)
    counter.server.goes_away()
    counter.wait(5)


@when("the cashier says it with one key")
def says_it(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F5)


@when("waves the line away")
def waves_it_away(counter: WindowCounter) -> None:
    counter.hands.press("sayingUnsaid")


@then(parsers.re(r'the till suggests "(?P<words>.+)"'))
def suggests(counter: WindowCounter, words: str) -> None:
    assert counter.hands.reads("sayingLine") == words


@then("the till suggests nothing any more")
def suggests_nothing(counter: WindowCounter) -> None:
    assert counter.hands.reads("sayingLine") in {"", "Noted. Nothing more to say."}


@then(parsers.parse('the sale says that "{kind}" was told'))
def was_told(counter: WindowCounter, kind: str) -> None:
    assert [(told.kind, told.is_told) for told in _sold(counter).told] == [(kind, True)]


@then("the sale says that nothing was told")
def nothing_told(counter: WindowCounter) -> None:
    assert _sold(counter).told == ()


def _sold(counter: WindowCounter) -> SaleFact:
    operation = latest_operation(store=counter.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact
