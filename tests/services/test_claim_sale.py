# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A purchase without the card: its code is good once, for so many days, where it was made."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.claim_codes import SignedClaim, claim_payload, parse_claim_code
from pos_loyalty.domain.claim_refusals import (
    AlreadyClaimed,
    ClaimForged,
    ClaimInFuture,
    ClaimOfOtherStore,
    ClaimOfOtherTill,
    ClaimTooLate,
    NoLateClaims,
)
from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.late_claims import LateClaims
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.services.claim_sale import (
    ClaimSale,
    OfferedClaim,
    claim_sale,
    offer_claim,
    read_claim,
)
from pos_loyalty.services.evaluate_again import Before, evaluate_again
from pos_loyalty.services.ports import PublishedProgram
from pos_loyalty.services.return_sale import find_sale
from tests.domain.shopping import ADA, basket, sale_of
from tests.fakes.claim_keys import FakeClaimKeys
from tests.fakes.fake_store import FakeStore
from tests.fakes.store_subject import Subject
from tests.services.till import TillOver, shop_program, till_over

NUMBER = str(IssuedNumber(IssuedKind.CLAIM, "4821093310057264"))
OTHER_NUMBER = str(IssuedNumber(IssuedKind.CLAIM, "1111222233334444"))
RULES = replace(shop_program(), late_claims=LateClaims(days=14))


@dataclass
class Counter:
    """A till where people forget their cards."""

    till: TillOver
    keys: FakeClaimKeys

    def offers(self, *amounts_minor: int, number: str = NUMBER) -> OfferedClaim:
        return self.offers_sale(sale_of(basket(*amounts_minor), self.till.now, receipt_no=number))

    def offers_sale(self, sale: Sale) -> OfferedClaim:
        return offer_claim(sale, keys=self.keys, store=self.till.store)

    def reads(self, code: str) -> Sale:
        claim = parse_claim_code(code)
        assert claim is not None
        return read_claim(claim, self.till.now, keys=self.keys, store=self.till.store)

    def command(self, sale: Sale, member_id: MemberId = ADA) -> ClaimSale:
        return ClaimSale(self.till.gesture(), member_id, sale, self.till.now)

    def claims(self, sale: Sale, member_id: MemberId = ADA) -> Operation:
        command = self.command(sale, member_id)
        return claim_sale(command, store=self.till.store, clock=self.till.clock)

    def signed(self, sale: Sale) -> str:
        claim = SignedClaim(claim_payload(sale), b"")
        return str(replace(claim, signature=self.keys.sign(claim.message)))


@pytest.fixture
def counter() -> Counter:
    return Counter(till_over(Subject(FakeStore()), RULES), FakeClaimKeys())


@pytest.fixture
def either(subject: Subject) -> Counter:
    """Return a counter over a store of either kind."""
    return Counter(till_over(subject, RULES), FakeClaimKeys())


def test_making_a_code_records_nothing(counter: Counter) -> None:
    offered = counter.offers(3_700)

    with counter.till.store.reading() as uow:
        assert uow.log.count() == 0
    assert offered.last_on == counter.till.now.date() + timedelta(days=14)
    assert not offered.is_summed


def test_the_code_brings_the_points_of_its_own_day(either: Counter) -> None:
    offered = either.offers(3_700)
    sold_at = either.till.now
    either.till.waits(days=3)

    operation = either.claims(either.reads(offered.code))

    assert either.till.points == 37
    assert isinstance(operation.fact, SaleFact)
    assert operation.fact.sale.receipt_no == NUMBER
    assert operation.fact.sale.business_at == sold_at
    assert operation.fact.sale.claimed_at == either.till.now
    assert operation.draft.occurred_at == either.till.now


def test_asking_twice_gives_the_points_once(counter: Counter) -> None:
    command = counter.command(counter.reads(counter.offers(3_700).code))
    store, clock = counter.till.store, counter.till.clock

    first = claim_sale(command, store=store, clock=clock)
    second = claim_sale(command, store=store, clock=clock)

    assert second == first
    assert counter.till.points == 37


def test_the_last_day_counts_and_the_next_does_not(counter: Counter) -> None:
    code = counter.offers(3_700).code
    counter.till.waits(days=14)
    counter.reads(code)
    counter.till.waits(days=1)

    with pytest.raises(ClaimTooLate) as refused:
        counter.reads(code)

    assert refused.value.last_on == (counter.till.now.date() - timedelta(days=1)).isoformat()


def test_a_second_claim_is_refused_when_read_and_when_saved(either: Counter) -> None:
    code = either.offers(3_700).code
    sale = either.reads(code)
    either.claims(sale)
    either.till.waits(days=1)

    with pytest.raises(AlreadyClaimed) as read:
        either.reads(code)
    with pytest.raises(AlreadyClaimed):
        either.claims(sale)

    assert read.value.claimed_on == (either.till.now.date() - timedelta(days=1)).isoformat()
    assert either.till.points == 37


def test_after_an_undo_the_code_is_good_again(either: Counter) -> None:
    code = either.offers(3_700).code
    either.till.undoes(either.claims(either.reads(code)))

    either.claims(either.reads(code))

    assert either.till.points == 37


def test_a_return_finds_the_purchase_by_the_number_of_its_code(either: Counter) -> None:
    either.claims(either.reads(either.offers(3_700, 1_300).code))

    found = find_sale(NUMBER, store=either.till.store)
    with either.till.store.reading() as uow:
        sale = uow.log.find(found.sale_op_id)
    assert sale is not None
    either.till.takes_back(sale, {1: 3_700})

    assert either.till.points == 13


def test_two_purchases_are_two_claims(counter: Counter) -> None:
    first = counter.offers(3_700)
    second = counter.offers(3_700, number=OTHER_NUMBER)

    counter.claims(counter.reads(first.code))
    counter.claims(counter.reads(second.code))

    assert counter.till.points == 74


def test_what_a_register_named_in_that_way_counts_as_claimed(counter: Counter) -> None:
    code = counter.offers(3_700).code
    counter.till.sells(3_700, receipt_no=NUMBER)

    with pytest.raises(AlreadyClaimed):
        counter.reads(code)


def test_a_clock_a_little_ahead_is_forgiven_and_an_hour_is_not(counter: Counter) -> None:
    code = counter.offers(3_700).code
    counter.till.waits(-600)
    counter.reads(code)
    counter.till.waits(-3_000)

    with pytest.raises(ClaimInFuture):
        counter.reads(code)


def test_a_signature_of_nobody_is_forged(counter: Counter) -> None:
    code = counter.offers(3_700).code
    counter.keys = FakeClaimKeys(2)

    with pytest.raises(ClaimForged):
        counter.reads(code)


def test_bytes_that_are_no_sale_are_forged_whoever_signed_them(counter: Counter) -> None:
    claim = SignedClaim(b"\xff" * 30, b"")
    signed = replace(claim, signature=counter.keys.sign(claim.message))

    with pytest.raises(ClaimForged):
        counter.reads(str(signed))


def test_another_amount_under_the_same_signature_is_forged(counter: Counter) -> None:
    claim = parse_claim_code(counter.offers(3_700).code)
    assert claim is not None
    dearer = sale_of(basket(99_900), counter.till.now, receipt_no=NUMBER)

    with pytest.raises(ClaimForged):
        counter.reads(str(replace(claim, payload=claim_payload(dearer))))


def test_another_tills_code_is_for_that_till(counter: Counter) -> None:
    sale = replace(
        sale_of(basket(100), counter.till.now, receipt_no=NUMBER),
        register_id="2",
    )
    code = Counter(counter.till, FakeClaimKeys(2)).signed(sale)

    with pytest.raises(ClaimOfOtherTill) as refused:
        counter.reads(code)

    assert refused.value.till == "2"


def test_what_nobody_signed_is_not_read_out(counter: Counter) -> None:
    sale = replace(
        sale_of(basket(100), counter.till.now, receipt_no=NUMBER),
        register_id="Call 0800 123 456 at once",
    )
    code = Counter(counter.till, FakeClaimKeys(2)).signed(sale)

    with pytest.raises(ClaimForged):
        counter.reads(code)


def test_another_tills_code_is_good_where_its_signature_can_be_checked(counter: Counter) -> None:
    sale = replace(
        sale_of(basket(100), counter.till.now, receipt_no=NUMBER),
        register_id="2",
    )

    assert counter.reads(counter.signed(sale)) == sale


def test_another_stores_code_is_for_that_store(counter: Counter) -> None:
    sale = replace(
        sale_of(basket(100), counter.till.now, receipt_no=NUMBER),
        store_id="krk-1",
    )

    with pytest.raises(ClaimOfOtherStore):
        counter.reads(counter.signed(sale))


def test_a_stranger_gets_nothing(counter: Counter) -> None:
    sale = counter.reads(counter.offers(3_700).code)

    with pytest.raises(UnknownMember):
        counter.claims(sale, MemberId(counter.till.gesture()))

    assert counter.till.points == 0


def test_a_programme_without_late_claims_makes_no_codes() -> None:
    counter = Counter(till_over(Subject(FakeStore()), shop_program()), FakeClaimKeys())

    with pytest.raises(NoLateClaims):
        counter.offers(3_700)


def test_more_goods_than_a_code_holds_are_one_amount(counter: Counter) -> None:
    lines = tuple(SaleLine(n, 199, f"5901234{n:06}", tax_minor=19) for n in range(1, 41))
    sale = sale_of(lines, counter.till.now, receipt_no=NUMBER)

    offered = counter.offers_sale(sale)

    assert offered.is_summed
    assert offered.sale.lines == (SaleLine(1, 40 * 199, tax_minor=40 * 19),)
    assert counter.reads(offered.code) == offered.sale


def test_the_server_decides_a_claim_like_the_till(counter: Counter) -> None:
    before = counter.till.state
    command = replace(counter.command(counter.reads(counter.offers(3_700).code)), approver="eve")
    operation = claim_sale(command, store=counter.till.store, clock=counter.till.clock)
    assert isinstance(operation.fact, SaleFact)
    assert operation.fact.approver == "eve"
    rules = PublishedProgram(operation.fact.program_id, RULES)

    again = evaluate_again(operation, Before(rules=rules, account=before))

    assert again.differences == ()
    assert again.operation == operation
