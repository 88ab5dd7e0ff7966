# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Says what a reader sent and how to set it. The till's own code decides what is a scan."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pos_loyalty.domain.reader_report import (
    Advice,
    CodeKind,
    KeySent,
    ReaderReport,
    key_name,
)
from pos_loyalty.domain.scan import ScanSource, Symbology
from pos_loyalty.scanner.key_layout import Layout, has_caps_lock, meant_text, typed_text
from pos_loyalty.scanner.reader_text import CONTROLS, aim_id_of, cleaned, symbology_of
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.wedge import CODE_CHARS_MIN, ENDINGS, KEY_GAP_SECONDS_MAX, WedgeDecoder
from pos_loyalty.settings import ReaderSettings

KEYS_MAX: Final = 600

SLOW_READER_SECONDS_MAX: Final = 0.15
"""Slower, and it is a person. Readers have delays between characters of 0 to 100 ms."""

_UNEVEN_SECONDS: Final = 0.04
"""A reader keeps its pace better than any person."""

KindOf = Callable[[str, Symbology], CodeKind]
"""What a text is to this shop."""


def diagnose_keys(
    strokes: Sequence[Stroke], readers: ReaderSettings, platform: str, kind_of: KindOf
) -> ReaderReport:
    """Report on what was pressed in one go, with its ending.

    Args:
        strokes: At least one; those that type nothing left out; the first 600 are looked at.
        readers: What the shop says about its readers.
        platform: As ``sys.platform``.
        kind_of: Asked about what was scanned.
    """
    strokes = strokes[:KEYS_MAX]
    burst = _burst(strokes)
    report = ReaderReport(
        source=ScanSource.WEDGE,
        keys=tuple(_keys(strokes)),
        is_scan=bool(burst),
        typed="".join(one.char for one in strokes if one.char not in ENDINGS),
        ending=next((key_name(one.char) for one in strokes if one.char in ENDINGS), ""),
    )
    if not burst:
        return replace(report, advice=(_advice_on_typing(strokes),))
    layout = Layout(readers.layout)
    meant = meant_text(burst, platform, layout, readers.prefixes)
    code = cleaned(meant, readers.prefixes, readers.suffixes)
    return replace(
        report,
        text=code.text,
        symbology=code.symbology,
        prefix=code.prefix,
        suffix=code.suffix,
        aim_id=code.aim_id,
        kind=kind_of(code.text, code.symbology),
        advice=tuple(_advice_on_scan(strokes, burst, readers, platform, aim_id=code.aim_id)),
    )


def diagnose_sent(
    sent: str, source: ScanSource, device: str, readers: ReaderSettings, kind_of: KindOf
) -> ReaderReport:
    """Report on a code that came down a line or in a report.

    Args:
        sent: All of it, its AIM identifier first if the device says one.
        source: ``SERIAL`` or ``HID``.
        device: What to call it.
        readers: What the shop says about its readers.
        kind_of: Asked about the code.
    """
    aim_id = aim_id_of(sent) if source is ScanSource.HID else ""
    code = cleaned(sent.removeprefix(aim_id), readers.prefixes, readers.suffixes)
    symbology = symbology_of(aim_id, code.text) if aim_id else code.symbology
    advice = []
    if not sent.isascii():
        advice.append(Advice.LINE_SETTINGS)
    elif not (aim_id or code.aim_id):
        advice.append(Advice.SEND_AIM)
    return ReaderReport(
        source=source,
        keys=tuple(KeySent(char) for char in sent[:KEYS_MAX]),
        is_scan=True,
        device=device,
        typed=sent,
        text=code.text,
        symbology=symbology,
        prefix=code.prefix,
        suffix=code.suffix,
        aim_id=aim_id or code.aim_id,
        kind=kind_of(code.text, symbology),
        advice=tuple(advice),
    )


def _burst(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Return what the till takes for a scan; empty for nothing."""
    decoder: WedgeDecoder[None] = WedgeDecoder()
    bursts = [decoder.press(None, stroke).burst for stroke in strokes]
    return max((*bursts, decoder.expire().burst), key=len)


def _keys(strokes: Sequence[Stroke]) -> Iterator[KeySent]:
    gaps_ms = (None, *(round(gap * 1000) for gap in _gaps(strokes)))
    for stroke, gap_ms in zip(strokes, gaps_ms, strict=True):
        yield KeySent(stroke.char, gap_ms, stroke.scan_code)


def _gaps(strokes: Sequence[Stroke]) -> list[float]:
    return [later.at_seconds - one.at_seconds for one, later in pairwise(strokes)]


def _advice_on_typing(strokes: Sequence[Stroke]) -> Advice:
    code = [stroke for stroke in strokes if stroke.char not in ENDINGS]
    gaps = _gaps(code)
    if not gaps or max(gaps) > SLOW_READER_SECONDS_MAX:
        return Advice.BY_HAND
    if max(gaps) <= KEY_GAP_SECONDS_MAX:
        return Advice.TOO_SHORT
    is_even = max(gaps) - min(gaps) <= _UNEVEN_SECONDS
    return Advice.TOO_SLOW if is_even and len(code) >= CODE_CHARS_MIN else Advice.BY_HAND


def _advice_on_scan(
    strokes: Sequence[Stroke],
    burst: Sequence[Stroke],
    readers: ReaderSettings,
    platform: str,
    *,
    aim_id: str,
) -> Iterator[Advice]:
    if strokes[0] != burst[0]:
        yield Advice.FIRST_KEYS_LOST
    if strokes[-1].char not in ENDINGS:
        yield Advice.SEND_ENTER
    if has_caps_lock(burst, platform):
        yield Advice.CAPS_LOCK
    yield from _advice_on_layout(burst, readers, platform)
    if max(_gaps(burst)) > KEY_GAP_SECONDS_MAX:
        yield Advice.PAUSES
    if any(stroke.char in CONTROLS for stroke in (burst[0], burst[-1])):
        yield Advice.CONTROL_KEYS
    if not aim_id:
        yield Advice.SEND_AIM


def _advice_on_layout(
    burst: Sequence[Stroke], readers: ReaderSettings, platform: str
) -> Iterator[Advice]:
    if Layout(readers.layout) is not Layout.AUTO:
        return
    typed, on_us_keys = typed_text(burst), meant_text(burst, platform, Layout.US)
    if typed.lower() == on_us_keys.lower():
        return
    is_by_place = meant_text(burst, platform, Layout.AUTO, readers.prefixes) == on_us_keys
    yield Advice.OTHER_LAYOUT if is_by_place else Advice.UNSURE_LAYOUT
