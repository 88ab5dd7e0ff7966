# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What tills ask besides handing over operations, through the application and in process."""

import asyncio
import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.chunks import unpack_chunk
from pos_loyalty.protocol.sync.digests import BUCKETS, DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest
from pos_loyalty.protocol.sync.messages import decode, encode
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import begin_generation, found
from pos_loyalty.server.grants.terms import set_terms
from pos_loyalty.server.terms import offline_terms
from pos_loyalty.server.upgrade import bring_up_to_date
from tests.fakes.facts import ADA, NOON, enrolment
from tests.server.asgi import Answer, ask, ask_soon
from tests.server.pushing import PushingTill
from tests.server.speaking import Shop, SpeakingTill, with_headers

MANIFEST = "/v1/sync/bootstrap"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return a SQLite database: the routes are the same over either kind."""
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    bring_up_to_date(database)
    found(database, NOON)
    yield database
    database.close()


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.fixture
def till(shop: Shop) -> SpeakingTill:
    return shop.till()


def manifest_of(till: SpeakingTill) -> Manifest:
    return decode(Manifest, till.asks("GET", MANIFEST).body)


def pull_of(cursor: str, *, wait: int = 0) -> str:
    said = {"cursor": cursor, "limit": 10, "wait": wait, "scope": "everything"}
    return f"/v1/sync/pull?{urlencode(said)}"


def page_of(answer: Answer) -> PullPage:
    assert answer.status == 200, answer
    return decode(PullPage, answer.body)


def enrols(shop: Shop, number: int = 2) -> None:
    PushingTill(number).does(shop.database, enrolment(points=50))


def test_a_till_learns_what_has_changed(shop: Shop, till: SpeakingTill) -> None:
    cursor = manifest_of(till).cursor
    enrols(shop)

    page = page_of(till.asks("GET", pull_of(cursor)))

    assert [row.member for row in page.members] == [ADA]
    assert page_of(till.asks("GET", pull_of(page.cursor or ""))).members == ()


def test_who_gave_a_phone_alone_comes_to_the_other_tills_too(
    shop: Shop, till: SpeakingTill
) -> None:
    nameless = replace(ADA, given_name="", family_name="", email="")
    cursor = manifest_of(till).cursor
    PushingTill(2).does(shop.database, enrolment(nameless))

    page = page_of(till.asks("GET", pull_of(cursor)))

    assert [row.member for row in page.members] == [nameless]


def test_where_nothing_has_changed_next_to_nothing_is_said(till: SpeakingTill) -> None:
    cursor = manifest_of(till).cursor

    answer = till.asks("GET", pull_of(cursor))

    headers = sum(len(f"{name}: {text}\r\n") for name, text in answer.headers.items())
    status_and_date = len("HTTP/1.1 200 OK\r\ndate: Sun, 22 Nov 2026 07:08:34 GMT\r\n\r\n")
    assert len(answer.body) + headers + status_and_date <= 300


def test_who_waits_is_told_once_there_is_something(shop: Shop, till: SpeakingTill) -> None:
    cursor = manifest_of(till).cursor

    async def scene() -> Answer:
        waiting = asyncio.create_task(
            ask_soon(shop.app, till.signed("GET", pull_of(cursor, wait=25)))
        )
        await asyncio.to_thread(enrols, shop)
        return await waiting

    assert [row.member for row in page_of(asyncio.run(scene())).members] == [ADA]


def test_who_waits_for_nothing_is_answered_in_time(shop: Shop, till: SpeakingTill) -> None:
    cursor = manifest_of(till).cursor

    answer = ask(shop.app, till.signed("GET", pull_of(cursor, wait=1)))

    assert page_of(answer).members == ()


def test_new_terms_are_news(shop: Shop, till: SpeakingTill) -> None:
    cursor = manifest_of(till).cursor
    set_terms(shop.database, shop.database.read(offline_terms))

    assert page_of(till.asks("GET", pull_of(cursor, wait=25))).terms is not None


def test_a_cursor_of_before_a_restore_is_gone(shop: Shop, till: SpeakingTill) -> None:
    cursor = manifest_of(till).cursor
    begin_generation(shop.database)

    answer = till.asks("GET", pull_of(cursor))

    assert (answer.status, answer.code) == (410, "cursor_gone")


@pytest.mark.parametrize("query", ["", "?cursor=x&limit=0", "?cursor=x&wait=26", "?cursor=x&y=1"])
def test_what_cannot_be_asked_is_told_so(till: SpeakingTill, query: str) -> None:
    answer = till.asks("GET", f"/v1/sync/pull{query}")

    assert (answer.status, answer.code) == (422, "not_understood")


def test_the_shop_comes_in_chunks_that_any_cache_may_keep(shop: Shop, till: SpeakingTill) -> None:
    enrols(shop)
    manifest = manifest_of(till)
    (note,) = manifest.chunks

    answer = till.asks("GET", f"{MANIFEST}/{manifest.snapshot}/{note.number}")

    assert "immutable" in answer.headers["cache-control"]
    assert len(answer.body) == note.size_bytes
    assert [row.member for row in unpack_chunk(answer.body).members] == [ADA]


@pytest.mark.parametrize("snapshot", ["00" * 16, "no-hex"])
def test_a_chunk_that_there_is_not_is_gone(till: SpeakingTill, snapshot: str) -> None:
    answer = till.asks("GET", f"{MANIFEST}/{snapshot}/0")

    assert (answer.status, answer.code) == (410, "snapshot_gone")


def test_a_member_at_the_till_is_known_as_they_are(shop: Shop, till: SpeakingTill) -> None:
    enrols(shop)

    told = decode(Identified, till.asks("POST", f"/v1/sync/identify/{ADA.member_id}").body)

    assert told.member is not None
    assert told.member.member == ADA
    assert sum(grant.amount for grant in told.grants) == 50


def test_what_differs_is_sent_again(shop: Shop, till: SpeakingTill) -> None:
    enrols(shop)
    nothing = ("0" * 32,) * BUCKETS

    answer = till.asks("POST", "/v1/sync/digests", DigestRequest(members=nothing, accounts=nothing))

    assert [row.member for row in decode(DigestAnswer, answer.body).members] == [ADA]


def test_digests_of_other_buckets_are_not_understood(till: SpeakingTill) -> None:
    answer = till.asks("POST", "/v1/sync/digests", DigestRequest(members=(), accounts=()))

    assert (answer.status, answer.code) == (400, "not_understood")


def test_a_till_begins_an_epoch(till: SpeakingTill) -> None:
    answer = till.asks("POST", "/v1/sync/epoch", EpochRequest(old_epoch=1))

    assert decode(EpochAnswer, answer.body).epoch == 2


def test_weeks_of_operations_are_named_in_one_request(till: SpeakingTill) -> None:
    unsent = tuple((1, seq, "0" * 64) for seq in range(1, 50_001))

    answer = till.asks("POST", "/v1/sync/epoch", EpochRequest(old_epoch=1, unsent=unsent))

    assert decode(EpochAnswer, answer.body).held == ()


def test_a_long_answer_is_packed_for_who_can_unpack_it(shop: Shop, till: SpeakingTill) -> None:
    enrols(shop)
    others = DigestRequest(members=("1" * 32,) * BUCKETS, accounts=("1" * 32,) * BUCKETS)
    plain = till.asks("POST", "/v1/sync/digests", others)
    asked = till.signed("POST", "/v1/sync/digests", encode(others))

    packed = ask(shop.app, with_headers(asked, {"accept-encoding": "gzip, deflate"}))

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)
