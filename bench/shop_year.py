# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What happens in a made-up shop in a year: who comes when, and what is in the basket.

Most members come now and then, a few nearly every day; December is full, Saturdays are too. The
same numbers give the same year. Nothing is decided here: what it earns is the programme's to say.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from pos_loyalty.clock import business_time
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.domain.ids import LotId, MemberId, OpId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.program.tiers import TierBasis
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.local_db.bootstrap import BaseMember

FIRST_DAY: Final = date(2025, 1, 1)
DAYS: Final = 365
ZONE: Final = "Europe/Warsaw"
STORE: Final = "corner-1"
CURRENCY: Final = "PLN"

_HABITS: Final = ((6, 50), (25, 35), (70, 12), (160, 3))
"""Visits a year, and how many of a hundred members have that habit."""

_MONTHS: Final = (90, 90, 95, 100, 100, 95, 80, 85, 100, 105, 115, 160)
_WEEKDAYS: Final = (90, 90, 90, 95, 115, 150, 70)
_LINES: Final = ((1, 25), (2, 25), (3, 20), (4, 12), (5, 8), (7, 6), (10, 4))
_CATEGORIES: Final = (
    "bakery", "dairy", "cheese", "fruit", "vegetables", "meat", "juices", "cakes", "preserves",
    "household", "cereals", "sweets",
)  # fmt: skip
_ARTICLES: Final = 480
_TAGS: Final = ((), (), (), (), ("organic",), ("refill",))
_WANTED: Final = ("five-off", "five-off", "points-as-money", "coffee", "tenth-off", "second-cake")
_DEEDS: Final = ("newsletter", "profile", "review")
_FIRST_TAG: Final = 0xA0000000


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody buys.

    Attributes:
        member_no: Among the members of the group.
        wants: A reward that the member would like; empty for none.
        returned_at: When the last line comes back; ``None`` for never.
        is_undone: The cashier takes it back at once.
    """

    at: datetime
    op_id: OpId
    member_no: int
    sale: Sale
    wants: str = ""
    returned_at: datetime | None = None
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody joins."""

    at: datetime
    op_id: OpId
    member_no: int


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something that is no purchase."""

    at: datetime
    op_id: OpId
    member_no: int
    activity_id: str


Event = Visit | Joining | Deed


@dataclass(frozen=True, slots=True)
class Group:
    """Members who are made up together, with all that they do in the year.

    Attributes:
        tag: The first eight digits of every id, and of every receipt number.
        members: Those who were there before the year, and those who join in it.
        is_new: For each, whether they join in it.
        events: In the order of time.
    """

    tag: str
    members: tuple[BaseMember, ...]
    is_new: tuple[bool, ...]
    events: tuple[Event, ...]


def tag_of(number: int) -> str:
    """Return the tag of a group."""
    return f"{_FIRST_TAG + number:08x}"


def card_of(number: int) -> str:
    """Return the card of one of all members, counted from 0."""
    return new_card_number(f"{number * 7919:016}")


def phone_of(number: int) -> str:
    """Return the phone of one of all members; no real subscriber has it."""
    return f"+48699{number:06}"


class _Dice(random.Random):  # noqa: S311 - a made-up shop, and the same one every time
    """Dice that fall the same way for the same group, and name things with its tag."""

    def __init__(self, group: int) -> None:
        super().__init__(group)
        self.tag = tag_of(group)

    def new_id(self) -> UUID:
        """Return an id that nothing else has."""
        return UUID(int=int(self.tag, 16) << 96 | self.getrandbits(96), version=4)


def make_group(number: int, members: int, sales: int) -> Group:
    """Return one group of the shop's members.

    Args:
        number: Of the group, from 0; the same number makes the same group.
        sales: How many they make together.
    """
    dice = _Dice(number)
    is_new = tuple(dice.random() < 0.25 for _ in range(members))  # noqa: PLR2004 - a quarter joins
    joined = [_joined(dice, is_new=new) for new in is_new]
    people = tuple(
        _member(number * members + n, day, dice, is_new=new)
        for n, (new, day) in enumerate(zip(is_new, joined, strict=True))
    )
    habits, shares = zip(*_HABITS, strict=True)
    weights = dice.choices(habits, shares, k=members)
    buyers = dice.choices(range(members), weights, k=sales)
    days = dice.choices(range(DAYS), _busyness(), k=sales)
    visits = [
        _visit(buyer, _once_joined(day, joined[buyer], dice), n, dice)
        for n, (buyer, day) in enumerate(zip(buyers, days, strict=True))
    ]
    joinings = [
        Joining(_moment(day, 7 * 60, dice), OpId(dice.new_id()), n)
        for n, (new, day) in enumerate(zip(is_new, joined, strict=True))
        if new
    ]
    events: list[Event] = [*visits, *joinings, *_deeds(joined, dice)]
    events.sort(key=lambda event: (event.at, event.op_id))
    invited = tuple(_invited(n, people, is_new, dice) for n in range(members))
    return Group(tag_of(number), invited, is_new, tuple(events))


def _busyness() -> list[int]:
    days = [FIRST_DAY + timedelta(days=n) for n in range(DAYS)]
    return [_MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()] for day in days]


def _once_joined(day_no: int, joined_on: date, dice: "_Dice") -> date:
    """Return the day, or another one where the member had not joined yet."""
    joined_no = (joined_on - FIRST_DAY).days
    if day_no <= joined_no:
        day_no = dice.randrange(joined_no + 1, DAYS)
    return FIRST_DAY + timedelta(days=day_no)


def _joined(dice: "_Dice", *, is_new: bool) -> date:
    if is_new:
        return FIRST_DAY + timedelta(days=dice.randrange(DAYS - 30))
    return FIRST_DAY - timedelta(days=dice.randrange(1, 1200))


def _member(number: int, joined_on: date, dice: "_Dice", *, is_new: bool) -> BaseMember:
    member = Member(
        MemberId(dice.new_id()),
        card_of(number),
        f"Given{number % 600}",
        f"Family{number % 20_000}",
        phone_of(number),
        "",
        joined_on,
        date(dice.randrange(1945, 2008), dice.randrange(1, 13), dice.randrange(1, 29)),
        "pl",
    )
    if is_new:
        return BaseMember(member)
    return _with_last_autumn(member, dice)


def _with_last_autumn(member: Member, dice: "_Dice") -> BaseMember:
    """Give the member the points of some visits before the year."""
    lots: list[Lot] = []
    counters: dict[str, dict[date | None, int]] = {basis.value: {} for basis in TierBasis}
    for visit in range(dice.choice((0, 0, 1, 2, 3))):
        day = FIRST_DAY - timedelta(days=10 * visit + dice.randrange(1, 10))
        if day < member.joined_on:
            continue
        points = dice.randrange(5, 200)
        lot_id = LotId(f"{member.member_id.hex}-{visit}")
        lots.append(Lot(lot_id, points, None, date(2025, day.month, 28)))
        counters[TierBasis.POINTS_EARNED.value][day] = points
        counters[TierBasis.MONEY_SPENT.value][day] = points * 100
        counters[TierBasis.VISITS.value][day] = 1
    return BaseMember(member, tuple(lots), counters if lots else {})


def _invited(
    n: int, people: Sequence[BaseMember], is_new: Sequence[bool], dice: "_Dice"
) -> BaseMember:
    """Return a member; some of the new ones came on the invitation of another of the group."""
    base = people[n]
    if not is_new[n] or dice.random() > 0.2:  # noqa: PLR2004 - one in five
        return base
    friend = people[dice.randrange(len(people))].member
    if friend.joined_on >= base.member.joined_on:
        return base
    return BaseMember(replace(base.member, referred_by=friend.member_id))


def _deeds(joined: Sequence[date], dice: "_Dice") -> Iterator[Deed]:
    for n, day in enumerate(joined):
        if dice.random() < 0.1:  # noqa: PLR2004 - one in ten does something
            later = max(day, FIRST_DAY) + timedelta(days=dice.randrange(1, 20))
            at = _moment(later, 12 * 60, dice)
            yield Deed(at, OpId(dice.new_id()), n, dice.choice(_DEEDS))


def _visit(buyer: int, day: date, n: int, dice: "_Dice") -> Visit:
    at = _moment(day, 8 * 60, dice)
    sale = Sale(f"{dice.tag}-{n}", STORE, "1", CURRENCY, at, _lines(dice))
    kind = dice.random()
    wants = dice.choice(_WANTED) if dice.random() < 0.08 else ""  # noqa: PLR2004 - one in twelve
    is_undone = kind < 0.002  # noqa: PLR2004 - two in a thousand
    is_returned = 0.002 <= kind < 0.017  # noqa: PLR2004 - fifteen in a thousand
    back = at + timedelta(days=dice.randrange(1, 14)) if is_returned else None
    return Visit(at, OpId(dice.new_id()), buyer, sale, wants, back, is_undone)


def _lines(dice: "_Dice") -> tuple[SaleLine, ...]:
    counts, shares = zip(*_LINES, strict=True)
    (count,) = dice.choices(counts, shares)
    return tuple(_line(line_id, dice) for line_id in range(1, count + 1))


def _line(line_id: int, dice: "_Dice") -> SaleLine:
    if dice.random() < 0.06:  # noqa: PLR2004 - one line in sixteen
        return SaleLine(line_id, 900, "coffee-small", "coffee")
    article = dice.randrange(_ARTICLES)
    category, tags = _CATEGORIES[article % 12], _TAGS[article % 6]
    price = 250 + article * 7919 % 2600
    return SaleLine(line_id, price, f"article-{article}", category, tags)


def _moment(day: date, opens_minute: int, dice: "_Dice") -> datetime:
    """Return a moment of the day, no two alike but by chance, as the store's clock shows it."""
    seconds = opens_minute * 60 + dice.randrange(10 * 3600)
    utc = datetime.fromisoformat(f"{day}T00:00:00+00:00") + timedelta(seconds=seconds)
    return business_time(utc, ZONE)
