# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members and accounts of every shape that the server confirms."""

from datetime import date
from uuid import UUID

from hypothesis import strategies as st

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange, Lot
from pos_loyalty.domain.members import (
    NO_CONSENT,
    Consent,
    ConsentPurpose,
    ContactChannel,
    Member,
    MemberStatus,
)
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow

TEXT = st.text(st.characters(exclude_characters="\0\n", exclude_categories=["Cs"]), max_size=9)
AMOUNTS = st.integers(-(10**12), 10**12)
VERSIONS = st.integers(1, 2**31 - 1)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
SOME_DAY = st.none() | DAYS
IDS = st.integers(1, 9).map(lambda n: MemberId(UUID(int=n << 96 | n)))
CONSENTS = st.sampled_from(
    [
        NO_CONSENT,
        Consent((ConsentPurpose.NEWS,), ContactChannel.EMAIL, 2),
        Consent((ConsentPurpose.NEWS, ConsentPurpose.PROFILE), ContactChannel.SMS, 1),
    ]
)
LOT_IDS = st.one_of(
    st.tuples(IDS, st.integers(0, 2)).map(lambda some: f"{some[0].hex}-{some[1]}"),
    st.tuples(st.uuids(), st.integers(0, 2)).map(lambda some: f"{some[0].hex}-{some[1]}+"),
    st.sampled_from(["", "x", "A" * 32, "0" * 31 + "-1", " " * 32, "ab " * 11]),
).map(LotId)
LOTS = st.builds(
    Lot, LOT_IDS, AMOUNTS, SOME_DAY, SOME_DAY, st.sampled_from([POINTS, Unit("stamp:coffee")]),
    TEXT, SOME_DAY, st.integers(0, 24),
)  # fmt: skip
COUNTERS = st.builds(
    CounterChange, st.sampled_from(["earned", "spent", "visits"]), SOME_DAY, AMOUNTS
)


@st.composite
def member_rows(draw: st.DrawFn, member_id: MemberId) -> MemberRow:
    """Draw who somebody is."""
    member = Member(
        member_id,
        draw(st.sampled_from(["100000000000000017", "7", ""])),
        draw(TEXT),
        draw(TEXT),
        phone=draw(st.sampled_from(["", "+48501234567"])),
        email=draw(st.sampled_from(["", "ada@example.org", "@"])),
        joined_on=draw(DAYS),
        birthday=draw(SOME_DAY),
        language=draw(st.sampled_from(["", "pl", "en"])),
        status=draw(st.sampled_from(MemberStatus)),
        consent=draw(CONSENTS),
        referred_by=draw(st.none() | IDS),
    )
    merged_into, is_gone = draw(st.none() | IDS), draw(st.booleans())
    return MemberRow(
        member=member, version=draw(VERSIONS), merged_into=merged_into, is_gone=is_gone
    )


@st.composite
def account_rows(draw: st.DrawFn, member_id: MemberId) -> AccountRow:
    """Draw what somebody has; counters come by their names."""
    counters = draw(st.lists(COUNTERS, max_size=4))
    return AccountRow(
        member_id=member_id,
        version=draw(VERSIONS),
        lots=tuple(draw(st.lists(LOTS, max_size=4))),
        counters=tuple(sorted(counters, key=lambda counter: counter.name)),
        segments=tuple(draw(st.lists(st.sampled_from(["gold", "new"]), max_size=2))),
    )


@st.composite
def rows(draw: st.DrawFn) -> tuple[tuple[MemberRow, ...], tuple[AccountRow, ...]]:
    """Draw some members and, of some of them and of others, accounts, in one order of ids."""
    ids = sorted(draw(st.sets(IDS)))
    known = [draw(member_rows(member_id)) for member_id in ids if draw(st.booleans())]
    shown = [row.member.member_id for row in known]
    others = [member_id for member_id in ids if member_id not in shown]
    ordered = [*shown, *others, *([PROGRAM_ACCOUNT] if draw(st.booleans()) else [])]
    accounts = [draw(account_rows(member_id)) for member_id in ordered if draw(st.booleans())]
    return tuple(known), tuple(accounts)
