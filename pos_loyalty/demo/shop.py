# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A made-up shop: its place, its programme and its members, the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from pos_loyalty.domain.calendar import full_years
from pos_loyalty.domain.codes import RANDOM_DIGITS, new_card_number
from pos_loyalty.domain.ids import BadgeId, LotId, MemberId, RewardId, StampCardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Consent, ConsentPurpose, ContactChannel, Member
from pos_loyalty.domain.program.expiry import MonthsAfterEarning
from pos_loyalty.domain.program.tiers import TierBasis
from pos_loyalty.domain.units import badges_of, stamps_on
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.settings import ShopSettings

SEED: Final = 2026
MEMBERS: Final = 10_000
SHOP: Final = ShopSettings(
    store_id="corner-1",
    store_name="Corner Shop",
    till_no=1,
    zone="Europe/Warsaw",
    currency="PLN",
    region="PL",
)

COFFEE: Final = RewardId("coffee")
COFFEE_CARD: Final = StampCardId("coffee-card")
STAMPS: Final = 7
"""On the coffee card of those who have one begun."""

_EACH: Final = 40
"""Among so many members there is one of each kind that the story needs."""

_YEAR_BADGE: Final = "year-with-us"
_YEAR_RULE: Final = "another-year"

_PEOPLE: Final = (
    (
        "pl",
        ("Anna", "Katarzyna", "Małgorzata", "Żaneta", "Łucja", "Jan", "Paweł", "Michał", "Łukasz",
         "Wojciech", "Zofia", "Grażyna", "Stanisław", "Bożena", "Świętosław"),
        ("Kowalska", "Nowak", "Wiśniewski", "Żółć", "Dąbrowski", "Zielińska", "Szymański",
         "Woźniak", "Kozłowska", "Jankowski", "Mazur", "Krawczyk", "Piotrowski", "Grabowska",
         "Pawłowski", "Michalska", "Zając", "Król", "Jabłońska", "Wróbel"),
    ),
    (
        "en",
        ("Alice", "Oliver", "Emma", "Harry", "Grace", "James", "Charlotte", "George", "Amelia",
         "Noah", "Zoë", "Chloé"),
        ("Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies",
         "Robinson", "Wright", "Thompson", "Evans", "O'Brien", "Walker", "Hall"),
    ),
    (
        "ru",
        ("Анна", "Мария", "Елена", "Ольга", "Иван", "Алексей", "Дмитрий", "Сергей", "Наталья",
         "Юлия", "Фёдор", "Пётр"),
        ("Иванова", "Смирнов", "Кузнецова", "Попов", "Васильева", "Петров", "Соколова",
         "Михайлов", "Новикова", "Фёдоров", "Морозова", "Волков", "Щукина", "Ёлкин"),
    ),
)  # fmt: skip
_EXPIRY: Final = MonthsAfterEarning(months=12, to_month_end=True)


def made_up_members(count: int, today: date, seed: int = SEED) -> Iterator[BaseMember]:
    """Yield members with names in three languages; some have no points yet, none expired ones.

    A few were invited by the one before them and have not bought yet, a few like coffee.

    Args:
        today: The shop's business day; everything happened before it.
    """
    dice = random.Random(seed)  # noqa: S311 - a made-up shop, and the same one every time
    before: BaseMember | None = None
    for number in range(count):
        made = _with_years(_member(number, today, dice), today)
        if number % _EACH == 1 and before is not None:
            made = _invited(made, before.member.member_id, today)
        if number % _EACH == 2:  # noqa: PLR2004 - the one after
            made = _with_stamps(made)
        yield made
        before = made


def _with_years(base: BaseMember, today: date) -> BaseMember:
    """Give the badges for full years: the shop has done so as they came."""
    member = base.member
    years = full_years(member.joined_on, today)
    if not years:
        return base
    badges = Lot(_lot_id(member, "years"), years, unit=badges_of(BadgeId(_YEAR_BADGE)))
    counted: dict[str, dict[date | None, int]] = {
        f"given:{_YEAR_RULE}": {today - timedelta(days=1): years}
    }
    return replace(base, lots=(*base.lots, badges), counters={**base.counters, **counted})


def _invited(base: BaseMember, by: MemberId, today: date) -> BaseMember:
    """Return the member as one who joined some days ago on a friend's invitation."""
    joined_on = today - timedelta(days=3)
    member = replace(base.member, joined_on=joined_on, referred_by=by)
    welcome = Lot(_lot_id(member, "welcome"), 50, None, _EXPIRY.last_day(joined_on))
    return BaseMember(member, (welcome,), {"earned": {joined_on: 50}})


def _with_stamps(base: BaseMember) -> BaseMember:
    stamps = Lot(_lot_id(base.member, "stamps"), STAMPS, unit=stamps_on(COFFEE_CARD))
    return replace(base, lots=(*base.lots, stamps))


def _lot_id(member: Member, what: str) -> LotId:
    return LotId(f"{member.member_id.hex}-{what}")


def _member(number: int, today: date, dice: random.Random) -> BaseMember:
    language, given, family = dice.choice(_PEOPLE)
    digits = "".join(dice.choices("0123456789", k=RANDOM_DIGITS))
    wants_news = dice.random() < 0.4  # noqa: PLR2004 - the share of made-up members who do
    member = Member(
        MemberId(UUID(int=dice.getrandbits(128), version=4)),
        new_card_number(digits),
        dice.choice(given),
        dice.choice(family),
        # No two share a number, and no real subscriber has one: the range is not assigned.
        f"+48699{number:06}" if number < 1_000_000 else "",  # noqa: PLR2004 - six digits
        f"member{number}@example.org" if dice.random() < 0.5 else "",  # noqa: PLR2004 - half of them
        today - timedelta(days=dice.randrange(30, 1500)),
        language=language,
        consent=Consent((ConsentPurpose.NEWS,), ContactChannel.EMAIL, 2)
        if wants_news
        else Consent(),
    )
    lots: list[Lot] = []
    counters: dict[str, dict[date | None, int]] = {"earned": {}, "spent": {}, "visits": {}}
    for visit in range(dice.choice((0, 1, 1, 2, 3, 4))):
        day = today - timedelta(days=dice.randrange(1, 330))
        points = dice.randrange(5, 400)
        if day in counters["earned"]:
            continue
        lots.append(Lot(_lot_id(member, str(visit)), points, None, _EXPIRY.last_day(day)))
        counters[TierBasis.POINTS_EARNED][day] = points
        counters[TierBasis.MONEY_SPENT][day] = points * 100
        counters[TierBasis.VISITS][day] = 1
    return BaseMember(member, tuple(lots), counters)
