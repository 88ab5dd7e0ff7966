# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A recording says what happened, to nobody in particular, and has an end."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.claim_codes import SignedClaim
from pos_loyalty.domain.codes import (
    CardCode,
    ForeignCode,
    InStoreItem,
    MemberCode,
    new_card_number,
    recognise,
)
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.scan_recording import (
    LINE_CHARS_MAX,
    LINES_MAX,
    BrokenRecording,
    ScanEvent,
    ScanRecorder,
    parse_event,
)
from pos_loyalty.ui.view_models.scan_routing import Place
from pos_loyalty.ui.view_models.scan_stand_ins import StandIns
from tests.ui.view_models.shop import ANNA_CARD, NOON, OLGA_CARD, Shop, wedge_scan

PARTNER = CardScheme("Partner", Symbology.EAN_13, prefixes=("2990",))
DIGITS = "4821093310057264"
KINDS = [
    new_card_number(DIGITS),
    str(IssuedNumber(IssuedKind.GIFT_CARD, DIGITS)),
    str(IssuedNumber(IssuedKind.STAFF_BADGE, DIGITS)),
    str(IssuedNumber(IssuedKind.VOUCHER, DIGITS)),
    str(IssuedNumber(IssuedKind.CLAIM, DIGITS)),
    str(SignedClaim(b"a purchase of somebody", bytes(range(64)))),
    str(ReceiptNumber("04K7", date(2026, 11, 22), 42)),
    str((1 << 663) + 987654321987654321),
    "299012345678" + gs1_check_digit("299012345678"),
    "4006381333931",
    "2012345678903",
    "4006381333932",
    new_card_number(DIGITS)[:-1] + "x",
    "https://pay.example/to/Anna?phone=501234567",
    "WWW.example.com",
    "Zażółć gęślą",
    "Anna Kowalska, 501 234 567",
    "tab\there",
    "x" * 700,
    "",
]


def stand_in(text: str, symbology: Symbology = Symbology.UNKNOWN) -> Scan:
    scan = Scan(text, symbology, ScanSource.WEDGE)
    return StandIns().of(scan, recognise(text, symbology, (PARTNER,)))


@pytest.mark.parametrize("text", KINDS)
def test_a_stand_in_is_of_the_same_kind(text: str) -> None:
    real = recognise(text, Symbology.UNKNOWN, (PARTNER,))

    made_up = stand_in(text)
    as_read = recognise(made_up.text, made_up.symbology, (PARTNER,))

    assert type(as_read) is type(real)
    assert not isinstance(real, ForeignCode) or as_read == real


@given(digits=st.text("0123456789", min_size=16, max_size=16))
def test_no_digit_of_a_card_is_kept(digits: str) -> None:
    made_up = stand_in(new_card_number(digits)).text

    assert made_up == new_card_number(f"{1:016}")


@given(text=st.text(max_size=60))
def test_a_foreign_text_keeps_no_letter_and_no_digit(text: str) -> None:
    scan = Scan(text, Symbology.QR_CODE, ScanSource.CAMERA)
    code = recognise(text, Symbology.QR_CODE, ())
    if not isinstance(code, ForeignCode):
        return

    kept = StandIns().of(scan, code).text
    for start in ("http://", "https://", "www."):
        kept = kept.removeprefix(start)

    assert not {sign for sign in kept if sign.isalnum()} - set("1xXж")


def test_the_same_card_has_the_same_stand_in_and_another_has_another() -> None:
    stand_ins = StandIns()
    anna, olga = (Scan(n, Symbology.QR_CODE, ScanSource.CAMERA) for n in (ANNA_CARD, OLGA_CARD))

    first, second, again = (
        stand_ins.of(scan, CardCode(new_card_number(DIGITS))).text for scan in (anna, olga, anna)
    )

    assert first == again
    assert first != second


@given(
    at_ms=st.integers(0, 10**9),
    scan=st.builds(
        Scan, st.text(max_size=80), st.sampled_from(Symbology), st.sampled_from(ScanSource)
    ),
)
def test_a_scan_is_read_back_as_written(at_ms: int, scan: Scan) -> None:
    event = ScanEvent(at_ms, scan=scan)

    assert event.line().isascii()
    assert parse_event(event.line()) == event


@pytest.mark.parametrize(
    "event",
    [ScanEvent(1, place=Place.READY), ScanEvent(2, is_busy=False), ScanEvent(3, told="scan_waits")],
)
def test_what_was_shown_is_read_back_as_written(event: ScanEvent) -> None:
    assert parse_event(event.line()) == event


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        '{"at_ms": 1}',
        '{"at_ms": "x", "told": "a"}',
        '{"at_ms": 1, "place": "nowhere"}',
        '{"at_ms": 1, "scan": "text"}',
        '{"at_ms": 1, "scan": {"text": "a"}}',
        '{"at_ms": 1, "told": "a", "is_busy": true}',
        " " * (LINE_CHARS_MAX + 1),
    ],
)
def test_what_no_recorder_writes_is_refused(line: str) -> None:
    with pytest.raises(BrokenRecording):
        parse_event(line)


def test_a_visit_is_written_down_without_a_word_about_anybody(shop: Shop) -> None:
    lines: list[str] = []
    shop.till.record_scans(lambda: lines.append)

    shop.scan(ANNA_CARD)
    shop.type_amount("47,50")
    shop.till.scan(wedge_scan("4006381333931"))
    shop.till.sale.confirm()

    told = [json.loads(line).get("told") for line in lines]
    places = [fields["place"] for fields in map(json.loads, lines) if "place" in fields]
    assert places == ["ready", "member", "member_begun", "done"]
    assert NoticeCode.PRODUCT_SCANNED in told
    assert not [line for line in lines if ANNA_CARD in line or "Anna" in line or "47" in line]


def test_a_recording_that_is_full_is_followed_by_another() -> None:
    recordings: list[list[str]] = []

    def begin() -> Callable[[str], None]:
        recordings.append([])
        return recordings[-1].append

    recorder = ScanRecorder(lambda _: MemberCode(), lambda: NOON, begin)
    scan = Scan("1" * 200, Symbology.QR_CODE, ScanSource.CAMERA)

    for _ in range(LINES_MAX + 10):
        recorder.scanned(scan)

    assert len(recordings) == 2
    assert sum(map(len, recordings)) == LINES_MAX + 10
    assert len(recordings[0]) <= LINES_MAX


def test_a_recording_that_no_other_can_follow_is_the_last(shop: Shop) -> None:
    recordings: list[list[str]] = []

    def begin() -> Callable[[str], None]:
        if recordings:
            raise OSError("no space left")
        recordings.append([])
        return recordings[-1].append

    recorder = ScanRecorder(lambda _: MemberCode(), lambda: NOON, begin)
    scan = Scan("1" * 200, Symbology.QR_CODE, ScanSource.CAMERA)
    recorder.follow(shop.state)

    for _ in range(LINES_MAX + 10):
        recorder.scanned(scan)

    assert len(recordings[0]) <= LINES_MAX


def test_a_full_disk_costs_the_recording_and_not_the_till(shop: Shop) -> None:
    written: list[str] = []

    def write(line: str) -> None:
        if written:
            raise OSError("no space left")
        written.append(line)

    shop.till.record_scans(lambda: write)

    shop.scan(ANNA_CARD)

    assert shop.state.member is not None
    assert len(written) == 1


@pytest.mark.parametrize("body", ["222012345678", "021234567890", "2012345"])
def test_another_shops_card_that_looks_like_a_label_is_not_written_down(body: str) -> None:
    label = body + gs1_check_digit(body)

    given_for = stand_in(label)

    assert given_for.text != label
    assert len(given_for.text) == len(label)
    assert isinstance(recognise(given_for.text, Symbology.UNKNOWN, ()), InStoreItem)
