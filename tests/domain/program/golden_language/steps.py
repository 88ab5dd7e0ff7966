# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What members do, as it is said in a golden case: ``Mon 2026-11-23 12:00 Ada buys cake 3.50``."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from pos_loyalty.domain.errors import LoyaltyError, RewardUnavailable
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.occasions import look_at_member
from tests.domain.program.golden_language import happening, selling
from tests.domain.program.golden_language.basket import basket_of, choice_of
from tests.domain.program.golden_language.bringing_back import pieces_of
from tests.domain.program.golden_language.phrases import DAYS, Phrase, phrase, read
from tests.domain.program.golden_language.scene import Goods, Scene
from tests.domain.program.golden_language.shop import STORE, Outcome, Shop

_WHEN: Final = re.compile(
    rf"({'|'.join(DAYS)}) (\d{{4}}-\d\d-\d\d \d\d:\d\d)( UTC| for the second time)? (.+)"
)

_Step = Callable[[Scene], Outcome]


def _buy(name: str, household: str | None, text: str) -> _Step:
    def step(scene: Scene) -> Outcome:
        basket = basket_of(scene, text)
        account, buyer = (household, name) if household else (name, "")
        sale = basket.sale(scene.at)
        sold = selling.sell(scene.shop, account, sale, basket.chosen, buyer)
        return scene.done(account, sale=sale, evaluation=sold, answers=sold.answers)

    return step


def _quote(name: str, text: str) -> _Step:
    def step(scene: Scene) -> Outcome:
        basket = basket_of(scene, text)
        sale = basket.sale(scene.at)
        quote = selling.quote(scene.shop, name, sale, basket.chosen)
        return scene.done(name, sale=sale, evaluation=quote, answers=quote.answers)

    return step


def _bring_back(name: str, text: str, number: int | None) -> _Step:
    def step(scene: Scene) -> Outcome:
        receipt = scene.shop.receipts[number - 1 if number else -1]
        more = pieces_of(receipt, text)
        return scene.done(name, refund=selling.take_back(scene.shop, receipt, more, scene.day))

    return step


def _happen(name: str, what: Happening, activity: str = "") -> _Step:
    def step(scene: Scene) -> Outcome:
        return scene.done(
            name, awarded=happening.happen(scene.shop, name, what, scene.at, activity)
        )

    return step


def _look(name: str) -> _Step:
    def step(scene: Scene) -> Outcome:
        state = scene.shop.accounts.of(name)
        _, answers = look_at_member(scene.shop.program, state, scene.at, STORE)
        return scene.done(name, answers=answers)

    return step


def _plainly(name: str, do: Callable[[Scene], None]) -> _Step:
    """Return a step of which nothing comes but what is in the accounts then."""

    def step(scene: Scene) -> Outcome:
        do(scene)
        return scene.done(name)

    return step


_STEPS: Final[tuple[Phrase[_Step], ...]] = (
    phrase("{name} buys for {name} {text}", _buy),
    phrase("{name} buys {text}", lambda n, text: _buy(n, None, text)),
    phrase("{name} would buy {text}", _quote),
    phrase("{name} brings back {text}(?: of receipt {number})?", _bring_back),
    phrase("{name} joins", lambda n: _happen(n, Happening.ENROLMENT)),
    phrase("{name} does {id}", lambda n, act: _happen(n, Happening.ACTIVITY, act)),
    phrase("the day's run comes to {name}", lambda n: _happen(n, Happening.DAY)),
    phrase("{name} looks", _look),
    phrase(
        "{name} takes {text}",
        lambda n, text: _plainly(n, lambda s: happening.redeem(s.shop, n, choice_of(text), s.at)),
    ),
    phrase(
        "{name} sets aside {text}",
        lambda n, text: _plainly(
            n, lambda s: happening.set_aside(s.shop, n, choice_of(text), s.day)
        ),
    ),
    phrase(
        "{name} lets go of {id}",
        lambda n, i: _plainly(n, lambda s: happening.release(s.shop, n, i, s.day)),
    ),
    phrase(
        "{name}'s order is {id}",
        lambda n, event: _plainly(n, lambda s: happening.arrive(s.shop, n, event, s.day)),
    ),
    phrase("{name}'s last step is undone", lambda n: _plainly(n, lambda s: s.shop.accounts.undo())),
    phrase(
        "{name} joins household {name}",
        lambda n, home: _plainly(n, lambda s: happening.join_household(s.shop, n, home, s.day)),
    ),
    phrase(
        "{name} leaves household {name}",
        lambda n, h: _plainly(
            n, lambda s: happening.leave_household(s.shop, n, h, s.day, is_last=False)
        ),
    ),
    phrase(
        "{name} leaves household {name} as the last one",
        lambda n, h: _plainly(
            n, lambda s: happening.leave_household(s.shop, n, h, s.day, is_last=True)
        ),
    ),
    phrase(
        "{name} is merged into {name}",
        lambda a, b: _plainly(b, lambda s: happening.become_one(s.shop, a, b)),
    ),
    phrase(
        "{name} is parted from {name} again",
        lambda a, b: _plainly(b, lambda s: happening.become_two(s.shop, a, b)),
    ),
)


def moment(text: str, zone: ZoneInfo) -> tuple[datetime, str] | None:
    """Return the store's time at which a step is taken, and what is done; ``None`` for no step.

    Raises:
        ValueError: If the date is another day of the week.
    """
    said = _WHEN.fullmatch(text)
    if said is None:
        return None
    weekday, when, which, what = said.groups()
    at = datetime.fromisoformat(when)
    if at.weekday() != DAYS.index(weekday):
        raise ValueError(f"{at.date()} is a {DAYS[at.weekday()]}")
    if which == " UTC":
        return at.replace(tzinfo=UTC).astimezone(zone), what
    return at.replace(tzinfo=zone, fold=int(which is not None)), what


def take(shop: Shop, at: datetime, text: str, goods: Goods) -> Outcome:
    """Take a step, and return what came of it.

    Raises:
        ValueError: If it cannot be understood.
    """
    step = read(text, _STEPS, "something that a member does")
    try:
        return step(Scene(shop, at, goods))
    except LoyaltyError as refusal:
        name = text.partition(" ")[0]
        return Outcome(name=name, at=at, refusal=_code_of(refusal))


def _code_of(refusal: LoyaltyError) -> str:
    return refusal.reason if isinstance(refusal, RewardUnavailable) else refusal.code
