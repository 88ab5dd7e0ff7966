# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's display in words, those of the customer's own language."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from pos_loyalty.ui import formats
from pos_loyalty.ui.gain_words import gain_text
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.reason_words import name_in
from pos_loyalty.ui.view_models.customer import CustomerScreen, CustomerState
from pos_loyalty.ui.view_models.display_form import SurveyScale

CUSTOMER_LINES_MAX: Final = 6
"""As many as the customer's display has room for, and as one takes in at a glance."""

_MINUS: Final = "\N{MINUS SIGN}"
_NONE: Final = 0


@dataclass(frozen=True, slots=True)
class CustomerText:
    """The customer's display: one large line and smaller ones."""

    title: str
    lines: tuple[str, ...]


class LeaveTexts(NamedTuple):
    """What stands where the shop's PIN is typed."""

    title: str
    wrong: str
    wait: str
    back: str
    take_back: str


def customer_text(state: CustomerState, words: Words) -> CustomerText:
    """Return what the page of a state says."""
    if state.screen is CustomerScreen.SURVEY:
        return CustomerText(_question(state, words), _around_the_question(state, words))
    if state.screen is CustomerScreen.SCAN_ME:
        return _to_scan(state, words)
    return CustomerText(_title(state, words), _lines(state, words))


def survey_ends(scale: SurveyScale, words: Words) -> tuple[str, str]:
    """Return what the least and the most answer mean."""
    if scale.least == _NONE:
        return (
            words.translate("customer", "Not at all likely"),
            words.translate("customer", "Very likely"),
        )
    return words.translate("customer", "Not good"), words.translate("customer", "Very good")


def leave_texts(words: Words) -> LeaveTexts:
    """Return the words around the PIN."""
    return LeaveTexts(
        title=words.translate("customer", "For the shop: the PIN"),
        wrong=words.translate("customer", "That was another number."),
        wait=words.translate("customer", "Too many tries. Wait half a minute or more."),
        back=words.translate("customer", "Back"),
        take_back=words.translate("customer", "Take back the last digit"),
    )


def _question(state: CustomerState, words: Words) -> str:
    if state.scale is not None and state.scale.least == _NONE:
        return words.translate("customer", "Would you recommend us to a friend?")
    return words.translate("customer", "How was it today?")


def _around_the_question(state: CustomerState, words: Words) -> tuple[str, ...]:
    note = words.translate("customer", "Only if you like: this goes by itself.")
    return (f"+{words.points(state.earned_points)}", note) if state.earned_points else (note,)


def _to_scan(state: CustomerState, words: Words) -> CustomerText:
    if not state.claim_text:
        return CustomerText(
            words.translate("customer", "Your card, please"),
            (words.translate("customer", "Hold your card, or the code on your phone, up."),),
        )
    lines = [words.translate("customer", "Take a picture of this code with your phone.")]
    if state.claim_until is not None:
        day = formats.day(state.claim_until, state.language)
        show = words.translate("customer", "Show it with your card by {day}.")
        lines.append(show.format(day=day))
    return CustomerText(words.translate("customer", "Points for this purchase"), tuple(lines))


def _title(state: CustomerState, words: Words) -> str:
    if state.screen is CustomerScreen.GREETING and not state.given_name:
        return words.translate("customer", "Hello!")
    if state.screen is CustomerScreen.GREETING:
        return words.translate("customer", "Hello, {name}!").format(name=state.given_name)
    if state.screen is CustomerScreen.EARNED:
        return f"+{words.points(state.earned_points)}"
    if state.screen is CustomerScreen.IDLE and state.offer.text:
        return state.offer.text
    return {
        CustomerScreen.JOIN: words.translate("customer", "Join and collect points"),
        CustomerScreen.REWARD_USED: words.translate("customer", "Enjoy your reward!"),
        CustomerScreen.THANKS: words.translate("customer", "Thank you. See you soon!"),
        CustomerScreen.CLOSED: words.translate("customer", "This till is closed"),
    }.get(state.screen, words.translate("customer", "Welcome!"))


def _lines(state: CustomerState, words: Words) -> tuple[str, ...]:
    if state.screen is CustomerScreen.CLOSED:
        return (words.translate("customer", "Please go to another one, or wait a moment."),)
    if state.screen in {CustomerScreen.IDLE, CustomerScreen.JOIN}:
        if not state.join_text:
            return ()
        return (words.translate("customer", "Scan the code with your phone to join."),)
    lines = []
    if state.due_minor is not None:
        due = formats.money(state.due_minor, state.currency, state.language)
        lines.append(words.translate("customer", "To pay: {amount}").format(amount=due))
    lines += [name_in(names, state.language) for names in state.reward_names]
    if state.earned_points and state.screen is not CustomerScreen.EARNED:
        lines.append(f"+{words.points(state.earned_points)}")
    if state.survey_points:
        for_answer = words.translate("customer", "+{points} for your answer")
        lines.append(for_answer.format(points=words.points(state.survey_points)))
    if state.used_points:
        lines.append(f"{_MINUS}{words.points(state.used_points)}")
    if state.tier_reached is not None:
        tier = name_in(state.tier_reached, state.language)
        lines.append(words.translate("customer", "You are {tier} now!").format(tier=tier))
    if state.balance_points is not None:
        balance = words.translate("customer", "Your balance: {points}")
        lines.append(balance.format(points=words.points(state.balance_points)))
    gains = [gain_text(gain, state.language, words.translate) for gain in state.gains]
    return (*gains[: max(0, CUSTOMER_LINES_MAX - len(lines))], *lines)
