# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a reader sent, what it means and how to set it, in sentences."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.reader_report import (
    Advice,
    CodeKind,
    KeySent,
    ReaderReport,
    key_name,
    without_personal_data,
)
from pos_loyalty.domain.scan import ScanSource, Symbology
from pos_loyalty.ui.view_models.form_rows import ReaderRow

translate = QCoreApplication.translate

_TOGETHER: Final = "\N{NO-BREAK SPACE}"


def reader_sentences(trouble: str) -> tuple[str, str, str]:
    """Return what happened to a reader, what it means, and what to do now.

    Args:
        trouble: As the reader's own signal carries it; one without words of its own is a fault.
    """
    meaning = translate("notice", "It reads no cards; all else works as usual.")
    look = translate("notice", "Check its cable, then see what the till hears of it (F9).")
    return (reader_trouble_text(trouble), meaning, look)


def reader_trouble_text(trouble: str) -> str:
    """Return what is wrong with a reader that the settings name."""
    return {
        "not_there": translate("readers", "The barcode reader is not plugged in."),
        "unplugged": translate("readers", "The barcode reader was unplugged."),
        "in_use": translate(
            "readers", "The barcode reader is used by another program, or not allowed to the till."
        ),
        "no_hid_software": translate("readers", "The program for USB readers is missing."),
    }.get(trouble, translate("readers", "The barcode reader has stopped."))


def source_text(row: ReaderRow) -> str:
    """Return where a reader's codes come from."""
    name = {
        ScanSource.SERIAL: translate("readers", "Reader on a serial line"),
        ScanSource.HID: translate("readers", "USB readers for points of sale"),
    }.get(row.source, translate("readers", "Readers that type like a keyboard"))
    return f"{name}: {row.name}" if row.name else name


def report_title(report: ReaderReport) -> str:
    """Return what came, in a word or two."""
    if report.kind is None:
        return translate("readers", "No scan: taken for typing")
    return translate("readers", "Scan: {kind}").format(kind=kind_text(report.kind))


def report_facts(report: ReaderReport) -> tuple[str, ...]:
    """Return what was understood, a line for each fact."""
    if report.kind is None:
        typed = translate("readers", "Typed: {text}").format(text=_readable(report.typed))
        return (typed, *_timing(report))
    lines = [translate("readers", "Code: {text}").format(text=_readable(report.text))]
    if report.symbology is Symbology.UNKNOWN:
        lines.append(translate("readers", "Kind of barcode: the reader does not say"))
    else:
        said = translate("readers", "Kind of barcode: {kind}")
        lines.append(said.format(kind=report.symbology.value))
    taken_off = " ".join(filter(None, (report.prefix, report.aim_id, report.suffix)))
    if taken_off:
        lines.append(translate("readers", "Taken off: {texts}").format(texts=taken_off))
    sent = report.prefix + report.aim_id + report.text + report.suffix
    if report.source is ScanSource.WEDGE and report.typed != sent:
        typed = translate("readers", "This keyboard made of it: {text}")
        lines.append(typed.format(text=_readable(report.typed)))
    return (*lines, *_timing(report))


def keys_text(keys: tuple[KeySent, ...]) -> str:
    """Return every key: its name, its number where that is known, and the pause before it."""
    return "   ".join(_key_text(key) for key in keys)


def keys_legend() -> str:
    """Return how to read ``keys_text``."""
    return translate("readers", "Each key / its number, after so many milliseconds:")


def advice_texts(report: ReaderReport) -> tuple[str, ...]:
    """Return what to set, the most important first; a word of praise where there is nothing."""
    if not report.advice:
        return (translate("readers", "All is well: there is nothing to set."),)
    return tuple(_advice_text(advice) for advice in report.advice)


def report_text(report: ReaderReport) -> str:
    """Return a report to pass on: shapes instead of numbers, so that nobody's card is in it."""
    shape = without_personal_data(report)
    keys = "" if report.source is ScanSource.HID else f"\n{keys_legend()}\n{keys_text(shape.keys)}"
    device = f" ({report.device})" if report.device else ""
    facts = "\n".join(report_facts(shape))
    advice = "\n".join(f"- {text}" for text in advice_texts(report))
    return f"{report.source}{device}\n{report_title(report)}\n{facts}{keys}\n{advice}\n"


def _timing(report: ReaderReport) -> tuple[str, ...]:
    if report.source is not ScanSource.WEDGE:
        return ()
    ending = report.ending or translate("readers", "none")
    return (
        translate("readers", "Ending: {key}").format(key=ending),
        translate("readers", "Longest pause: {count} ms").format(count=report.gap_ms_max),
    )


def _key_text(key: KeySent) -> str:
    number = f"/{key.scan_code}" if key.scan_code else ""
    gap = "" if key.gap_ms is None else f"+{key.gap_ms}"
    return f"{gap}{_TOGETHER}{key_name(key.char)}{number}".strip(_TOGETHER)


def _readable(text: str) -> str:
    return "".join(char if char.isprintable() else f"<{_name(char)}>" for char in text)


def _name(char: str) -> str:
    return key_name(char) if char.isascii() else f"{ord(char):02X}"


def kind_text(kind: CodeKind) -> str:
    """Return what a code is to this shop."""
    return {
        CodeKind.CARD: translate("readers", "a card of this programme"),
        CodeKind.OTHER_CARD: translate("readers", "a card of another programme"),
        CodeKind.MEMBER_CODE: translate("readers", "a member's code from a phone"),
        CodeKind.COUPON: translate("readers", "a coupon"),
        CodeKind.ISSUED: translate("readers", "a voucher, a gift card or a badge"),
        CodeKind.RECEIPT: translate("readers", "a receipt"),
        CodeKind.PRODUCT: translate("readers", "a product"),
        CodeKind.IN_STORE: translate("readers", "a label of the shop itself"),
        CodeKind.MISREAD: translate("readers", "a code that was not read right"),
        CodeKind.FOREIGN: translate("readers", "a code that is not of this programme"),
    }[kind]


def _advice_text(advice: Advice) -> str:
    return {
        Advice.BY_HAND: translate(
            "readers", "This looks typed by hand. Scan a code with the reader."
        ),
        Advice.TOO_SLOW: translate(
            "readers",
            "The reader sends too slowly and is taken for a person. Set its delay between"
            " characters to less than 50 ms.",
        ),
        Advice.TOO_SHORT: translate(
            "readers", "Fewer than 6 characters are taken for typing. Scan a longer code."
        ),
        Advice.FIRST_KEYS_LOST: translate(
            "readers",
            "The first characters came too slowly and went to the screen. Plug the reader in"
            " without a hub, or charge it.",
        ),
        Advice.PAUSES: translate(
            "readers",
            "The reader paused within the code. It was read all the same; a wireless reader may be"
            " too far from its base.",
        ),
        Advice.SEND_ENTER: translate(
            "readers",
            "Set the reader to send Enter behind each code: scans are then told without a wait.",
        ),
        Advice.CAPS_LOCK: translate(
            "readers", "Caps Lock is on. The code was read all the same; turn Caps Lock off."
        ),
        Advice.OTHER_LAYOUT: translate(
            "readers",
            "The reader is set to another keyboard than this computer. The code was read all the"
            " same, by the places of the keys.",
        ),
        Advice.UNSURE_LAYOUT: translate(
            "readers",
            "The reader may be set to another keyboard than this computer: compare the code with"
            ' the print. If letters differ, write layout = "us" under [readers] in the settings.',
        ),
        Advice.CONTROL_KEYS: translate(
            "readers",
            "The reader sends control characters around the code. They are taken off; turn them"
            " off at the reader (STX, ETX).",
        ),
        Advice.LINE_SETTINGS: translate(
            "readers",
            "These are no characters of a code. Set the speed and the parity of the line as the"
            " reader has them.",
        ),
        Advice.SEND_AIM: translate(
            "readers",
            "Better still: let the reader send the AIM identifier, which says what kind of barcode"
            " it read.",
        ),
    }[advice]
