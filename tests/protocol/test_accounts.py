# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An account as bytes: nothing is lost on the way, and there is one spelling of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import LotId, MemberId, StampCardId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.units import stamps_on
from pos_loyalty.protocol.accounts import UnreadableAccount, decode_account, encode_account

Counters = Mapping[str, Mapping[date | None, int]]

DAY = date(2026, 11, 24)
FULL = MemberState(
    MemberId(UUID(int=1)),
    date(2025, 1, 2),
    (
        Lot(LotId("a-0"), 20, DAY, date(2027, 11, 30)),
        Lot(
            LotId("b-1"),
            -3,
            unit=stamps_on(StampCardId("coffee")),
            awaits="delivered",
            earned_on=DAY,
            idle_months=6,
        ),
    ),
    {"earned": {DAY: 20}, "remainder:spend": {None: 70}},
    version=7,
    segments=("students",),
    birthday=date(2000, 2, 29),
    referred_by=MemberId(UUID(int=2)),
    buyer_id=MemberId(UUID(int=3)),
    shared={"budget:opening": {None: 5, DAY: 6}},
)


@pytest.mark.parametrize(
    "state", [FULL, MemberState(MemberId(UUID(int=4)), DAY, (), {})], ids=["full", "empty"]
)
def test_an_account_comes_back_as_it_went(state: MemberState) -> None:
    assert decode_account(encode_account(state)) == state


def test_one_account_has_one_spelling() -> None:
    lots = (*reversed(FULL.lots), Lot(LotId("0"), 0))
    counters: Counters = {"visits": {DAY: 0}, **FULL.counters}
    shared = {name: dict(reversed(list(by_day.items()))) for name, by_day in FULL.shared.items()}

    same = replace(FULL, lots=lots, counters=counters, shared=shared)

    assert encode_account(same) == encode_account(FULL)


def test_another_account_has_another_spelling() -> None:
    assert encode_account(replace(FULL, version=8)) != encode_account(FULL)


@pytest.mark.parametrize("text", [b"", b"{}", b'{"member_id":1}', encode_account(FULL)[:-1]])
def test_what_is_no_account_is_refused(text: bytes) -> None:
    with pytest.raises(UnreadableAccount):
        decode_account(text)
