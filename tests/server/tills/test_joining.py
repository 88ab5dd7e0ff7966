# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import select

from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.protocol.join_codes import grouped_code
from pos_loyalty.protocol.sync.joining import JoinAnswer, JoinRequest
from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import join_code, till, till_progress
from pos_loyalty.server.tills import service
from pos_loyalty.server.tills.joining import CODE_MINUTES, TRIES
from tests.server.speaking import STORE, Shop, SpeakingTill


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def joins(shop: Shop, request: JoinRequest) -> JoinAnswer:
    return service.join(shop.database, request, shop.clock())


def is_refused(shop: Shop, request: JoinRequest) -> bool:
    try:
        joins(shop, request)
    except service.CodeRefused:
        return True
    return False


def test_a_till_is_told_where_it_stands(shop: Shop) -> None:
    till_one = SpeakingTill(shop)

    answer = joins(shop, till_one.join_request(shop.code()))

    assert (answer.store_id, answer.store_name, answer.till_no) == ("waw-1", "Corner", 1)
    assert (answer.zone, answer.currency, answer.epoch) == ("Europe/Warsaw", "PLN", 1)
    assert answer.fingerprint == fingerprint_of(till_one.public_key)


def test_a_code_is_taken_however_it_was_typed(shop: Shop) -> None:
    code = shop.code()
    typed = grouped_code(code).lower()

    assert joins(shop, SpeakingTill(shop).join_request(typed)).epoch == 1


def test_only_the_hash_of_a_code_is_kept(shop: Shop) -> None:
    code = shop.code()

    with shop.database.engine.connect() as connection:
        kept = connection.execute(select(join_code)).one()

    assert code.encode() not in b"".join(str(value).encode() for value in kept)
    assert len(kept.code_hash) == 32


def test_asked_again_the_answer_is_the_same(shop: Shop) -> None:
    request = SpeakingTill(shop).join_request(shop.code())

    first = joins(shop, request)
    shop.clock.passes(minutes=CODE_MINUTES)
    again = joins(shop, request)

    assert again == replace(first, server_time=shop.clock())


def test_a_code_is_good_for_one_till(shop: Shop) -> None:
    code = shop.code()
    joins(shop, SpeakingTill(shop, number=1).join_request(code))

    assert is_refused(shop, SpeakingTill(shop, number=2).join_request(code))


def test_a_used_code_is_no_way_in_with_another_key(shop: Shop) -> None:
    code = shop.code()
    joins(shop, SpeakingTill(shop, number=1).join_request(code))
    thief = SpeakingTill(shop, number=2)
    thief.till_id = SpeakingTill(shop, number=1).till_id

    assert is_refused(shop, thief.join_request(code))


def test_a_code_is_over_after_its_time(shop: Shop) -> None:
    code = shop.code()
    shop.clock.passes(minutes=CODE_MINUTES)

    assert is_refused(shop, SpeakingTill(shop).join_request(code))


def test_who_guesses_at_codes_does_those_that_there_are_no_harm(shop: Shop) -> None:
    code = shop.code()
    guesser = SpeakingTill(shop, number=2)
    for guess in range(3 * TRIES):
        assert is_refused(shop, guesser.join_request(f"00000000{guess:02}"))

    assert joins(shop, SpeakingTill(shop).join_request(code)).epoch == 1


@pytest.mark.parametrize(("failed", "is_over"), [(TRIES - 1, False), (TRIES, True)])
def test_a_code_is_over_after_five_proofs_that_fail(
    shop: Shop, failed: int, *, is_over: bool
) -> None:
    code, other = shop.code(), shop.code(till_no=2)
    request = SpeakingTill(shop).join_request(code)
    for _ in range(failed):
        assert is_refused(shop, replace(request, proof="00" * 64))

    assert is_refused(shop, request) is is_over
    assert joins(shop, SpeakingTill(shop, number=2).join_request(other)).epoch == 1


@pytest.mark.parametrize(
    "changed",
    [
        lambda request: replace(request, proof="00" * 64),
        lambda request: replace(request, proof="00"),
        lambda request: replace(request, proof="no hex"),
        lambda request: replace(request, public_key="00" * 32),
        lambda request: replace(request, public_key="00"),
        lambda request: replace(request, code="not a code"),
    ],
)
def test_without_its_proof_a_till_is_refused(
    shop: Shop, changed: Callable[[JoinRequest], JoinRequest]
) -> None:
    request = SpeakingTill(shop).join_request(shop.code())

    assert is_refused(shop, changed(request))


def test_a_till_that_joins_anew_begins_an_epoch(shop: Shop) -> None:
    till_one = shop.till()

    answer = joins(shop, till_one.join_request(shop.code()))

    assert answer.epoch == 2
    with shop.database.engine.connect() as connection:
        rows = connection.execute(select(till_progress).order_by(till_progress.c.epoch)).all()
    assert [(row.epoch, row.is_retired) for row in rows] == [(1, 1), (2, 0)]


def test_a_till_that_was_revoked_is_trusted_again_with_a_new_code(shop: Shop) -> None:
    till_one = shop.till()
    service.revoke(shop.database, till_one.till_id)

    joins(shop, till_one.join_request(shop.code()))

    with shop.database.engine.connect() as connection:
        assert connection.execute(select(till.c.status)).scalar_one() == "active"


def test_nobody_takes_the_place_of_another_till_by_its_id(shop: Shop) -> None:
    shop.till(till_no=1)
    other = SpeakingTill(shop, number=2)
    other.till_id = SpeakingTill(shop, number=1).till_id

    with pytest.raises(service.TillTaken):
        joins(shop, other.join_request(shop.code(till_no=2)))


def test_a_code_is_made_for_a_store_that_there_is(shop: Shop) -> None:
    order = service.CodeOrder(store_id="nowhere", till_no=1, till_name="Till")

    with pytest.raises(service.StoreUnknown):
        service.make_code(shop.database, order, dice=shop.dice, now=shop.clock())


@pytest.mark.parametrize(("till_no", "name"), [(0, "Till"), (100, "Till"), (1, ""), (1, "x" * 101)])
def test_a_till_has_a_number_and_a_name(till_no: int, name: str) -> None:
    with pytest.raises(ValueError, match="till's n"):
        service.CodeOrder(store_id=STORE.store_id, till_no=till_no, till_name=name)


def test_of_two_tills_that_race_for_a_code_exactly_one_wins(shop: Shop) -> None:
    racers = [SpeakingTill(shop, number=number) for number in range(1, 5)]
    rounds = 5
    with ThreadPoolExecutor(len(racers)) as pool:
        for _ in range(rounds):
            code = shop.code()
            at_once = Barrier(len(racers))

            def race(racer: SpeakingTill, code: str = code, line: Barrier = at_once) -> bool:
                request = racer.join_request(code)
                line.wait()
                return not is_refused(shop, request)

            won = list(pool.map(race, racers))

            assert won.count(True) == 1
            with shop.database.engine.begin() as connection:
                assert len(connection.execute(select(till)).all()) == 1
                connection.execute(till_progress.delete())
                connection.execute(till.delete())


def at_once(shop: Shop, requests: Sequence[JoinRequest]) -> list[JoinAnswer]:
    line = Barrier(len(requests))

    def ask(request: JoinRequest) -> JoinAnswer:
        line.wait()
        return joins(shop, request)

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(ask, requests))


def test_a_till_that_asks_twice_at_the_same_moment_is_answered_the_same(shop: Shop) -> None:
    for till_no in range(1, 6):
        till_one = SpeakingTill(shop, number=till_no)
        request = till_one.join_request(shop.code(till_no))

        first, second = at_once(shop, [request, request])

        assert (first, first.epoch) == (second, 1)


def test_a_till_that_joins_with_two_codes_at_the_same_moment_is_one_till(shop: Shop) -> None:
    for till_no in range(1, 6):
        till_one = SpeakingTill(shop, number=till_no)
        requests = [till_one.join_request(shop.code(till_no)) for _ in range(2)]

        answers = at_once(shop, requests)

        assert sorted(answer.epoch for answer in answers) == [1, 2]
        assert len(service.list_tills(shop.database)) == till_no
