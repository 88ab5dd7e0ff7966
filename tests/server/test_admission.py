# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import gzip
import zlib
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import func, select

from pos_loyalty.protocol.chain import genesis
from pos_loyalty.protocol.signatures import CLOCK_SECONDS_MAX, NONCE_SECONDS, content_digest
from pos_loyalty.protocol.sync.joining import Hello
from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.protocol.sync.push import encode_push
from pos_loyalty.server.admission import forget_nonces
from pos_loyalty.server.bodies import BODY_BYTES_MAX
from pos_loyalty.server.database import Database
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.tables import nonce, op, stray, till
from pos_loyalty.server.tills import service
from tests.fakes.facts import enrolment
from tests.server.asgi import HOST, Answer, Question, ask
from tests.server.pushing import PushingTill
from tests.server.speaking import Shop, SpeakingTill, with_headers

HELLO = "/v1/sync/hello"


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.fixture
def speaker(shop: Shop) -> SpeakingTill:
    return shop.till()


def greeting(speaker: SpeakingTill, *, skew_seconds: int = 0) -> Question:
    said = Hello(epoch=1, next_seq=1, chain=genesis(speaker.till_id, 1).chain.hex())
    return speaker.signed("POST", HELLO, encode(said), skew_seconds=skew_seconds)


def nonces_kept(shop: Shop) -> int:
    with shop.database.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(nonce)).scalar_one()


def refusal(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.code


def test_a_request_is_taken_once(shop: Shop, speaker: SpeakingTill) -> None:
    question = greeting(speaker)

    first, *again = [ask(shop.app, question) for _ in range(5)]

    assert first.status == 200
    assert [refusal(answer) for answer in again] == [(401, "bad_signature")] * 4


def test_every_process_remembers_what_was_asked(shop: Shop, speaker: SpeakingTill) -> None:
    question = greeting(speaker)
    other_process = Shop(shop.database, shop.clock)

    assert ask(shop.app, question).status == 200
    assert refusal(ask(other_process.app, question)) == (401, "bad_signature")


@pytest.mark.parametrize("skew_seconds", [-CLOCK_SECONDS_MAX, 0, CLOCK_SECONDS_MAX])
def test_a_clock_may_be_a_little_wrong(
    shop: Shop, speaker: SpeakingTill, skew_seconds: int
) -> None:
    assert ask(shop.app, greeting(speaker, skew_seconds=skew_seconds)).status == 200


@pytest.mark.parametrize("skew_seconds", [-CLOCK_SECONDS_MAX - 1, CLOCK_SECONDS_MAX + 1, -(10**9)])
def test_a_clock_that_is_wrong_is_told_the_time(
    shop: Shop, speaker: SpeakingTill, skew_seconds: int
) -> None:
    answer = ask(shop.app, greeting(speaker, skew_seconds=skew_seconds))

    assert refusal(answer) == (401, "clock")
    assert datetime.fromisoformat(answer.json()["server_time"]) == shop.clock()
    assert nonces_kept(shop) == 0


def test_a_nonce_outlives_the_signature_that_it_belongs_to(
    shop: Shop, speaker: SpeakingTill
) -> None:
    ask(shop.app, greeting(speaker))
    shop.clock.passes(seconds=NONCE_SECONDS)
    assert forget_nonces(shop.app.state.site) == 0

    shop.clock.passes(seconds=1)

    assert forget_nonces(shop.app.state.site) == 1
    assert nonces_kept(shop) == 0
    assert NONCE_SECONDS > 2 * CLOCK_SECONDS_MAX


def test_whatever_is_changed_on_the_way_is_refused(shop: Shop, speaker: SpeakingTill) -> None:
    said = greeting(speaker)
    headers = dict(said.headers)
    other = encode(Hello(epoch=9, next_seq=1, chain=""))
    mutated = [
        replace(said, body=other),
        with_headers(replace(said, body=other), {"content-digest": content_digest(other)}),
        replace(said, target=HELLO + "?x=1"),
        replace(said, target="/v1/sync/epoch"),
        replace(said, method="GET"),
        with_headers(said, {"idempotency-key": "k"}),
        with_headers(said, {"signature": headers["signature"].replace("till=:", "till=:A", 1)}),
        with_headers(said, {"signature-input": headers["signature-input"].replace("=1", "=2")}),
        replace(said, headers=()),
        replace(said, headers=(*said.headers, ("signature", headers["signature"]))),
    ]

    answers = [ask(shop.app, question) for question in mutated]

    assert {answer.status for answer in answers} <= {401, 405}
    assert nonces_kept(shop) == 0
    assert ask(shop.app, said).status == 200


def test_the_key_of_one_till_says_nothing_for_another(shop: Shop, speaker: SpeakingTill) -> None:
    other = shop.till(till_no=2)
    other.key = speaker.key

    assert refusal(ask(shop.app, greeting(other))) == (401, "bad_signature")


@pytest.mark.parametrize("till_id", ["00000000-0000-0000-0000-000000000099", "nobody"])
def test_who_never_joined_is_told_so(shop: Shop, till_id: str) -> None:
    stranger = SpeakingTill(shop, number=3)
    stranger.till_id = till_id  # type: ignore[assignment]  # what a till might say of itself
    question = stranger.signed("POST", HELLO, b"{}")

    assert refusal(ask(shop.app, question)) == (401, "unknown_till")


def test_a_channel_has_no_key_to_sign_with(shop: Shop, speaker: SpeakingTill) -> None:
    with shop.database.engine.begin() as connection:
        connection.execute(till.update().values(kind="channel"))

    assert refusal(ask(shop.app, greeting(speaker))) == (401, "unknown_till")


def test_a_revoked_till_is_refused(shop: Shop, speaker: SpeakingTill) -> None:
    service.revoke(shop.database, speaker.till_id)

    assert refusal(ask(shop.app, greeting(speaker))) == (403, "revoked")


def test_what_a_revoked_till_hands_over_is_kept_and_changes_nothing(
    shop: Shop, speaker: SpeakingTill
) -> None:
    log = PushingTill(1)
    log.records(enrolment(points=50))
    body = encode_push(log.batch())
    service.revoke(shop.database, speaker.till_id)

    answers = [ask(shop.app, speaker.signed("POST", "/v1/sync/push", body)) for _ in range(2)]

    assert [refusal(answer) for answer in answers] == [(403, "revoked")] * 2
    with shop.database.engine.connect() as connection:
        assert connection.execute(select(stray.c.payload)).scalars().all() == log.log
        assert connection.execute(select(op)).all() == []
    service.reinstate(shop.database, speaker.till_id)
    assert ask(shop.app, speaker.signed("POST", "/v1/sync/push", body)).status == 200


def test_when_a_till_was_last_heard_of_is_known_to_the_minute(
    shop: Shop, speaker: SpeakingTill
) -> None:
    heard = []
    for _ in range(3):
        ask(shop.app, greeting(speaker))
        heard.append(service.list_tills(shop.database)[0].last_contact_at)
        shop.clock.passes(seconds=40)

    assert heard[0] == heard[1] < heard[2]


def test_behind_a_proxy_the_address_is_the_one_that_tills_use(database: Database) -> None:
    shop = Shop(database, settings=ServerSettings(public_url=f"http://{HOST}"))
    question = greeting(shop.till())
    inside = replace(question, headers=(*question.headers, ("host", "10.0.0.1:8470")))

    assert ask(shop.app, inside).status == 200


def packed_push(speaker: SpeakingTill, body: bytes, encoding: str = "gzip") -> Question:
    question = speaker.signed("POST", "/v1/sync/push", body)
    return with_headers(question, {"content-encoding": encoding})


def test_a_body_that_unpacks_to_more_than_the_bound_is_refused(
    shop: Shop, speaker: SpeakingTill
) -> None:
    bomb = gzip.compress(bytes(64 * BODY_BYTES_MAX))

    assert refusal(ask(shop.app, packed_push(speaker, bomb))) == (413, "too_large")


@pytest.mark.parametrize(
    "torn",
    [
        gzip.compress(b"whole", mtime=0)[:-4],
        gzip.compress(b"whole", mtime=0) + b"more",
        b"no gzip at all",
        zlib.compress(b"another way"),
    ],
    ids=["cut", "too much", "none", "another"],
)
def test_a_torn_body_is_not_understood(shop: Shop, speaker: SpeakingTill, torn: bytes) -> None:
    assert refusal(ask(shop.app, packed_push(speaker, torn))) == (400, "not_understood")


def test_a_body_packed_in_another_way_is_not_understood(shop: Shop, speaker: SpeakingTill) -> None:
    answer = ask(shop.app, packed_push(speaker, b"x", encoding="br"))

    assert refusal(answer) == (415, "not_understood")
