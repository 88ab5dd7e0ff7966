# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from pos_loyalty.domain.ids import MemberId, OpId, TillId
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.server.channels.deciding import EARLY_SECONDS_MAX, LATE_DAYS_MAX
from pos_loyalty.server.channels.roll import add_channel
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.service import identify
from pos_loyalty.server.merging.service import MergeMembers, merge_members
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.tables import grant, member, op
from pos_loyalty.server.tills.service import StoreUnknown, revoke
from tests.fakes.facts import ADA, NOON, TODAY, enrolment
from tests.server.asgi import Answer
from tests.server.pushing import PushingTill
from tests.server.rules import document
from tests.server.speaking import STORE, Shop

REFERRAL = [
    {
        "rule_id": "friend",
        "name": {"en": "40 points for a friend's first purchase"},
        "trigger": {"kind": "referral", "side": "referrer"},
        "effect": {"kind": "add", "points": 40},
    }
]


class ChannelShop(Shop):
    """A shop with a programme, a member with 50 points, and a web shop."""

    def __post_init__(self) -> None:
        super().__post_init__()
        publish(self.database, document(), now=NOON, may_backdate=True)
        PushingTill(1).does(self.database, enrolment(points=50))
        self.channel_id, self.token = add_channel(
            self.database, STORE.store_id, "web", dice=self.dice, now=NOON
        )

    def posts(self, path: str, key: str, **fields: Any) -> Answer:  # noqa: ANN401 - of any field
        """Post as the web shop."""
        body = json.dumps(fields).encode()
        return self._asks("POST", path, body, idempotency_key=key)

    def gets(self, path: str) -> Answer:
        """Ask as the web shop."""
        return self._asks("GET", path)

    def sells(self, key: str, **changes: Any) -> Answer:  # noqa: ANN401 - of any field
        """Post an order of 25.00."""
        return self.posts("/v1/sales", key, **(order() | changes))

    def _asks(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        authorization = f"Bearer {self.token}"
        kind = "application/json"
        return self.asks(
            method, path, body, authorization=authorization, content_type=kind, **headers
        )

    def points(self) -> int:
        """Return what the member may spend."""
        told = self.gets(f"/v1/members/{ADA.member_id}/balance").json()
        return sum(int(unit["spendable"]) for unit in told["units"] if unit["unit"] == "points")

    def operations(self) -> int:
        with self.database.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(op)).scalar_one()


def order() -> dict[str, Any]:
    return {
        "member_id": str(ADA.member_id),
        "receipt_no": "web-1",
        "currency": "PLN",
        "lines": [{"line_id": 1, "gross_minor": 2_500, "sku": "beans"}],
    }


@pytest.fixture
def shop(database: Database) -> ChannelShop:
    return ChannelShop(database)


def refusal(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.code


def test_an_order_earns_what_a_sale_at_a_till_would(shop: ChannelShop) -> None:
    answer = shop.sells("k1")

    said = answer.json()
    assert answer.status == 201
    assert (said["outcome"], said["code"], said["earned_points"]) == ("applied", "", 25)
    assert said["due_minor"] == 2_500
    assert said["balance"]["units"][0]["spendable"] == shop.points() == 75


def test_the_same_key_again_records_once_and_is_answered_the_same(shop: ChannelShop) -> None:
    first = shop.sells("k1")

    again = [shop.sells("k1") for _ in range(3)]

    assert {answer.body for answer in again} == {first.body}
    assert (shop.points(), shop.operations()) == (75, 2)


def test_one_key_for_two_things_is_refused(shop: ChannelShop) -> None:
    shop.sells("k1")

    assert refusal(shop.sells("k1", receipt_no="web-2")) == (409, "key_reused")
    assert shop.points() == 75


def test_two_channels_may_use_one_key(shop: ChannelShop) -> None:
    shop.sells("k1")
    _, shop.token = add_channel(shop.database, STORE.store_id, "app", dice=shop.dice, now=NOON)

    assert shop.sells("k1", receipt_no="app-1").status == 201
    assert shop.points() == 100


def test_the_same_order_under_another_key_earns_once(shop: ChannelShop) -> None:
    shop.sells("k1")

    said = shop.sells("k2").json()

    assert (said["outcome"], said["code"]) == ("applied_flagged", "duplicate_sale")
    assert (said["earned_points"], shop.points()) == (0, 75)


def test_two_channels_may_use_one_order_number(shop: ChannelShop) -> None:
    shop.sells("k1")
    _, shop.token = add_channel(shop.database, STORE.store_id, "app", dice=shop.dice, now=NOON)

    said = shop.sells("k1").json()

    assert (said["outcome"], said["earned_points"]) == ("applied", 25)
    assert shop.points() == 100


def test_points_pay_for_an_order(shop: ChannelShop) -> None:
    said = shop.sells("k1", rewards=[{"reward_id": "pay", "points": 50}]).json()

    assert said["due_minor"] == 2_250
    assert said["discounts"] == [{"line_id": 1, "minor": 250}]
    assert shop.points() == 0 + said["earned_points"]


def test_more_points_than_there_are_pay_for_nothing(shop: ChannelShop) -> None:
    answer = shop.sells("k1", rewards=[{"reward_id": "pay", "points": 60}])

    assert refusal(answer) == (422, "insufficient_points")
    assert (shop.points(), shop.operations()) == (50, 1)
    assert shop.sells("k1").status == 201  # the key is still good


def test_what_a_till_may_be_handing_out_is_not_spent_here(shop: ChannelShop) -> None:
    till = shop.till(till_no=2)
    identify(shop.database, till.till_id, ADA.member_id, NOON)
    wanted = [{"reward_id": "pay", "points": 50}]

    answer = shop.sells("k1", rewards=wanted)

    assert refusal(answer) == (409, "held_by_tills")
    assert int(answer.headers["retry-after"]) > 0
    told = shop.gets(f"/v1/members/{ADA.member_id}/balance").json()["units"][0]
    assert (told["spendable"], told["reserved"]) == (50, 50)
    with shop.database.engine.connect() as connection:
        of_till = select(grant.c.is_recalled).where(grant.c.till_id == till.till_id.bytes)
        assert set(connection.execute(of_till).scalars()) == {1}


def test_the_last_piece_is_had_once(shop: ChannelShop) -> None:
    wanted = [{"reward_id": "calendar"}]

    first = shop.sells("k1", rewards=wanted)
    second = shop.sells("k2", receipt_no="web-2", rewards=wanted)

    assert first.status == 201
    assert refusal(second) == (422, "reward_unavailable")


def test_a_deed_earns(shop: ChannelShop) -> None:
    deed = {"member_id": str(ADA.member_id), "activity_id": "review"}

    first = shop.posts("/v1/activities", "k1", **deed)
    again = shop.posts("/v1/activities", "k1", **deed)

    assert first.json()["earned_points"] == 5
    assert "due_minor" not in first.json()
    assert again.body == first.body
    assert shop.points() == 55


def test_a_deed_that_the_programme_does_not_name_is_refused(shop: ChannelShop) -> None:
    answer = shop.posts("/v1/activities", "k1", member_id=str(ADA.member_id), activity_id="singing")

    assert refusal(answer) == (422, "unknown_activity")


def test_nobody_buys_who_is_not_there(shop: ChannelShop) -> None:
    stranger = str(UUID(int=99))

    assert refusal(shop.sells("k1", member_id=stranger)) == (404, "unknown_member")
    assert refusal(shop.gets(f"/v1/members/{stranger}/balance")) == (404, "unknown_member")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"currency": "EUR"}, "wrong_currency"),
        ({"business_at": "2026-11-22T12:02:01Z"}, "bad_time"),
        ({"business_at": "2026-10-01T12:00:00Z"}, "bad_time"),
        ({"rewards": [{"reward_id": "nothing"}]}, "reward_unavailable"),
    ],
)
def test_what_cannot_be_is_told_by_a_code(
    shop: ChannelShop, changes: dict[str, Any], code: str
) -> None:
    assert refusal(shop.sells("k1", **changes)) == (422, code)
    assert shop.operations() == 1


def test_an_order_of_before_goes_by_the_store_s_clock(shop: ChannelShop) -> None:
    edge = NOON - timedelta(days=LATE_DAYS_MAX) + timedelta(days=16)
    soon = NOON + timedelta(seconds=EARLY_SECONDS_MAX)

    assert shop.sells("k1", business_at=edge.isoformat()).status == 201
    assert shop.sells("k2", receipt_no="web-2", business_at=soon.isoformat()).status == 201


def test_a_day_without_rules_is_refused(shop: ChannelShop) -> None:
    before = (NOON - timedelta(days=40)).isoformat()

    assert refusal(shop.sells("k1", business_at=before)) == (422, "no_program_in_force")


@pytest.mark.parametrize(
    "changes",
    [
        {"points": 1_000},
        {"lines": []},
        {"lines": [{"line_id": 1, "gross_minor": -1}]},
        {"lines": [{"line_id": 1, "gross_minor": 1}, {"line_id": 1, "gross_minor": 1}]},
        {"lines": [{"line_id": 1, "gross_minor": 1, "tax_minor": 2}]},
        {"lines": [{"line_id": 1, "gross_minor": 1, "price": 1}]},
        {"receipt_no": "a\u0000b"},
        {"receipt_no": "x" * 65},
        {"member_id": "ada"},
        {"business_at": "2026-11-22T12:00:00"},
        {"currency": "pln"},
    ],
)
def test_what_is_no_order_is_refused_without_a_word_of_it(
    shop: ChannelShop, changes: dict[str, Any]
) -> None:
    answer = shop.sells("k1", **changes)

    assert refusal(answer) == (422, "not_understood")
    assert shop.operations() == 1


@pytest.mark.parametrize("key", ["", "two words", "k" * 101])
def test_nothing_is_recorded_without_a_key(shop: ChannelShop, key: str) -> None:
    assert refusal(shop.sells(key)) == (422, "not_understood")


@pytest.mark.parametrize("token", ["", "plc_nobody", "x" * 200, "Zo\u00eb"])
def test_nobody_asks_without_a_token(shop: ChannelShop, token: str) -> None:
    shop.token = token

    answers = [shop.sells("k1"), shop.gets("/v1/members?card=1")]

    assert [refusal(answer) for answer in answers] == [(401, "unknown_token")] * 2
    assert answers[0].headers["www-authenticate"] == "Bearer"


def test_a_revoked_channel_asks_no_more(shop: ChannelShop) -> None:
    revoke(shop.database, TillId(shop.channel_id))

    assert refusal(shop.sells("k1")) == (401, "unknown_token")


def test_a_member_is_found_by_their_card_and_nothing_is_said_of_them(shop: ChannelShop) -> None:
    answer = shop.gets(f"/v1/members?card={ADA.card_number}")

    assert answer.json() == {"members": [{"member_id": str(ADA.member_id), "status": "active"}]}


def test_who_guesses_cards_has_to_wait(shop: ChannelShop) -> None:
    answers = [shop.gets(f"/v1/members?card={number}") for number in range(61)]

    assert {answer.status for answer in answers[:60]} == {200}
    assert answers[60].status == 429


def test_a_channel_goes_by_a_store_that_there_is(shop: ChannelShop) -> None:
    with pytest.raises(StoreUnknown):
        add_channel(shop.database, "nowhere", "web", dice=shop.dice, now=NOON)


def test_orders_at_the_same_moment_are_all_counted_once(shop: ChannelShop) -> None:
    keys = [f"k{number % 6}" for number in range(12)]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda key: shop.sells(key, receipt_no=key), keys))

    assert {answer.status for answer in answers} == {201}
    assert shop.points() == 50 + 6 * 25
    assert shop.operations() == 7


def test_a_merged_member_buys_on_the_account_that_is_theirs_now(shop: ChannelShop) -> None:
    bob = replace(ADA, member_id=MemberId(UUID(int=20)), card_number="2", phone="", email="")
    PushingTill(3).does(shop.database, enrolment(bob, points=7))
    both = MergeMembers(
        op_id=OpId(UUID(int=1)),
        absorbed=bob.member_id,
        survivor=ADA.member_id,
        business_at=NOON,
    )
    merge_members(shop.database, both, NOON)

    said = shop.sells("k1", member_id=str(bob.member_id)).json()

    assert said["balance"]["member_id"] == str(ADA.member_id)
    assert shop.points() == 50 + 7 + 25


def enrols(shop: ChannelShop, number: int, **changes: Any) -> MemberId:  # noqa: ANN401 - of any field
    """Enrol somebody else at a till."""
    member_id = MemberId(UUID(int=number))
    other = replace(
        ADA, member_id=member_id, card_number=str(number), phone="", email="", **changes
    )
    PushingTill(number).does(shop.database, enrolment(other))
    return member_id


def test_whoever_invited_a_member_is_given_their_part(shop: ChannelShop) -> None:
    friend = enrols(shop, 30, referred_by=ADA.member_id)
    publish(shop.database, document(TODAY, earning=REFERRAL), now=NOON)

    shop.sells("k1", member_id=str(friend))

    assert shop.points() == 50 + 40


@pytest.mark.parametrize("referred_by", [UUID(int=31), UUID(int=32)])
def test_nobody_is_given_anything_for_inviting_themselves_or_by_nobody(
    shop: ChannelShop, referred_by: UUID
) -> None:
    friend = enrols(shop, 31, referred_by=MemberId(referred_by))
    publish(shop.database, document(TODAY, earning=REFERRAL), now=NOON)

    assert shop.sells("k1", member_id=str(friend)).json()["earned_points"] == 0


def test_a_stopped_card_buys_nothing(shop: ChannelShop) -> None:
    friend = enrols(shop, 33, status=MemberStatus.BLOCKED)

    assert refusal(shop.sells("k1", member_id=str(friend))) == (422, "card_blocked")
    assert shop.gets(f"/v1/members/{friend}/balance").json()["units"] == []


def test_somebody_who_is_gone_is_not_there(shop: ChannelShop) -> None:
    with shop.database.engine.begin() as connection:
        connection.execute(update(member).values(is_gone=1))

    answers = [shop.sells("k1"), shop.gets(f"/v1/members/{ADA.member_id}/balance")]

    assert [refusal(answer) for answer in answers] == [(404, "unknown_member")] * 2
    assert shop.gets(f"/v1/members?card={ADA.card_number}").json() == {"members": []}
