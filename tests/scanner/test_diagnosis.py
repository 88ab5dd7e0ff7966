# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said about a reader fits what it sent."""

import pytest

from bench.keyboards import GERMAN, RUSSIAN, US, Keyboard
from pos_loyalty.domain.reader_report import Advice, CodeKind, KeySent, ReaderReport
from pos_loyalty.domain.scan import ScanSource, Symbology
from pos_loyalty.scanner.diagnosis import diagnose_keys, diagnose_sent
from pos_loyalty.scanner.key_listening import KeyListening
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.settings import ReaderSettings

GOODS = "4006381333931"
READERS = ReaderSettings(prefixes=("~",), suffixes=("#",))


def pressed(
    text: str, *, gap_ms: float = 8, system: Keyboard = US, has_caps_lock: bool = False
) -> list[Stroke]:
    """A reader made for US keyboards."""
    strokes = []
    for place, char in enumerate(text):
        at_seconds = 1 + place * gap_ms / 1000
        if not char.isprintable():
            strokes.append(Stroke(ord(char), char, at_seconds))
            continue
        tap = US.tap_for(char)
        typed = system.typed(tap, has_caps_lock=has_caps_lock)
        number = tap.number + 8
        strokes.append(Stroke(number, typed, at_seconds, number, tap.is_shifted))
    return strokes


def diagnosed(strokes: list[Stroke], readers: ReaderSettings = READERS) -> ReaderReport:
    return diagnose_keys(strokes, readers, "linux", kind_of)


def kind_of(text: str, symbology: Symbology) -> CodeKind:
    return CodeKind.PRODUCT if text == GOODS else CodeKind.FOREIGN


def test_a_reader_that_is_set_well_needs_no_advice() -> None:
    report = diagnosed(pressed(f"~]E0{GOODS}#\r"))

    assert report.advice == ()
    assert (report.text, report.symbology, report.kind) == (
        GOODS,
        Symbology.EAN_13,
        CodeKind.PRODUCT,
    )
    assert (report.prefix, report.suffix, report.aim_id, report.ending) == (
        "~",
        "#",
        "]E0",
        "Enter",
    )


def test_every_key_is_reported_with_its_gap_and_number() -> None:
    report = diagnosed(pressed("123456\r"))

    assert report.keys[:2] == (KeySent("1", None, 10), KeySent("2", 8, 11))
    assert report.keys[-1] == KeySent("\r", 8)
    assert report.gap_ms_max == 8


def slow_after(strokes: list[Stroke], keys: int, by_seconds: float) -> list[Stroke]:
    late = [stroke._replace(at_seconds=stroke.at_seconds + by_seconds) for stroke in strokes[keys:]]
    return [*strokes[:keys], *late]


@pytest.mark.parametrize(
    ("strokes", "advice"),
    [
        (pressed(f"]E0{GOODS}"), [Advice.SEND_ENTER]),
        (pressed(f"{GOODS}\r"), [Advice.SEND_AIM]),
        (pressed("]C1ABC123\r", has_caps_lock=True), [Advice.CAPS_LOCK]),
        (pressed("]C1ABC123\r", system=RUSSIAN), [Advice.OTHER_LAYOUT]),
        (pressed("ZEBRA77\r", system=GERMAN), [Advice.UNSURE_LAYOUT, Advice.SEND_AIM]),
        (pressed("\x02]C1ABC123\x03\r"), [Advice.CONTROL_KEYS]),
        (slow_after(pressed(f"]E0{GOODS}\r"), 9, 0.2), [Advice.PAUSES]),
        (slow_after(pressed(f"]E0{GOODS}\r"), 2, 0.1), [Advice.FIRST_KEYS_LOST, Advice.SEND_AIM]),
    ],
    ids=["ending", "kind", "caps", "layout", "unsure", "controls", "pauses", "first"],
)
def test_what_is_amiss_with_a_scan_is_said(strokes: list[Stroke], advice: list[Advice]) -> None:
    report = diagnosed(strokes)

    assert report.is_scan
    assert list(report.advice) == advice


def test_a_shop_that_named_its_layout_is_not_asked_for_it() -> None:
    report = diagnosed(pressed("]C1ZEBRA77\r", system=GERMAN), ReaderSettings(layout="us"))

    assert (report.text, report.advice) == ("ZEBRA77", ())


@pytest.mark.parametrize(
    ("strokes", "advice"),
    [
        (pressed(f"{GOODS}\r", gap_ms=80), Advice.TOO_SLOW),
        (pressed("12345\r"), Advice.TOO_SHORT),
        (pressed("12,50\r", gap_ms=180), Advice.BY_HAND),
        (pressed("5\r", gap_ms=90), Advice.BY_HAND),
        (slow_after(pressed(f"{GOODS}\r", gap_ms=60), 4, 0.06), Advice.BY_HAND),
    ],
    ids=["slow reader", "short", "hand", "one key", "uneven"],
)
def test_what_was_taken_for_typing_is_explained(strokes: list[Stroke], advice: Advice) -> None:
    report = diagnosed(strokes)

    assert not report.is_scan
    assert (report.advice, report.kind, report.text) == ((advice,), None, "")


def test_a_line_that_is_set_wrong_is_told_by_its_bytes() -> None:
    report = diagnose_sent("\xe4\x80\xff", ScanSource.SERIAL, "COM3", READERS, kind_of)

    assert (report.device, report.advice) == ("COM3", (Advice.LINE_SETTINGS,))


@pytest.mark.parametrize("source", [ScanSource.SERIAL, ScanSource.HID])
def test_a_code_from_a_line_is_understood_as_the_till_does(source: ScanSource) -> None:
    sent = f"]E0{GOODS}" if source is ScanSource.HID else f"~]E0{GOODS}#"

    report = diagnose_sent(sent, source, "USB", READERS, kind_of)

    assert (report.text, report.symbology, report.aim_id) == (GOODS, Symbology.EAN_13, "]E0")
    assert report.advice == ()
    assert diagnose_sent(GOODS, source, "USB", READERS, kind_of).advice == (Advice.SEND_AIM,)


def heard(strokes: list[Stroke]) -> list[str]:
    listening = KeyListening()
    pieces = [listening.hear(stroke) for stroke in strokes] + [listening.expire()]
    return ["".join(stroke.char for stroke in piece) for piece in pieces if piece]


def test_an_ending_or_a_silence_ends_a_piece() -> None:
    first, second = pressed("123456\r\n"), pressed("654321", gap_ms=20)
    third = slow_after(pressed("777777\r"), 0, 5)

    assert heard([*first, *slow_after(second, 0, 2), *third]) == ["123456\r", "654321", "777777\r"]


def test_a_press_that_is_told_twice_is_heard_once() -> None:
    strokes = [stroke for stroke in pressed("123456\r") for _ in range(3)]

    assert heard(strokes) == ["123456\r"]


def test_keys_that_type_nothing_are_no_piece() -> None:
    assert heard([Stroke(1, "", 1.0), Stroke(2, "\r", 2.0), Stroke(3, "\x02", 9.0)]) == []


def test_a_key_that_somebody_leans_on_is_bounded() -> None:
    (piece,) = heard(pressed("7" * 5000, gap_ms=1))

    assert len(piece) == 600
