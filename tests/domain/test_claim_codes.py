# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Claim codes: every sale comes back out of its digits, and no other text is one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.check_digits import MOD_97_10
from pos_loyalty.domain.claim_bytes import NUMBER_MAX, ByteReader, ByteWriter, WornBytes
from pos_loyalty.domain.claim_codes import (
    CLAIM_DIGITS_MAX,
    LINES_MAX,
    SignedClaim,
    UnreadableClaim,
    claim_payload,
    fits,
    looks_like_claim_code,
    parse_claim_code,
    sale_in,
)
from pos_loyalty.domain.codes import ClaimCode, ForeignCode, ForeignReason, recognise
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.domain.scan import Symbology

NUMBER = str(IssuedNumber(IssuedKind.CLAIM, "0004821093310057"))
WARSAW = timezone(timedelta(hours=1))
SOLD_AT = datetime(2026, 3, 2, 14, 0, 7, tzinfo=WARSAW)
SALE = Sale(NUMBER, "waw-1", "2", "PLN", SOLD_AT, (SaleLine(1, 3700),))
SIGNATURE = bytes(range(64))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.from_regex(
    r"[0-9]{0,20}", fullmatch=True
)
amounts = st.integers(0, 10**9)


@st.composite
def sales(draw: st.DrawFn) -> Sale:
    count = draw(st.integers(1, 5))
    steps = draw(st.integers(-48, 56))
    return Sale(
        str(IssuedNumber(IssuedKind.CLAIM, draw(st.from_regex(r"[0-9]{16}", fullmatch=True)))),
        draw(texts),
        draw(texts),
        draw(texts),
        datetime.fromtimestamp(
            draw(st.integers(0, 4 * 10**9)), timezone(timedelta(minutes=15 * steps))
        ),
        tuple(draw(line_of(line_id)) for line_id in range(1, count + 1)),
    )


@st.composite
def line_of(draw: st.DrawFn, line_id: int) -> SaleLine:
    gross_minor = draw(amounts)
    return SaleLine(
        line_id,
        gross_minor,
        draw(texts),
        draw(texts),
        tuple(draw(st.lists(texts, max_size=3))),
        draw(st.integers(1, 10**6)),
        draw(st.integers(0, gross_minor)),
    )


@given(sale=sales())
def test_every_sale_comes_back_out_of_its_bytes(sale: Sale) -> None:
    assert sale_in(claim_payload(sale)) == sale


@given(payload=st.binary(min_size=1, max_size=120), signature=st.binary(min_size=64, max_size=64))
def test_every_claim_comes_back_out_of_its_digits(payload: bytes, signature: bytes) -> None:
    claim = SignedClaim(payload, signature)

    text = str(claim)

    assert not looks_like_claim_code(text) or parse_claim_code(text) == claim
    assert looks_like_claim_code(text) or len(text) < 180


@given(payload=st.binary(max_size=100))
def test_bytes_of_others_are_a_sale_or_refused_and_never_two_spellings_of_one(
    payload: bytes,
) -> None:
    try:
        sale = sale_in(payload)
    except UnreadableClaim:
        return

    assert claim_payload(sale) == payload


@given(text=st.text(max_size=600))
def test_no_text_breaks_the_reader(text: str) -> None:
    claim = parse_claim_code(text)

    assert claim is None or str(claim) == text


@given(place=st.integers(0, 400), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_makes_it_no_claim(place: int, digit: str) -> None:
    text = str(SignedClaim(claim_payload(SALE), SIGNATURE))
    place %= len(text)

    changed = text[:place] + digit + text[place + 1 :]

    assert changed == text or parse_claim_code(changed) is None


def test_an_amount_takes_a_small_code() -> None:
    text = str(SignedClaim(claim_payload(SALE), b"\xff" * 64))

    assert len(text) <= 255  # what a QR code of 41 by 41 modules holds


def test_eight_goods_with_their_categories_fit() -> None:
    lines = tuple(
        SaleLine(n, 1990, f"5901234{n:06}", "bakery" if n % 2 else "drinks") for n in range(1, 9)
    )

    assert fits(claim_payload(replace(SALE, lines=lines)))


def test_goods_without_end_do_not_fit() -> None:
    lines = tuple(SaleLine(n, 199, f"5901234{n:06}") for n in range(1, 60))

    payload = claim_payload(replace(SALE, lines=lines))

    assert not fits(payload)
    assert len(str(SignedClaim(payload, SIGNATURE))) > CLAIM_DIGITS_MAX


@pytest.mark.parametrize("symbology", [Symbology.QR_CODE, Symbology.UNKNOWN])
def test_the_till_knows_the_code(symbology: Symbology) -> None:
    claim = SignedClaim(claim_payload(SALE), SIGNATURE)

    assert recognise(str(claim), symbology, ()) == ClaimCode(claim)


def test_a_code_that_was_read_badly_is_said_to_be_so() -> None:
    text = str(SignedClaim(claim_payload(SALE), SIGNATURE))
    wrong = text[:-1] + str((int(text[-1]) + 1) % 10)

    assert recognise(wrong, Symbology.QR_CODE, ()) == ForeignCode(ForeignReason.MISREAD)


def test_another_symbology_carries_none() -> None:
    text = str(SignedClaim(claim_payload(SALE), SIGNATURE))

    assert isinstance(recognise(text, Symbology.EAN_13, ()), ForeignCode)


@pytest.mark.parametrize("body", ["60511" + "9" * 180, "60511" + "0" * 200, "60511" + "7" * 230])
def test_digits_that_hold_no_claim_are_none(body: str) -> None:
    text = body + MOD_97_10.check_of(body)

    assert looks_like_claim_code(text)
    assert parse_claim_code(text) is None


def test_leading_zeros_make_no_second_spelling() -> None:
    body = str(SignedClaim(claim_payload(SALE), SIGNATURE))[:-2]
    spelt = f"60511{'0' * 5}{body[5:]}"

    assert parse_claim_code(spelt + MOD_97_10.check_of(spelt)) is None


def test_what_is_signed_says_what_it_is_for() -> None:
    claim = SignedClaim(b"payload", SIGNATURE)

    assert claim.message.startswith(b"pos-loyalty claim 1\0")
    assert claim.message.endswith(b"payload")


@pytest.mark.parametrize("number", ["", "R04K726112200042ZZ", NUMBER[:-1] + "?", "7"])
def test_a_sale_with_another_number_has_no_code(number: str) -> None:
    with pytest.raises(ValueError, match=r"issued number|claim's number"):
        claim_payload(replace(SALE, receipt_no=number))


def test_a_clock_that_nobody_has_has_no_code() -> None:
    zone = timezone(timedelta(minutes=7))

    with pytest.raises(ValueError, match="differs from UTC"):
        claim_payload(replace(SALE, business_at=SOLD_AT.astimezone(zone)))


def test_a_line_too_many_is_refused() -> None:
    lines = tuple(SaleLine(n, 1) for n in range(1, LINES_MAX + 2))

    with pytest.raises(UnreadableClaim):
        sale_in(claim_payload(replace(SALE, lines=lines)))


def test_a_tag_too_many_is_refused() -> None:
    tags = tuple(str(n) for n in range(LINES_MAX + 1))
    payload = claim_payload(replace(SALE, lines=(SaleLine(1, 1, tags=tags),)))

    with pytest.raises(UnreadableClaim):
        sale_in(payload)


def test_no_time_beyond_all_clocks() -> None:
    written = ByteWriter()
    written.number(1)
    for text in ("waw-1", "1", "PLN"):
        written.text(text)
    written.number(NUMBER_MAX)
    written.number(96)

    with pytest.raises(UnreadableClaim):
        sale_in(written.taken())


def test_what_is_usual_may_not_be_spelt_out() -> None:
    plain = claim_payload(SALE)
    quantity = ByteWriter()
    for amount in (4, 3700, 1000):
        quantity.number(amount)

    spelt = plain.removesuffix(b"\x00\xf4\x1c") + quantity.taken()

    assert len(spelt) == len(plain) + 2
    with pytest.raises(UnreadableClaim, match="another way"):
        sale_in(spelt)


def test_seconds_are_the_least_of_the_time() -> None:
    exact = replace(SALE, business_at=SOLD_AT + timedelta(microseconds=5))

    assert sale_in(claim_payload(exact)) == SALE
    assert sale_in(claim_payload(SALE)).business_at.astimezone(UTC) == SOLD_AT


class TestBytes:
    @pytest.mark.parametrize("value", [-1, NUMBER_MAX + 1])
    def test_a_number_has_its_bounds(self, value: int) -> None:
        with pytest.raises(ValueError, match="63 bits"):
            ByteWriter().number(value)

    def test_a_text_has_its_bound(self) -> None:
        with pytest.raises(ValueError, match="at most 200"):
            ByteWriter().text("x" * 201)

    @pytest.mark.parametrize(
        "held",
        [
            pytest.param(b"", id="nothing"),
            pytest.param(b"\x80", id="more is promised"),
            pytest.param(b"\xff" * 10, id="more than a number has"),
        ],
    )
    def test_no_number(self, held: bytes) -> None:
        with pytest.raises(WornBytes):
            ByteReader(held).number()

    @pytest.mark.parametrize(
        "held",
        [
            pytest.param(b"\x02", id="again, and never before"),
            pytest.param(b"\x03\xff", id="no UTF-8"),
            pytest.param(b"\x06\x41", id="too short"),
            pytest.param(b"\xff\x7f\x01", id="digits without end"),
        ],
    )
    def test_no_text(self, held: bytes) -> None:
        with pytest.raises(WornBytes):
            ByteReader(held).text()

    def test_a_text_takes_one_byte_the_second_time(self) -> None:
        out = ByteWriter()
        for text in ("bakery", "5901234123457", "bakery", "5901234123457"):
            out.text(text)

        held = ByteReader(out.taken())

        assert [held.text() for _ in range(4)] == ["bakery", "5901234123457"] * 2
        assert len(out.taken()) == 1 + 6 + 1 + 6 + 2
