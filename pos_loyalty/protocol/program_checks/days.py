# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Days and hours: nothing ends before it begins, nothing is over before the programme starts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.expiry import MonthsAfterEarning, Vesting
from pos_loyalty.domain.program.rewards.handed_over import EarlyAccess, Experience
from pos_loyalty.protocol.document_shape import Part, below, kind_of
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, day, number

_LAST_DAYS: Final = {
    Dates: "last",
    Coupon: "last",
    Challenge: "last",
    Experience: "held_on",
    EarlyAccess: "opens_on",
}
_MONTH_DAYS_MAX: Final = 31


def check_days(reading: Reading) -> Iterator[Mistake]:
    """Yield spans of days that have no day in them, or none of the programme's."""
    starts = reading.effective_from
    for part in reading.of(*_LAST_DAYS):
        name = _LAST_DAYS[part.made_of]
        first, last = day(part, "first"), day(part, name)
        if first and last and first > last:
            yield Mistake(
                below(part.place, name),
                f"The last day, {last}, is before the first, {first}.",
                "Swap the two, or correct one.",
            )
        elif last and starts and last < starts:
            yield _over(below(part.place, name), last, starts)


def _over(place: str, last: date, starts: date) -> Mistake:
    over = f"This is over on {last}, before the programme comes into force on {starts}."
    return Mistake(place, over, "Remove it, or correct the day.", is_warning=True)


def check_hours(reading: Reading) -> Iterator[Mistake]:
    """Yield spans of hours that are empty; one over midnight is not."""
    for part in reading.of(Hours):
        start, end = number(part, "start_minute"), number(part, "end_minute")
        if start is not None and start == end:
            advice = "For all day leave the condition out; otherwise correct one of the two."
            yield Mistake(below(part.place, "end_minute"), "It ends when it starts.", advice)


def check_lifetimes(reading: Reading) -> Iterator[Mistake]:
    """Yield points that expire before they may be spent."""
    program = next(reading.of(Program), None)
    usual_vesting = program.content.get("vesting") if program else None
    usual_expiry = program.content.get("expiry") if program else None
    for part in reading.of(Program, EarningRule):
        vesting = part.content.get("vesting", usual_vesting)
        expiry = part.content.get("expiry", usual_expiry)
        own = [name for name in ("vesting", "expiry") if part.content.get(name) is not None]
        if own and _expires_first(expiry, vesting):
            place = below(part.place, own[0])
            late = "What is given expires before it may be spent."
            yield Mistake(place, late, "Shorten the vesting, or lengthen the expiry.")


def _expires_first(expiry: object, vesting: object) -> bool:
    if not isinstance(expiry, dict) or not isinstance(vesting, dict):
        return False
    if expiry.get("kind") != kind_of(MonthsAfterEarning):
        return False
    months = number(Part("", MonthsAfterEarning, expiry), "months")
    waited_days = number(Part("", Vesting, vesting), "days")
    if months is None or waited_days is None:
        return False
    is_rounded = expiry.get("to_month_end") is True
    return waited_days > (months + is_rounded) * _MONTH_DAYS_MAX
