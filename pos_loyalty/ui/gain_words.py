# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stamps, vouchers, badges and challenges in words, for the till and the customer's display."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.gains import Gain, GainKind
from pos_loyalty.ui import formats
from pos_loyalty.ui.reason_words import name_in
from pos_loyalty.ui.view_models.panels import MemberPanel

_TIMES: Final = "\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}"


def gain_text(
    gain: Gain, language: str, translate: Callable[[str, str], str] = QCoreApplication.translate
) -> str:
    """Return one thing that a sale gave besides points.

    Args:
        translate: Looks a text up; the application's language where nothing else is said.
    """
    name = name_in(gain.names, language)
    if gain.kind is GainKind.STAMPS:
        return _of_needed(translate("gain", "{card}: {stamps} of {needed}"), gain, language)
    text = {
        GainKind.CARD_FULL: translate("gain", "Card full, for free: {name}"),
        GainKind.CHALLENGE: translate("gain", "Challenge done: {name}"),
        GainKind.BADGE: translate("gain", "Badge: {name}"),
        GainKind.VOUCHER: translate("gain", "Voucher: {name}"),
    }[gain.kind].format(name=name)
    return _counted(text, gain.amount, language)


def holdings_text(member: MemberPanel, language: str) -> str:
    """Return the member's stamps and vouchers in one line; empty for none."""
    stamps = [Gain(GainKind.STAMPS, h.names, h.stamps, h.stamps_needed) for h in member.stamps]
    vouchers = [Gain(GainKind.VOUCHER, h.names, h.vouchers) for h in member.vouchers]
    return " · ".join(gain_text(gain, language) for gain in (*vouchers, *stamps))


def _of_needed(text: str, gain: Gain, language: str) -> str:
    return text.format(
        card=name_in(gain.names, language),
        stamps=formats.number(gain.amount, language),
        needed=formats.number(gain.needed, language),
    )


def _counted(text: str, count: int, language: str) -> str:
    return f"{text}{_TIMES}{formats.number(count, language)}" if count > 1 else text
