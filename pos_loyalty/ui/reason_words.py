# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why, and why not: the trace of a sale in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.program.trace import Fact, Unmet
from pos_loyalty.ui import formats
from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.panels import (
    WhyRow,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class WhyText:
    """One row of "why?": the rule, its points with a sign, and what they were counted from."""

    name: str
    points: str
    reason: str


def name_in(names: LocalNames, language: str) -> str:
    """Return a text of the programme in the language, else in English, else in any."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")


def unmet_text(unmet: Unmet, currency: str, language: str) -> str:
    """Return why a reward cannot be had, or a rule gives nothing: one sentence."""
    facts = _Facts(unmet.facts, currency, language)
    return {
        "insufficient_points": translate("reason", "Needs {needed}, has {has}."),
        "needs_sale": translate("reason", "Comes off a purchase: type the amount first."),
        "sale_too_small": translate("reason", "The amount is too small for it."),
        "not_a_step": translate("reason", "So many points cannot be used; take the buttons."),
        "unknown_reward": translate("reason", "The programme no longer has this reward."),
        "minimum_spend": translate("reason", "From {needed_money}; now {spend_money}."),
        "minimum_quantity": translate("reason", "From {needed_pieces}; now {has_pieces}."),
        "weekdays": translate("reason", "Not on this day of the week ({weekday})."),
        "hours": translate("reason", "Not at this hour ({time})."),
        "dates": translate("reason", "Not on this day ({day})."),
        "stores": translate("reason", "Not in this store."),
        "channels": translate("reason", "Not for this kind of purchase."),
        "tiers": translate("reason", "Not for the member's tier."),
        "segments": translate("reason", "For invited members only."),
        "first_purchase": translate("reason", "For the first purchase only."),
        "capped": translate("reason", "The limit is reached: {most} instead of {uncapped}."),
        "outranked": translate("reason", "Another rule counts instead."),
        "nothing_to_count": translate("reason", "Nothing in this purchase counts for it."),
    }.get(unmet.code, translate("reason", "Not possible now.")).format_map(facts.words())


def why_row_text(row: WhyRow, currency: str, language: str) -> WhyText:
    """Return what one rule gave, from what; or why it gave nothing."""
    points = formats.signed(row.points, language) if row.points else ""
    if row.unmet is not None and row.outranked_by is not None:
        reason = translate("reason", "“{rule}” counts instead.").format(
            rule=name_in(row.outranked_by, language)
        )
    elif row.unmet is not None:
        reason = unmet_text(row.unmet, currency, language)
    else:
        reason = _counted_text(row, currency, language)
    return WhyText(name_in(row.names, language), points, reason)


def _counted_text(row: WhyRow, currency: str, language: str) -> str:
    facts = dict(row.facts)
    if "numerator" in facts:
        factor = f"{facts['numerator']}"
        if facts.get("denominator", 1) != 1:
            factor = f"{facts['numerator']}/{facts['denominator']}"
        return translate("reason", "{base} for the purchase × {factor}").format(
            base=CountedWords().points(int(facts.get("base_points", 0))), factor=factor
        )
    counted, banked = int(facts.get("counted", 0)), int(facts.get("banked", 0))
    if row.trigger == "spend":
        text = (
            translate("reason", "For {spent}, with {kept} kept from last time")
            if banked > 0
            else translate("reason", "For {spent}")
        )
        spent = formats.money(counted, currency, language)
        return text.format(spent=spent, kept=formats.money(banked, currency, language))
    if row.trigger in {"item", "category"}:
        pieces = CountedWords().pieces(counted // max(1, int(facts.get("step", 1))))
        return translate("reason", "For {pieces}").format(pieces=pieces)
    return {
        "visit": translate("reason", "For this visit"),
        "welcome": translate("reason", "For joining"),
    }.get(row.trigger, "")


class _Facts:
    """The facts of one reason, each worded when a sentence asks for it."""

    def __init__(self, facts: tuple[Fact, ...], currency: str, language: str) -> None:
        self._facts = dict(facts)
        self._currency = currency
        self._language = language

    def words(self) -> Mapping[str, str]:
        """Return a text for every placeholder of ``unmet_text``."""
        return {
            "needed": self._points("needed_points"),
            "has": self._points("spendable_points"),
            "most": self._points("points_max"),
            "uncapped": self._points("uncapped_points"),
            "needed_money": self._money("needed_minor"),
            "spend_money": self._money("spend_minor"),
            "needed_pieces": CountedWords().pieces(self._whole("needed_pieces")),
            "has_pieces": CountedWords().pieces(self._whole("pieces")),
            "weekday": formats.weekday(self._whole("weekday") or 1, self._language),
            "time": formats.time_of_day(self._whole("minute")),
            "day": self._day(),
        }

    def _points(self, name: str) -> str:
        return CountedWords().points(self._whole(name))

    def _money(self, name: str) -> str:
        return formats.money(self._whole(name), self._currency, self._language)

    def _day(self) -> str:
        text = str(self._facts.get("day", ""))
        return formats.day(date.fromisoformat(text), self._language) if text else ""

    def _whole(self, name: str) -> int:
        return int(self._facts.get(name, 0))
