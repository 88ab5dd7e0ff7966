# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import delivery
from pos_loyalty.server.webhooks.sending import Message, NotDelivered
from pos_loyalty.server.webhooks.service import (
    AT_ONCE_MAX,
    KEPT_DAYS,
    WAIT_SECONDS,
    Round,
    add_webhook,
    deliver_due,
    forget_given_up,
    remove_webhook,
)
from tests.fakes.facts import ADA, NOON, enrolment, sale, undo
from tests.server.pushing import PushingTill

URL = "https://shop.example/told"


@dataclass
class Receiver:
    """Takes messages, or does not."""

    is_deaf: bool = False
    messages: list[Message] = field(default_factory=list)

    def __call__(self, message: Message) -> None:
        self.messages.append(message)
        if self.is_deaf:
            raise NotDelivered("status 500")

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(message.body) for message in self.messages]


def add(database: Database, *kinds: str, url: str = URL) -> tuple[UUID, bytes]:
    return add_webhook(database, url, kinds, dice=random.Random(len(url)), now=NOON)


def waiting(database: Database) -> list[Any]:
    with database.engine.connect() as connection:
        return list(connection.execute(select(delivery).order_by(delivery.c.delivery_id)))


def test_whoever_wants_to_know_is_told_of_what_is_applied(database: Database) -> None:
    add(database)
    receiver = Receiver()
    sold = sale(points=25)
    PushingTill(1).does(database, enrolment(points=50), sold)

    assert deliver_due(database, receiver, NOON) == Round(delivered=2, failed=0)

    told = {body["data"]["kind"]: body["data"] for body in receiver.bodies}
    assert told["sale"]["op_id"] == str(sold.op_id)
    assert told["sale"]["member_id"] == str(ADA.member_id)
    assert (told["sale"]["points"], told["enrolment"]["points"]) == (25, 50)
    assert {body["type"] for body in receiver.bodies} == {"operation.applied"}
    assert "Ada" not in str(receiver.bodies)
    assert waiting(database) == []


def test_only_the_kinds_that_were_asked_for_are_told(database: Database) -> None:
    add(database, "refund", "undo")
    receiver = Receiver()
    sold = sale(points=25)
    PushingTill(1).does(database, enrolment(), sold, undo(sold))

    deliver_due(database, receiver, NOON)

    assert [body["data"]["kind"] for body in receiver.bodies] == ["undo"]


def test_what_waits_is_told_once_it_is_applied(database: Database) -> None:
    add(database, "sale", "undo")
    receiver = Receiver()
    till, other = PushingTill(1), PushingTill(2)
    till.does(database, enrolment())
    sold = sale(points=25)
    other.does(database, undo(sold))
    assert deliver_due(database, receiver, NOON).delivered == 0

    till.does(database, sold)

    assert deliver_due(database, receiver, NOON).delivered == 2


def test_a_push_that_comes_again_tells_nothing_again(database: Database) -> None:
    add(database)
    till = PushingTill(1)
    till.does(database, enrolment())

    till.pushes(database)

    assert len(waiting(database)) == 1


def test_nobody_is_told_of_what_was_before(database: Database) -> None:
    PushingTill(1).does(database, enrolment())

    add(database)

    assert waiting(database) == []


def test_a_message_is_sent_again_ever_more_seldom_and_then_never(database: Database) -> None:
    add(database)
    PushingTill(1).does(database, enrolment())
    receiver, now, tries = Receiver(is_deaf=True), NOON, []

    for wait in (*WAIT_SECONDS, 10**9):
        assert deliver_due(database, receiver, now) == Round(delivered=0, failed=1)
        tries.append(now)
        assert deliver_due(database, receiver, now) == Round(delivered=0, failed=0)
        now += timedelta(seconds=wait)

    assert deliver_due(database, receiver, now) == Round(delivered=0, failed=0)
    assert len(receiver.messages) == len(WAIT_SECONDS) + 1
    assert len({message.message_id for message in receiver.messages}) == 1
    assert [message.sent_at for message in receiver.messages] == [t.timestamp() for t in tries]


def test_what_was_given_up_is_kept_for_a_while(database: Database) -> None:
    add(database)
    PushingTill(1).does(database, enrolment())
    now = NOON
    for wait in (*WAIT_SECONDS, 0):
        deliver_due(database, Receiver(is_deaf=True), now)
        now += timedelta(seconds=wait)

    assert forget_given_up(database, now + timedelta(days=KEPT_DAYS)) == 0
    assert forget_given_up(database, now + timedelta(days=KEPT_DAYS, seconds=1)) == 1


def test_one_that_does_not_hear_keeps_nobody_else_waiting(database: Database) -> None:
    deaf = "https://deaf.example/"
    add(database, url=deaf)
    add(database)
    till = PushingTill(1)
    till.does(database, enrolment(), *(sale(receipt_no=f"R{n}") for n in range(1, AT_ONCE_MAX)))
    heard: list[str] = []

    def send(message: Message) -> None:
        if message.url == deaf:
            raise NotDelivered("TimeoutError")
        heard.append(message.message_id)

    assert deliver_due(database, send, NOON) == Round(delivered=AT_ONCE_MAX, failed=1)
    assert len(heard) == AT_ONCE_MAX


def test_a_webhook_that_was_removed_is_told_nothing_more(database: Database) -> None:
    webhook_id, _ = add(database)
    PushingTill(1).does(database, enrolment())

    assert remove_webhook(database, webhook_id)
    assert not remove_webhook(database, webhook_id)

    assert deliver_due(database, Receiver(), NOON) == Round(delivered=0, failed=0)
    assert waiting(database) == []


@pytest.mark.parametrize("url", ["ftp://shop.example", "shop.example", "https://" + "x" * 500])
def test_an_address_has_a_shape(database: Database, url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        add(database, url=url)


def test_there_are_not_so_many_kinds(database: Database) -> None:
    with pytest.raises(ValueError, match="kinds"):
        add(database, *map(str, range(21)))


def test_two_webhooks_have_secrets_of_their_own(database: Database) -> None:
    dice = random.Random(1)
    made = [add_webhook(database, URL, (), dice=dice, now=NOON) for _ in "ab"]

    assert len({secret for _, secret in made}) == 2
    assert all(len(secret) == 32 for _, secret in made)
