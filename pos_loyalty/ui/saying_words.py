# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The next best thing to say, in words for the cashier."""

from PySide6.QtCore import QCoreApplication, QObject

from pos_loyalty.domain.program.saying import Saying
from pos_loyalty.domain.program.told import SayingKind
from pos_loyalty.ui import formats
from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.reason_words import name_in

translate = QCoreApplication.translate


def saying_text(saying: Saying, currency: str, language: str) -> str:
    """Return the line, in the language in use."""
    name = name_in(saying.names, language) if saying.names else ""
    day = formats.day(saying.on, language) if saying.on else ""
    line = _counted_line(saying) or _line(saying)
    return (
        line.replace("{missing}", _missing(saying, currency, language))
        .replace("{day}", day)
        .replace("{name}", name)
    )


def _counted_line(saying: Saying) -> str:
    """Return the line of those that have a number in them; empty for the others."""
    counted = {
        SayingKind.POINTS_ENDING: SayingWords().ending,
        SayingKind.STAMPS_CLOSE: SayingWords().stamps,
        SayingKind.REWARD_CLOSE: SayingWords().points,
    }.get(saying.kind)
    return counted(saying.amount) if counted else ""


def _line(saying: Saying) -> str:
    """Return the line of the others. Which day a birthday is, stays the member's own."""
    is_free = saying.amount == 0
    lines = {
        SayingKind.REWARD_REACHED: translate(
            "saying", "With this purchase the points are enough for: {name}"
        ),
        SayingKind.BIRTHDAY: (
            translate("saying", "Birthday today: many happy returns!")
            if is_free
            else translate("saying", "A birthday these days: many happy returns!")
        ),
        SayingKind.TIER_CLOSE: translate("saying", "Only {missing} to the tier: {name}"),
        SayingKind.CHALLENGE_CLOSE: translate("saying", "Only {missing} to go: {name}"),
        SayingKind.OFFER: translate("saying", "For this member: {name}"),
        SayingKind.REWARD_NOW: (
            translate("saying", "A voucher to use: {name}")
            if is_free
            else translate("saying", "Enough points for: {name}")
        ),
    }
    return lines[saying.kind]


def _missing(saying: Saying, currency: str, language: str) -> str:
    """Return what a tier or a challenge lacks; empty for what lacks nothing of that kind."""
    if saying.basis in {"spent", "money_spent"}:
        return formats.money(saying.amount, currency, language)
    words = SayingWords()
    counted = {
        "earned": CountedWords().points,
        "visits": CountedWords().visits,
        "pieces": words.pieces,
        "deeds": words.times,
        "day": words.days,
        "week": words.weeks,
        "month": words.months,
    }.get(saying.basis)
    return counted(saying.amount) if counted else ""


class SayingWords(QObject):
    """What changes with a number; what is in braces is put in later.

    In a ``QObject``, for Qt's collector of texts sees plural forms in ``self.tr`` only.
    """

    def ending(self, count: int) -> str:
        """Return the line for points that are gone from a day on."""
        return self.tr("%Ln points end before {day}", "", count)

    def stamps(self, count: int) -> str:
        """Return the line for a stamp card that is almost full."""
        return self.tr("Only %Ln stamps to: {name}", "", count)

    def points(self, count: int) -> str:
        """Return the line for a reward that lacks a few points."""
        return self.tr("Only %Ln points to: {name}", "", count)

    def pieces(self, count: int) -> str:
        """Return ``3 pieces``."""
        return self.tr("%Ln pieces", "", count)

    def times(self, count: int) -> str:
        """Return ``3 times``."""
        return self.tr("%Ln times", "", count)

    def days(self, count: int) -> str:
        """Return ``3 days``."""
        return self.tr("%Ln days", "", count)

    def weeks(self, count: int) -> str:
        """Return ``3 weeks``."""
        return self.tr("%Ln weeks", "", count)

    def months(self, count: int) -> str:
        """Return ``3 months``."""
        return self.tr("%Ln months", "", count)
