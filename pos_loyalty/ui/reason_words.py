# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why, and why not: the trace of a sale in the words of ``pos_loyalty.wording``."""

from dataclasses import dataclass

from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.panels import WhyRow
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.reasons import why_not
from pos_loyalty.wording.trace import counted_from, signed_amount


@dataclass(frozen=True, slots=True)
class WhyText:
    """One row of "why?": the rule, what it gave with a sign, and what that was counted from."""

    name: str
    points: str
    reason: str


def name_in(names: LocalNames, language: str) -> str:
    """Return a text of the programme in the language, else in English, else in any."""
    return speak(language).name_in(names)


def unmet_text(unmet: Unmet, currency: str, language: str) -> str:
    """Return why a reward cannot be had, or a rule gives nothing: one sentence."""
    return why_not(unmet, currency=currency, language=speak(language))


def why_row_text(row: WhyRow, currency: str, language: str) -> WhyText:
    """Return what one rule gave, from what; or why it gave nothing."""
    amount = signed_amount(row.amount, row.unit, speak(language))
    return WhyText(name_in(row.names, language), amount, _reason(row, currency, language))


def _reason(row: WhyRow, currency: str, language: str) -> str:
    words = speak(language)
    if row.unmet is None:
        return counted_from(row.trigger, row.facts, currency=currency, language=words)
    rival = words.name_in(row.outranked_by) if row.outranked_by is not None else ""
    return why_not(row.unmet, currency=currency, language=words, unit=row.unit, rival=rival)
