# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Clauses after a comma: conditions, the lines that count, caps, limits, when things end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    FirstPurchase,
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.expiry import (
    Expiry,
    FixedDay,
    MonthsAfterEarning,
    MonthsOfIdleness,
    Never,
    Vesting,
)
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.sale import Channel
from tests.domain.program.golden_language.phrases import Phrase, phrase, read


@dataclass(frozen=True)
class Clause:
    """A field of what is being said, and its value: one more of them where it has several."""

    field: str
    value: object


_CONDITIONS: Final[tuple[Phrase[Condition], ...]] = (
    phrase("if at least {money} is spent", lambda m: MinimumSpend(minor=m)),
    phrase(
        "if at least {money} is spent without tax",
        lambda m: MinimumSpend(minor=m, without_tax=True),
    ),
    phrase("if at least {number} pieces are bought", lambda n: MinimumQuantity(pieces=n)),
    phrase("on {weekdays}", lambda days: Weekdays(days=days)),
    phrase("from {time} to {time}", lambda a, b: Hours(start_minute=a, end_minute=b)),
    phrase("from {date}(?: to {date})?", lambda a, b: Dates(first=a, last=b)),
    phrase("until {date}", lambda day: Dates(last=day)),
    phrase("in store {ids}", lambda ids: Stores(store_ids=ids)),
    phrase("in the shop", lambda: Channels(channels=(Channel.STORE,))),
    phrase("online", lambda: Channels(channels=(Channel.ONLINE,))),
    phrase("in the shop or online", lambda: Channels(channels=tuple(Channel))),
    phrase("for {ids} members", lambda ids: Tiers(tier_ids=ids)),
    phrase("for those in segment {ids}", lambda ids: Segments(segments=ids)),
    phrase("at the first purchase", FirstPurchase),
    phrase("from the age of {number}", lambda years: MinimumAge(years=years)),
    phrase("for members of {number} months", lambda months: MemberFor(months=months)),
    phrase("on the birthday", NearBirthday),
    phrase(
        "from {number} days? before to {number} days? after the birthday",
        lambda a, b: NearBirthday(days_before=a, days_after=b),
    ),
    phrase("with coupon {ids}", lambda ids: WithCoupon(coupon_ids=ids)),
)

CONDITIONS: Final = tuple(
    one.then(lambda condition: Clause("conditions", condition)) for one in _CONDITIONS
)

FILTERS: Final = (
    phrase("on {ids}", lambda ids: Clause("skus", ids)),
    phrase("on the category {ids}", lambda ids: Clause("categories", ids)),
    phrase("on goods tagged {ids}", lambda ids: Clause("tags", ids)),
    phrase("not on {ids}", lambda ids: Clause("excluded_skus", ids)),
    phrase("not on the category {ids}", lambda ids: Clause("excluded_categories", ids)),
    phrase("not on goods tagged {ids}", lambda ids: Clause("excluded_tags", ids)),
)
_FILTER_FIELDS: Final = frozenset(LineFilter.__dataclass_fields__)

CAPS: Final = (
    phrase(
        "at most {number} {period}",
        lambda n, period: Clause("caps", Cap(amount_max=n, period=period)),
    ),
    phrase(
        "at most {number} {period} for all members together",
        lambda n, period: Clause("budget", Budget(amount_max=n, period=period)),
    ),
)

LIMITS: Final = (
    phrase("once {period}", lambda period: Clause("limits", Limit(times_max=1, period=period))),
    phrase(
        "{number} times {period}",
        lambda n, period: Clause("limits", Limit(times_max=n, period=period)),
    ),
    phrase(
        "{number} times {period} for all members together",
        lambda n, period: Clause("limits", Limit(times_max=n, period=period, who=Who.EVERYONE)),
    ),
    phrase(
        "once {period} for all members together",
        lambda period: Clause("limits", Limit(times_max=1, period=period, who=Who.EVERYONE)),
    ),
    phrase(
        "{number} in stock",
        lambda n: Clause("limits", Limit(times_max=n, period=Period.MEMBERSHIP, who=Who.EVERYONE)),
    ),
)

GROUP: Final = (phrase("in group {id}", lambda group: Clause("group", group)),)

OPEN_DATES: Final = (
    phrase("from {date}", lambda day: Clause("first", day)),
    phrase("until {date}", lambda day: Clause("last", day)),
)

_EXPIRIES: Final[tuple[Phrase[Expiry], ...]] = (
    phrase("never expires?", Never),
    phrase(
        "expires? {number} months? after earning", lambda months: MonthsAfterEarning(months=months)
    ),
    phrase(
        "expires? at the end of month {number} after earning",
        lambda months: MonthsAfterEarning(months=months, to_month_end=True),
    ),
    phrase(
        "expires? every {monthday}(?: from the age of {number} months)?",
        lambda on, months: FixedDay(month=on[0], day=on[1], months_min=months or 0),
    ),
    phrase(
        "expires? after {number} months of idleness", lambda months: MonthsOfIdleness(months=months)
    ),
)

_VESTINGS: Final = (
    phrase("spendable after {number} days", lambda days: Vesting(days=days)),
    phrase("spendable once {id}", lambda event: Vesting(event=event)),
    phrase(
        "spendable {number} days after {id}", lambda days, event: Vesting(days=days, event=event)
    ),
)

EXPIRY: Final = tuple(one.then(lambda expiry: Clause("expiry", expiry)) for one in _EXPIRIES)
VESTING: Final = tuple(one.then(lambda vesting: Clause("vesting", vesting)) for one in _VESTINGS)

_SEVERAL: Final = frozenset({"conditions", "caps", "limits"})


def collect(
    clauses: Sequence[str], phrases: Sequence[Phrase[Clause]]
) -> dict[str, Any]:  # the fields of whatever is being said
    """Return the fields that clauses fill; those for lines make one filter.

    Raises:
        ValueError: If a clause is none of the phrases.
    """
    fields: dict[str, Any] = {}
    lines: dict[str, Any] = {}
    for text in clauses:
        clause = read(text, phrases, "something that can be said here")
        if clause.field in _FILTER_FIELDS:
            lines[clause.field] = clause.value
        elif clause.field in _SEVERAL:
            fields[clause.field] = (*fields.get(clause.field, ()), clause.value)
        elif clause.field in fields:
            raise ValueError(f"said twice: {text!r}")
        else:
            fields[clause.field] = clause.value
    if lines:
        fields["on_lines"] = LineFilter(**lines)
    return fields
