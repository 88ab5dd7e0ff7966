# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What was just recorded, large enough to read out while looking at the customer."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from pos_loyalty.ui.formats import day, money, number, signed
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import done_title, later_text, name_in
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    DonePanel,
)
from pos_loyalty.ui.view_models.till_state import (
    PaperOffer,
    TillState,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.gain_list import GainList
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction
from pos_loyalty.ui.widgets.receipt_choice import ReceiptChoice

_CORRECTIONS: Final = {DoneKind.RETURN, DoneKind.UNDO}


class DonePage(Page):
    """Goes by itself; the primary button only hurries it."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "donePage")
        self._till = till
        self._halo = named(QFrame(), "doneHalo", look="halo", tone="ok")
        self._halo.setLayout(row(1, Icon(icons, "check", "xl"), 1))
        self._headline = label("doneHeadline", "display", wraps=True)
        self._detail = label("doneDetail", "lead", wraps=True)
        for words in (self._headline, self._detail):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._earned = Figure("doneEarned", tone="ok")
        self._used = Figure("doneUsed")
        self._balance = Figure("doneBalance")
        self._gains = GainList(icons)
        self._receipt = ReceiptChoice(till, icons)
        figures = row(1, self._earned, self._used, self._balance, 1, spacing=16)
        heading = (row(1, self._halo, 1), self._headline, self._detail)
        content = column(1, *heading, figures, self._gains, self._receipt, 1, spacing=14)
        content.setContentsMargins(24, 16, 24, 16)
        self.setLayout(column(card("doneCard", content), margins=(13, 13, 13, 9)))

    def render_state(self, state: TillState) -> None:
        """Draw what was done."""
        if (done := state.done) is None:
            return
        self._headline.setText(done_title(done.kind))
        details = self._details(done, state)
        self._detail.setText(details)
        self._detail.setVisible(bool(details))
        is_correction = done.kind in _CORRECTIONS
        earned, used = (
            signed(done.earned_points, state.language),
            signed(-done.used_points, state.language),
        )
        self._earned.say(self.tr("Given back") if is_correction else self.tr("Collected"), earned)
        self._used.say(self.tr("Taken back") if is_correction else self.tr("Used"), used)
        self._earned.setVisible(done.earned_points > 0)
        self._used.setVisible(done.used_points > 0)
        self._balance.setVisible(done.balance_points is not None)
        self._balance.say(self.tr("New balance"), number(done.balance_points or 0, state.language))
        self._gains.show_gains(done.gains, state.language)
        self._receipt.render_state(state)
        is_asked = state.paper is PaperOffer.ASKED
        self._halo.setVisible(not (done.gains or is_asked))  # what comes instead takes its room

    def primary(self, state: TillState) -> PrimaryAction:
        """Offer the next customer. Not by Enter: a double Enter would skip this page."""
        del state
        return PrimaryAction(self.tr("Next"), "scan", "F2", True, self._till.go_ready)

    def _details(self, done: DonePanel, state: TillState) -> str:
        parts = [done.short_name, *(name_in(names, state.language) for names in done.reward_names)]
        if done.sold_on is not None:
            sold_on = day(done.sold_on, state.language)
            parts.append(self.tr("for the purchase of {day}").replace("{day}", sold_on))
        if done.kind is DoneKind.RETURN:
            refund = money(done.paid_minor, state.currency, state.language)
            parts.append(self.tr("{money} back to the customer").replace("{money}", refund))
        if done.wallets_minor:
            stored = money(done.wallets_minor, state.currency, state.language)
            is_return = done.kind is DoneKind.RETURN
            text = (
                self.tr("{money} back to stored money")
                if is_return
                else self.tr("{money} from stored money")
            )
            parts.append(text.replace("{money}", stored))
        if done.later_points:
            parts.append(later_text(done.later_points))
        if done.survey_points:
            points = signed(done.survey_points, state.language)
            parts.append(self.tr("{points} for the answer").replace("{points}", points))
        if done.tier_reached is not None:
            tier = name_in(done.tier_reached, state.language)
            parts.append(self.tr("now {tier}").replace("{tier}", tier))
        if done.is_provisional:
            parts.append(self.tr("provisional until the server agrees"))
        return " · ".join(part for part in parts if part)


class Figure(QFrame):
    """One number with what it is below it."""

    def __init__(self, name: str, tone: str = "plain") -> None:
        super().__init__()
        named(self, name, look="figure")
        self._number = label(f"{name}Number", "number")
        self._number.setProperty("tone", tone)
        self._caption: QLabel = label(f"{name}Caption", "soft")
        for words in (self._number, self._caption):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(self._number, self._caption, spacing=0, margins=(28, 12, 28, 14)))

    def say(self, caption: str, figure: str) -> None:
        """Show a number and what it is."""
        self._number.setText(figure)
        self._caption.setText(caption)
