# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a visit, from a till that is ready to a return."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from pos_loyalty.domain.gains import Gain, GainKind
from pos_loyalty.domain.ids import MemberId, OpId, RewardId, StampCardId
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.units import stamps_on
from pos_loyalty.ui.view_models.form_rows import (
    ElsewhereForm,
    FoundRow,
    ReturnEffect,
    ReturnLineRow,
)
from pos_loyalty.ui.view_models.form_states import EnrolForm, FindForm, ReturnForm
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    DonePanel,
    MemberFlag,
    MemberPanel,
    PointsStepper,
    QuoteView,
    RewardFit,
    RewardRow,
    StampsHeld,
    TierView,
    UndoOffer,
    VouchersHeld,
    WhyRow,
)
from pos_loyalty.ui.view_models.till_state import (
    SaleForm,
    Screen,
    TillState,
)

MOMENT: Final = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
_ANNA: Final = MemberId(UUID(int=1))
_OP: Final = OpId(UUID(int=2))
_RECEIPT: Final = "R00012611200004200"
_GOLD: Final = {"en": "Gold", "pl": "Złoty", "ru": "Золото"}
_SILVER: Final = {"en": "Silver", "pl": "Srebrny", "ru": "Серебро"}
_COFFEE: Final = {"en": "A coffee", "pl": "Kawa", "ru": "Кофе"}
_FIVE_OFF: Final = {"en": "5 zł off", "pl": "5 zł zniżki", "ru": "Скидка 5 zł"}
_TENTH_OFF: Final = {
    "en": "10% off the basket",
    "pl": "10 % zniżki na zakupy",
    "ru": "Скидка 10 % на покупку",
}
_CHEAPEST: Final = {
    "en": "The cheapest item free",
    "pl": "Najtańszy produkt gratis",
    "ru": "Самый дешёвый товар бесплатно",
}
_CAKE: Final = {
    "en": "A piece of birthday cake",
    "pl": "Kawałek urodzinowego ciasta",
    "ru": "Кусочек именинного торта",
}
_TASTING: Final = {
    "en": "An evening of coffee tasting",
    "pl": "Wieczór degustacji kawy",
    "ru": "Вечер дегустации кофе",
}
_COFFEE_CARD: Final = {"en": "Coffee card", "pl": "Karta kawowa", "ru": "Кофейная карта"}
_EIGHT_WEEKS: Final = {
    "en": "A visit in each of eight weeks on end",
    "pl": "Wizyta w każdym z ośmiu kolejnych tygodni",
    "ru": "Визит в каждую из восьми недель подряд",
}
_FAITHFUL: Final = {"en": "Faithful", "pl": "Wierność", "ru": "Верность"}
_STAMP_RULE: Final = {
    "en": "A stamp for each coffee",
    "pl": "Pieczątka za każdą kawę",
    "ru": "Штамп за каждый кофе",
}
_BREAKFAST: Final = {
    "en": "Breakfast: a coffee and a roll",
    "pl": "Śniadanie: kawa i bułka",
    "ru": "Завтрак: кофе и булочка",
}
_PAY: Final = {"en": "Pay with points", "pl": "Zapłać punktami", "ru": "Оплата баллами"}
_SPEND_RULE: Final = {
    "en": "1 point for each 1 zł",
    "pl": "1 punkt za każdy 1 zł",
    "ru": "1 балл за каждый 1 zł",
}
_VISIT_RULE: Final = {
    "en": "2 points for a visit",
    "pl": "2 punkty za wizytę",
    "ru": "2 балла за визит",
}
_TUESDAY_RULE: Final = {
    "en": "Double points on Tuesday mornings",
    "pl": "Podwójne punkty we wtorki rano",
    "ru": "Двойные баллы по вторникам утром",
}


def visit_specimens(ready: TillState) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file, in the order of a visit.

    Args:
        ready: The till between two customers.
    """
    made: dict[str, Callable[[TillState], TillState]] = {
        "ready": lambda state: state,
        "ready-undo": _ready_with_undo,
        "ready-error": _ready_with_error,
        "ready-alone": lambda state: replace(state, light=Light()),
        "ready-sending": _ready_sending,
        "ready-offline": _ready_offline,
        "ready-attention": _ready_with_worry,
        "member": _member,
        "member-amount": _member_with_amount,
        "member-why": _member_asking_why,
        "member-new": _member_new,
        "member-available": _member_while_offline,
        "done": _done,
        "done-gains": _done_with_gains,
        "enrol": _enrol,
        "find": _find,
        "find-nobody": _find_nobody,
        "return-empty": _return_empty,
        "return": _return,
        "return-same-number": _return_same_number,
        "return-elsewhere": _return_elsewhere,
    }
    return {name: make(ready) for name, make in made.items()}


def _anna() -> MemberPanel:
    return MemberPanel(
        member_id=_ANNA,
        short_name="Anna K.",
        given_name="Anna",
        card_number="123456789012345676",
        card_mask="•••• 5676",
        language="",
        balance_points=1_240,
        vesting_points=0,
        expiring_points=120,
        expiring_on=date(2026, 12, 1),
        last_visit_on=date(2026, 11, 12),
        tier=TierView("silver", _SILVER, 1_000, _GOLD, 260, "earned", 48),
        stamps=(StampsHeld(_COFFEE_CARD, 7, 9),),
        vouchers=(VouchersHeld(_CAKE, 1),),
    )


def _rewards(*, has_amount: bool, chosen: str = "") -> tuple[RewardRow, ...]:
    with_sale = RewardFit.NOW if has_amount else RewardFit.WITH_SALE
    wait = None if has_amount else Unmet("needs_sale")
    rows = (
        RewardRow(
            RewardId("cake"), _CAKE, "gift", 0, RewardFit.NOW, True, False, None, by_voucher=True
        ),
        RewardRow(RewardId("coffee"), _COFFEE, "free_item", 80, RewardFit.NOW, True, False, None),
        RewardRow(
            RewardId("five-off"), _FIVE_OFF, "amount_off", 100, with_sale, True, False, wait
        ),
        RewardRow(
            RewardId("tenth-off"), _TENTH_OFF, "percent_off", 1_300, RewardFit.CLOSE, False, False,
            Unmet("insufficient_points", (("needed_points", 1_300), ("spendable_points", 1_240))),
            60,
        ),
        RewardRow(
            RewardId("cheapest"), _CHEAPEST, "percent_off", 300, RewardFit.NOT_NOW, False, False,
            Unmet("tiers"),
        ),
        RewardRow(
            RewardId("tasting"), _TASTING, "experience", 250, RewardFit.NOT_NOW, False, False,
            Unmet("needs_approval"),
        ),
    )  # fmt: skip
    return tuple(replace(row, is_chosen=row.reward_id == chosen) for row in rows)


def _stepper(points: int = 0, *, has_amount: bool = False) -> PointsStepper:
    most = 800 if has_amount else 0
    return PointsStepper(
        RewardId("points-as-money"), _PAY, points, points * 5, 10, most, most * 5,
        can_add=points < most, can_take=points > 0,
    )  # fmt: skip


def _ready_with_undo(state: TillState) -> TillState:
    return replace(state, undo=UndoOffer(_sale_done(), 42), unsent_count=3)


def _ready_with_error(state: TillState) -> TillState:
    return replace(state, notice=Notice(NoticeKind.ERROR, "card_blocked"), unsent_count=12)


def _ready_sending(state: TillState) -> TillState:
    return replace(state, unsent_count=42, light=Light(LightKind.SENDING, MOMENT, waiting=42))


def _ready_offline(state: TillState) -> TillState:
    light = Light(LightKind.OFFLINE, MOMENT, waiting=12, oldest_minutes=190)
    facts = (("floor_points", 1_000), ("until_at", MOMENT.isoformat()))
    notice = Notice(NoticeKind.INFO, "server_offline_floor", facts)
    return replace(state, unsent_count=12, light=light, notice=notice)


def _ready_with_worry(state: TillState) -> TillState:
    light = Light(LightKind.ATTENTION, MOMENT, waiting=3, worries=(Worry.TO_LOOK_AT,), to_look_at=2)
    notice = Notice(NoticeKind.WARNING, "server_to_look_at")
    return replace(state, unsent_count=3, light=light, notice=notice)


def _member(state: TillState) -> TillState:
    sale = SaleForm(rewards=_rewards(has_amount=False), points=_stepper())
    return replace(state, screen=Screen.MEMBER, member=_anna(), sale=sale)


def _member_with_amount(state: TillState) -> TillState:
    sale = SaleForm(
        typed="47.50",
        amount_minor=4_750,
        quote=_quote(),
        rewards=_rewards(has_amount=True, chosen="five-off"),
        points=_stepper(has_amount=True),
        can_confirm=True,
    )
    flagged = replace(_anna(), flags=(MemberFlag.BIRTHDAY, MemberFlag.UNSENT))
    notice = Notice(NoticeKind.WARNING, NoticeCode.PRODUCT_SCANNED, (("gtin", "5901234000017"),))
    return replace(state, screen=Screen.MEMBER, member=flagged, sale=sale, notice=notice)


def _member_asking_why(state: TillState) -> TillState:
    with_amount = _member_with_amount(state)
    sale = replace(with_amount.sale, is_why_open=True)
    return replace(with_amount, sale=sale, notice=None)


def _member_new(state: TillState) -> TillState:
    new = replace(
        _anna(),
        short_name="Александра-Виктория М.",
        flags=(MemberFlag.NEW, MemberFlag.UNSENT),
        balance_points=50,
        welcome_points=50,
        expiring_points=0,
        expiring_on=None,
        last_visit_on=None,
        stamps=(),
        vouchers=(),
    )
    facts = (("short_name", new.short_name), ("welcome_points", 50))
    notice = Notice(NoticeKind.OK, NoticeCode.ENROLLED, facts)
    return replace(_member(state), member=new, notice=notice, unsent_count=1)


def _quote() -> QuoteView:
    why = (
        WhyRow(_SPEND_RULE, "spend", 37, (("counted", 3_775), ("banked", 25)), None),
        WhyRow(_VISIT_RULE, "visit", 2, (), None),
        WhyRow(
            _STAMP_RULE, "item", 2, (("counted", 2_000), ("step", 1_000)), None,
            unit=stamps_on(StampCardId("coffee-card")),
        ),
        WhyRow(
            _TUESDAY_RULE, "spend", 0, (), Unmet("weekdays", (("weekday", 5),)),
        ),
    )  # fmt: skip
    return QuoteView(4_750, 975, 475, 3_775, 39, 100, 1_179, why, _GOLD, (_BREAKFAST,))


def _sale_done() -> DonePanel:
    return DonePanel(
        DoneKind.SALE, _OP, _ANNA, "Anna K.", "Anna", 39, 100, 1_179,
        reward_names=(_FIVE_OFF,), paid_minor=3_775, tier_reached=_GOLD, receipt_no=_RECEIPT,
    )  # fmt: skip


def _member_while_offline(state: TillState) -> TillState:
    light = Light(LightKind.OFFLINE, MOMENT)
    member = replace(_anna(), available_points=150)
    return replace(_member(state), light=light, member=member)


def _done(state: TillState) -> TillState:
    done = _sale_done()
    return replace(state, screen=Screen.DONE, done=done, undo=UndoOffer(done, 59), unsent_count=1)


def _done_with_gains(state: TillState) -> TillState:
    gains = (
        Gain(GainKind.CARD_FULL, _COFFEE),
        Gain(GainKind.STAMPS, _COFFEE_CARD, 1, 9),
        Gain(GainKind.CHALLENGE, _EIGHT_WEEKS),
        Gain(GainKind.BADGE, _FAITHFUL),
    )
    done = replace(
        _sale_done(),
        used_points=0,
        reward_names=(),
        tier_reached=None,
        later_points=15,
        gains=gains,
    )
    return replace(state, screen=Screen.DONE, done=done, undo=UndoOffer(done, 59), unsent_count=1)


def _enrol(state: TillState) -> TillState:
    form = EnrolForm("Zofia Żółkiewska", "+48 501 234 567", True, "•••• 8810", False, True, True)
    return replace(
        state,
        screen=Screen.ENROL,
        enrol=form,
        notice=Notice(NoticeKind.WARNING, "already_enrolled"),
    )


def _find(state: TillState) -> TillState:
    people = (("Anna K.", "••• 567", False), ("Анна Ш.", "••• 567", False), ("Hanna W.", "", True))
    matches = tuple(
        FoundRow(MemberId(UUID(int=index)), name, phone, f"•••• 567{index}", is_blocked)
        for index, (name, phone, is_blocked) in enumerate(people)
    )
    return replace(state, screen=Screen.FIND, find=FindForm("4567", matches, is_searched=True))


def _find_nobody(state: TillState) -> TillState:
    return replace(state, screen=Screen.FIND, find=FindForm("Xqw", (), is_searched=True))


def _return_empty(state: TillState) -> TillState:
    return replace(state, screen=Screen.RETURN, returning=ReturnForm("R0001261120"))


def _return(state: TillState) -> TillState:
    lines = (
        ReturnLineRow(1, "", 4_750, 4_750, 1_250, "12.50", is_active=True),
        ReturnLineRow(2, "5901234000017", 2_390, 2_390, 2_390),
        ReturnLineRow(3, "5901234000024", 899, 0),
    )
    effect = ReturnEffect(3_640, 36, 100, 1_304)
    form = ReturnForm(_RECEIPT, MOMENT, "Anna K.", lines, effect=effect, can_confirm=True)
    return replace(state, screen=Screen.RETURN, returning=form)


def _return_same_number(state: TillState) -> TillState:
    lines = (ReturnLineRow(1, "5901234000017", 2_390, 2_390),)
    form = ReturnForm("K1/117", MOMENT, "Anna K.", lines, date(2026, 11, 19))
    return replace(state, screen=Screen.RETURN, returning=form)


def _return_elsewhere(state: TillState) -> TillState:
    form = ElsewhereForm(MOMENT.date(), "47.50", 4_750, "42.75", 4_275, is_paid_active=True)
    return replace(state, screen=Screen.RETURN, returning=ReturnForm(_RECEIPT, elsewhere=form))
