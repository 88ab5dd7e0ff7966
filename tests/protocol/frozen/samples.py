# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One message of each kind with every field in it, as the first release said them.

They are what ``v1/`` was made of, and what its files must still be read as: nothing here is ever
changed, and a field that comes later is not put in.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import GrantId, LotId, MemberId, ProgramId, TillId
from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.members import (
    Consent,
    ConsentPurpose,
    ContactChannel,
    Member,
    MemberStatus,
)
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import (
    EpochAnswer,
    EpochRequest,
    Hello,
    HelloAnswer,
    JoinAnswer,
    JoinRequest,
)
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import (
    ClockReading,
    Code,
    EpochState,
    OpResult,
    Outcome,
    PushAnswer,
    PushHeader,
)
from pos_loyalty.protocol.sync.refusals import Refusal, RefusalCode
from pos_loyalty.protocol.sync.rescue import RescueHeader
from pos_loyalty.protocol.sync.rows import (
    AccountRow,
    GrantEnd,
    GrantRow,
    MemberRow,
    OfflineMode,
    OfflineTerms,
    ProgramRow,
)

AT: Final = datetime(2026, 11, 24, 7, 15, 30, 250_000, tzinfo=UTC)
TILL: Final = TillId(UUID("8f14e45f-ceea-467f-a1d2-3b6c5d4e7f80"))
ADA: Final = MemberId(UUID("0a5b3c1e-7d2f-4c68-9b1a-2e3d4f5a6b7c"))
BOB: Final = MemberId(UUID("c0ffee00-1234-4abc-8def-0123456789ab"))
GRANT: Final = GrantId(UUID("4d3c2b1a-0f9e-4d8c-b7a6-958473625140"))
GENERATION: Final = UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")
HASH: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

TERMS: Final = OfflineTerms(
    mode=OfflineMode.ESCROW_PLUS_FLOOR,
    floor_member_points=100,
    floor_till_points=1_000,
    floor_redemptions_max=2,
    offline_hours_max=12,
    guard_minutes=15,
    grace_minutes=90,
    lease_hours=48,
    share_percent=40,
)
MEMBER: Final = MemberRow(
    member=Member(
        ADA,
        card_number="100000000000000017",
        given_name="Ёлка",
        family_name="Żółć",
        phone="+48501234567",
        email="ada@example.com",
        joined_on=date(2026, 1, 2),
        birthday=date(2000, 2, 29),
        consent=Consent((ConsentPurpose.NEWS, ConsentPurpose.PROFILE), ContactChannel.SMS, 2),
        language="pl",
        status=MemberStatus.BLOCKED,
        referred_by=BOB,
    ),
    version=7,
    merged_into=BOB,
    is_gone=True,
)
ACCOUNT: Final = AccountRow(
    member_id=ADA,
    version=12,
    lots=(
        Lot(
            LotId("0a5b3c1e7d2f4c689b1a2e3d4f5a6b7c-0"),
            -120,
            date(2026, 12, 1),
            date(2027, 11, 30),
            Unit("stamp:coffee"),
            "delivered",
            date(2026, 11, 24),
            6,
        ),
        Lot(LotId("0a5b3c1e7d2f4c689b1a2e3d4f5a6b7c-1"), 250),
    ),
    counters=(CounterChange("earned", date(2026, 11, 24), 130), CounterChange("spent", None, 40)),
    segments=("students", "staff"),
)
PROGRAM: Final = ProgramRow(
    program_id=ProgramId(HASH), published_no=3, effective_from=AT, document='{"name":"Żabka"}'
)
GRANTED: Final = GrantRow(
    grant_id=GRANT,
    member_id=ADA,
    epoch=2,
    unit=POINTS,
    amount=80,
    usable_until=AT,
    ended=GrantEnd.RETURNED,
    is_recalled=True,
)
CLOCK: Final = ClockReading(wall=AT, monotonic_ms=86_400_123, boot_id="b7e1")

_CODES: Final[Mapping[Outcome, str]] = {
    Outcome.APPLIED_FLAGGED: "duplicate overdraft stale_rule clock calc_mismatch duplicate_sale "
    "over_refund grant_over already_enrolled nothing_to_take_back",
    Outcome.PARKED: "unknown_sale unknown_member newer_schema",
    Outcome.QUARANTINED: "unreadable not_balanced failed",
    Outcome.REJECTED: "failed",
}


def _results() -> tuple[OpResult, ...]:
    found = [(outcome, code) for outcome, codes in _CODES.items() for code in codes.split()]
    flagged = (
        OpResult(seq=seq, outcome=outcome, code=Code(code))
        for seq, (outcome, code) in enumerate(found, 39)
    )
    return (OpResult(seq=38, outcome=Outcome.APPLIED), *flagged)


MESSAGES: Final[Mapping[str, object]] = MappingProxyType(
    {
        "join_request": JoinRequest(
            code="7K3M9QXT2B", till_id=TILL, public_key=HASH, proof=HASH * 2
        ),
        "join_answer": JoinAnswer(
            till_id=TILL,
            epoch=2,
            store_id="waw-1",
            store_name="Stare Miasto",
            till_no=3,
            zone="Europe/Warsaw",
            currency="PLN",
            generation=GENERATION,
            server_time=AT,
            terms=TERMS,
            fingerprint=("anvil", "birch", "comet", "delta", "ember", "fjord"),
        ),
        "hello": Hello(epoch=2, next_seq=41, chain=HASH, release="0.4.0", schema=2),
        "hello_answer": HelloAnswer(
            server_time=AT,
            generation=GENERATION,
            expected_seq=38,
            epoch_is_retired=True,
            terms=TERMS,
            schema_min=2,
            schema_max=3,
            features=("identify", "digests"),
        ),
        "hello_answer_with_keys": HelloAnswer(
            server_time=AT,
            generation=GENERATION,
            expected_seq=1,
            epoch_is_retired=False,
            terms=TERMS,
            till_keys=(HASH, "0" * 64),
        ),
        "epoch_request": EpochRequest(old_epoch=2, unsent=((2, 40, HASH), (1, 7, HASH))),
        "epoch_answer": EpochAnswer(epoch=3, server_time=AT, held=((2, 40),)),
        "push_header": PushHeader(
            epoch=2,
            first_seq=38,
            sizes=(1_204, 987),
            chain_before=HASH,
            clock=CLOCK,
            schema=2,
            proto=2,
            gap_from=35,
        ),
        "push_answer": PushAnswer(
            server_time=AT,
            expected_seq=40,
            epoch_state=EpochState.RETIRED,
            need_from=38,
            results=_results(),
            accounts=(ACCOUNT,),
            members=(MEMBER,),
            grants=(GRANTED,),
            terms=TERMS,
        ),
        "pull_page": PullPage(
            server_time=AT,
            cursor="AQIDBAUGBwg",
            has_more=True,
            members=(MEMBER,),
            accounts=(ACCOUNT,),
            programs=(PROGRAM,),
            grants=(GRANTED,),
            terms=TERMS,
        ),
        "identified": Identified(server_time=AT, member=MEMBER, account=ACCOUNT, grants=(GRANTED,)),
        "manifest": Manifest(
            snapshot="20261124-071530",
            generation=str(GENERATION),
            server_time=AT,
            cursor="AQIDBAUGBwg",
            schema=1,
            members=6_000,
            chunks=(
                ChunkNote(number=1, sha256=HASH, members=5_000, size_bytes=250_000, is_home=True),
            ),
            programs=(PROGRAM,),
            store_id="waw-1",
        ),
        "digest_request": DigestRequest(
            members=("0" * 32, "f" * 32), accounts=("1" * 32,), scope=Scope.EVERYTHING
        ),
        "digest_answer": DigestAnswer(differing=(0, 255), members=(MEMBER,), accounts=(ACCOUNT,)),
        "refusal": Refusal(code=RefusalCode.CLOCK, server_time=AT),
        "rescue_header": RescueHeader(rescue=1, till_id=TILL),
    }
)
"""What is sent as JSON, by the name of its file."""
