# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of MEMBER: what is worth saying, and every way to spend what is held."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.program.saying import Saying
from pos_loyalty.domain.program.told import SayingKind
from pos_loyalty.ui.view_models.panels import PartForm, WalletRow
from pos_loyalty.ui.view_models.till_state import TillState

_COFFEE: Final = {"en": "A coffee", "pl": "Kawa", "ru": "Кофе"}
_GOLD: Final = {"en": "Gold", "pl": "Złoty", "ru": "Золото"}
_WEEKS: Final = {
    "en": "A visit in each of eight weeks on end",
    "pl": "Wizyta w każdym z ośmiu kolejnych tygodni",
    "ru": "Визит в каждую из восьми недель подряд",
}
_WELCOME_BACK: Final = {
    "en": "Double points to welcome you back",
    "pl": "Podwójne punkty na powrót",
    "ru": "Двойные баллы за возвращение",
}
_PAY: Final = {"en": "Pay with points", "pl": "Zapłać punktami", "ru": "Оплата баллами"}
_GIFT_CARD: Final = {"en": "Gift card", "pl": "Karta podarunkowa", "ru": "Подарочная карта"}
SAYINGS: Final = (
    Saying(SayingKind.REWARD_REACHED, "coffee", _COFFEE, 80),
    Saying(SayingKind.POINTS_ENDING, amount=120, on=date(2026, 12, 1)),
    Saying(SayingKind.BIRTHDAY),
    Saying(SayingKind.BIRTHDAY, amount=2),
    Saying(SayingKind.STAMPS_CLOSE, "coffee-card", _COFFEE, 1),
    Saying(SayingKind.TIER_CLOSE, "gold", _GOLD, 60, "earned"),
    Saying(SayingKind.CHALLENGE_CLOSE, "eight-weeks", _WEEKS, 2, "week"),
    Saying(SayingKind.OFFER, "rule:come-back", _WELCOME_BACK),
    Saying(SayingKind.REWARD_NOW, "coffee", _COFFEE, 80),
    Saying(SayingKind.REWARD_NOW, "coffee", _COFFEE),
    Saying(SayingKind.REWARD_CLOSE, "coffee", _COFFEE, 20),
)
"""A line of each kind."""


def redeem_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: Those of a visit, which these begin with.
    """
    member, keyed = visit["member"], replace(visit["member-amount"], notice=None)
    longest = next(s for s in SAYINGS if s.kind is SayingKind.CHALLENGE_CLOSE)
    return {
        "member-saying": _saying(keyed, SAYINGS[0]),
        "member-saying-long": _saying(member, longest),
        "member-all-said": replace(member, sale=replace(member.sale, is_all_said=True)),
        "member-points-pad": _typing_points(keyed),
        "member-wallet": _paying_from_a_wallet(keyed),
        "return-wallet": _returning(visit["return"]),
    }


def _typing_points(state: TillState) -> TillState:
    """More is typed than there is to pay: the row says how far it goes."""
    stepper = (
        replace(state.sale.points, points=750, worth_minor=3_750) if state.sale.points else None
    )
    part = PartForm(_PAY, "900", is_points=True)
    return replace(state, sale=replace(state.sale, points=stepper, part=part))


def _paying_from_a_wallet(state: TillState) -> TillState:
    """While the server is away not all of it can be spent here."""
    wallet = WalletRow(WalletId("gift-card"), _GIFT_CARD, 5_000, 2_500, 2_500, is_chosen=True)
    quote = (
        replace(state.sale.quote, due_minor=1_275, wallets_minor=2_500)
        if state.sale.quote
        else None
    )
    return replace(state, sale=replace(state.sale, wallets=(wallet,), quote=quote))


def _returning(state: TillState) -> TillState:
    effect = (
        replace(state.returning.effect, refund_minor=1_140, to_wallets_minor=2_500)
        if state.returning.effect
        else None
    )
    return replace(state, returning=replace(state.returning, effect=effect))


def _saying(state: TillState, saying: Saying) -> TillState:
    return replace(state, sale=replace(state.sale, saying=saying))
