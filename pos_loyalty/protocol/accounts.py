# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member's account as bytes, in one spelling: whoever holds the same account writes the same.

Lots and sums are sorted, and those that have come to 0 are left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from pydantic import TypeAdapter, ValidationError

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import CounterChange, Lot, MemberState
from pos_loyalty.protocol.program_text import canonical_json

_ByDay = Mapping[str, Mapping[date | None, int]]


class UnreadableAccount(ValueError):
    """The bytes are no account of a shape that this release knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """``MemberState``, with its sums in rows: JSON cannot name a field by no day."""

    member_id: MemberId
    joined_on: date
    lots: tuple[Lot, ...]
    counters: tuple[CounterChange, ...]
    version: int
    segments: tuple[str, ...]
    birthday: date | None
    referred_by: MemberId | None
    buyer_id: MemberId | None
    shared: tuple[CounterChange, ...]


@cache
def _accounts() -> TypeAdapter[_Account]:
    return TypeAdapter(_Account)


def encode_account(state: MemberState) -> bytes:
    """Return the account as canonical JSON."""
    account = _Account(
        member_id=state.member_id,
        joined_on=state.joined_on,
        lots=tuple(sorted((lot for lot in state.lots if lot.amount), key=attrgetter("lot_id"))),
        counters=_rows(state.counters),
        version=state.version,
        segments=state.segments,
        birthday=state.birthday,
        referred_by=state.referred_by,
        buyer_id=state.buyer_id,
        shared=_rows(state.shared),
    )
    return canonical_json(_accounts().dump_python(account, mode="json"))


def decode_account(text: bytes) -> MemberState:
    """Return the account that the bytes hold.

    Raises:
        UnreadableAccount: If they hold none that this release knows.
    """
    try:
        account = _accounts().validate_json(text)
    except ValidationError as error:
        raise UnreadableAccount(str(error)) from error
    return MemberState(
        member_id=account.member_id,
        joined_on=account.joined_on,
        lots=account.lots,
        counters=_by_day(account.counters),
        version=account.version,
        segments=account.segments,
        birthday=account.birthday,
        referred_by=account.referred_by,
        buyer_id=account.buyer_id,
        shared=_by_day(account.shared),
    )


def _rows(counters: _ByDay) -> tuple[CounterChange, ...]:
    rows: Iterable[CounterChange] = (
        CounterChange(name, day, amount)
        for name, by_day in counters.items()
        for day, amount in by_day.items()
        if amount
    )
    return tuple(sorted(rows, key=_by_name_and_day))


def _by_name_and_day(row: CounterChange) -> tuple[str, date]:
    return (row.name, row.day or date.min)


def _by_day(rows: Sequence[CounterChange]) -> dict[str, dict[date | None, int]]:
    counters: dict[str, dict[date | None, int]] = {}
    for row in rows:
        counters.setdefault(row.name, {})[row.day] = row.amount
    return counters
