# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of the member before the display: what is asked, answered and wanted there."""

from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.window_counter import WindowCounter

scenarios("display.feature")


@given(parsers.parse("the display asks for an answer from {least:d} to {most:d}"))
def it_asks(counter: WindowCounter, least: int, most: int) -> None:
    counter.ask_on_the_display(least, most)


@given(
    parsers.parse(
        "the shop's server knows Anna Kowalska with {points:d} points, and cannot be reached"
    )
)
def a_server_far_away(counter: WindowCounter, points: int) -> None:
    counter.join_server().knows_anna(points, granted=100)
    counter.server.goes_away()


@when(parsers.parse("{seconds:d} seconds go by"))
def time_goes_by(counter: WindowCounter, seconds: int) -> None:
    for _ in range(seconds):
        counter.wait(1)


@when(parsers.parse("the member presses {score:d}"))
def press_answer(counter: WindowCounter, score: int) -> None:
    counter.press_on_the_display(f"answer_{score}")


@when(parsers.parse("the member presses {score:d} as soon as they are asked"))
def press_when_asked(counter: WindowCounter, score: int) -> None:
    counter.wait(3)
    press_answer(counter, score)


@when(parsers.parse("the member presses {score:d} once more"))
def press_again(counter: WindowCounter, score: int) -> None:
    counter.shop.till.survey.answer(score)


@when("the cashier asks for Polish")
def ask_for_polish(counter: WindowCounter) -> None:
    counter.hands.press("language")


@when("the member asks for Russian")
def ask_for_russian(counter: WindowCounter) -> None:
    counter.press_on_the_display("language_ru")


@when("the display is unplugged")
def unplug(counter: WindowCounter) -> None:
    counter.unplug_the_display()


@then(parsers.parse('the customer no longer reads "{words}"'))
def customer_no_longer_reads(counter: WindowCounter, words: str) -> None:
    assert words not in counter.customer_reads()
