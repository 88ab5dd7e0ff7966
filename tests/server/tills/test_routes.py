# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import gzip

import pytest

from pos_loyalty.protocol.chain import genesis
from pos_loyalty.protocol.sync.joining import Hello, HelloAnswer, JoinAnswer
from pos_loyalty.protocol.sync.messages import decode, encode
from pos_loyalty.protocol.sync.push import PushAnswer, encode_push
from pos_loyalty.server.database import Database
from tests.fakes.facts import ADA, enrolment, sale
from tests.server.asgi import ask
from tests.server.pushing import PushingTill
from tests.server.speaking import Shop, SpeakingTill, with_headers


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def hello_of(till: SpeakingTill) -> Hello:
    return Hello(epoch=1, next_seq=1, chain=genesis(till.till_id, 1).chain.hex(), release="0.1")


def test_a_till_with_a_code_joins_and_says_hello(shop: Shop) -> None:
    till = SpeakingTill(shop)

    joined = shop.asks("POST", "/v1/tills", encode(till.join_request(shop.code())))
    greeted = till.asks("POST", "/v1/sync/hello", hello_of(till))

    answer = decode(JoinAnswer, joined.body)
    assert (joined.status, answer.epoch, answer.store_name) == (200, 1, "Corner")
    assert len(answer.fingerprint) == 6
    said = decode(HelloAnswer, greeted.body)
    assert (said.expected_seq, said.epoch_is_retired) == (1, False)
    assert said.generation == answer.generation


def test_a_till_hands_over_operations(shop: Shop) -> None:
    till, log = shop.till(), PushingTill(1)
    log.records(enrolment(points=50))
    log.records(sale(points=25))
    body = encode_push(log.batch())
    packed = with_headers(
        till.signed("POST", "/v1/sync/push", gzip.compress(body)), {"content-encoding": "gzip"}
    )

    answer = ask(shop.app, packed)

    assert answer.status == 200
    taken = decode(PushAnswer, answer.body)
    assert taken.expected_seq == 3
    assert [row.member for row in taken.members] == [ADA]
