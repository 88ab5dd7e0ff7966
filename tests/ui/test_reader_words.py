# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every finding about a reader has its words, and what is copied tells nobody's number."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.domain.reader_report import Advice, CodeKind, KeySent, ReaderReport
from pos_loyalty.domain.scan import ScanSource, Symbology
from pos_loyalty.places import find_places
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.messages import (
    advice_texts,
    keys_text,
    notice_text,
    reader_trouble_text,
    report_facts,
    report_text,
    report_title,
    source_text,
)
from pos_loyalty.ui.view_models.form_rows import ReaderRow
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind

CARD = new_card_number("4802123456789012")
SCAN = ReaderReport(
    ScanSource.WEDGE,
    (*(KeySent(char, 4, 20) for char in f"~{CARD}"), KeySent("\r", 3, 36)),
    is_scan=True,
    typed=f"~{CARD}",
    text=CARD,
    symbology=Symbology.CODE_128,
    prefix="~",
    ending="Enter",
    kind=CodeKind.CARD,
)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    assert LanguageSwitch(find_places().resources_dir / "i18n").use("en")


def test_every_kind_and_every_advice_has_words_of_its_own() -> None:
    titles = {report_title(replace(SCAN, kind=kind)) for kind in CodeKind}
    advice = {advice_texts(replace(SCAN, advice=(one,))) for one in Advice}

    assert len(titles) == len(CodeKind)
    assert len(advice) == len(Advice)
    assert "All is well" in advice_texts(SCAN)[0]


def test_a_scan_is_told_line_by_line() -> None:
    assert report_facts(SCAN) == (
        f"Code: {CARD}",
        "Kind of barcode: Code128",
        "Taken off: ~",
        "Ending: Enter",
        "Longest pause: 4 ms",
    )


def test_what_the_keyboard_made_of_it_is_told_where_it_differs() -> None:
    russian = replace(SCAN, typed="К0Ф", text="R0A", prefix="", symbology=Symbology.UNKNOWN)

    facts = report_facts(russian)

    assert "This keyboard made of it: К0Ф" in facts
    assert "Kind of barcode: the reader does not say" in facts


def test_typing_is_told_with_its_keys() -> None:
    typing = replace(SCAN, is_scan=False, kind=None, typed="a\x02\x9f", ending="")

    assert report_facts(typing)[:2] == ("Typed: a<STX><9F>", "Ending: none")


def test_keys_have_names_numbers_and_pauses() -> None:
    shown = keys_text((KeySent("4", None, 13), KeySent(" ", 8), KeySent("\r", 12, 36)))

    assert shown.replace("\N{NO-BREAK SPACE}", " ") == "4/13   +8 Space   +12 Enter/36"


@pytest.mark.parametrize("kind", [CodeKind.CARD, CodeKind.MEMBER_CODE, None])
def test_a_report_to_pass_on_holds_no_number(kind: CodeKind | None) -> None:
    told = report_text(replace(SCAN, kind=kind, advice=(Advice.TOO_SLOW,)))

    assert CARD not in told
    assert not any(CARD[start : start + 3] in told for start in range(16))
    assert "9" * 18 in told
    assert "/20" not in told, "a sign may be a digit under another layout"


def test_a_line_is_told_with_its_name_and_without_pauses() -> None:
    report = replace(SCAN, source=ScanSource.SERIAL, device="COM3", ending="")

    told = report_text(report)

    assert told.startswith("serial (COM3)\n")
    assert "pause" not in told


def test_a_reader_that_is_missing_is_said_with_what_to_do() -> None:
    notice = Notice(NoticeKind.WARNING, NoticeCode.READER_TROUBLE, (("reason", "unplugged"),))

    text = notice_text(notice, "PLN", "en")

    assert text.title == "The barcode reader was unplugged."
    assert "F9" in text.action
    assert text.code == "[L-114]"


def test_every_source_and_every_trouble_has_words() -> None:
    sources = {source_text(ReaderRow(ScanSource(one))) for one in ("wedge", "serial", "hid")}
    codes = ("not_there", "unplugged", "in_use", "no_hid_software", "broken")
    troubles = {reader_trouble_text(code) for code in codes}

    assert (len(sources), len(troubles)) == (3, 5)
    assert source_text(ReaderRow(ScanSource.SERIAL, "COM3")).endswith(": COM3")
