# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who stands at the till: name, tier, balance, and what the cashier should know. Nothing more."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.formats import number
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.messages import as_of_text, flag_text, member_facts, tier_text
from pos_loyalty.ui.view_models.panels import (
    MemberFlag,
    MemberPanel,
)
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.chip import Chip
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle, show_if

_FLAG_LOOKS: Final = {
    MemberFlag.NEW: ("star", "accent"),
    MemberFlag.BIRTHDAY: ("gift", "accent"),
    MemberFlag.DEBT: ("warning", "error"),
    MemberFlag.UNSENT: ("clock", "warning"),
}


class MemberCard(QFrame):
    """The member of the sale, with the balance in the largest type of the page."""

    card_wanted = Signal()
    """The cashier wants the member's card printed or saved."""

    history_wanted = Signal()
    """The cashier wants to see what happened to the member's points."""

    care_wanted = Signal()
    """The cashier wants to put the card or the balance right."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__()
        named(self, "memberCard", look="card")
        self._name = label("memberName", "name", wraps=True)
        self._tier = Chip("tierChip", icons, "star", "accent")
        self._flags = {
            flag: Chip(f"{flag.value}Chip", icons, *look) for flag, look in _FLAG_LOOKS.items()
        }
        self._available = Chip("availableChip", icons, "lock", "warning")
        self._expiring = Chip("expiringChip", icons, "clock", "warning")
        self._facts = label("memberFacts", "soft", wraps=True)
        self._holdings = label("memberHoldings", "body", wraps=True)
        self._balance = label("balance", "number", is_right=True)
        self._balance_unit = label("balanceUnit", "soft", is_right=True)
        self.print_card = ActionButton("printCard", icons, icon="printer", kind="plain")
        self.print_card.clicked.connect(self.card_wanted)
        self.history = ActionButton("openHistory", icons, icon="clock", kind="quiet")
        self.history.clicked.connect(self.history_wanted)
        self.care = ActionButton("openCare", icons, icon="settings", kind="quiet")
        self.care.clicked.connect(self.care_wanted)
        chips = FlowLayout(self._available, self._tier, self._expiring, *self._flags.values())
        figures = column(self._balance, self._balance_unit, 1, spacing=0)
        left = column(self._name, self._holdings, row(self.print_card, 1), 1, spacing=4)
        # Their keys stand on the list that F1 shows: here they would cost a line of rewards.
        ways = row(self.history, self.care, spacing=8)
        head = row(left, figures, spacing=16)
        head.setStretch(0, 1)
        below = row(column(chips, self._facts, spacing=6), column(1, ways, spacing=0))
        below.setStretch(0, 1)
        content = column(head, below, spacing=6, margins=(18, 8, 18, 10))
        self.setLayout(content)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.print_card.show_words(self.tr("Print card"))
        self.history.show_words("", self.tr("What happened"))
        self.care.show_words("", self.tr("Card and balance"))

    def render_state(self, state: TillState) -> None:
        """Draw the member; a page without one draws nothing."""
        if (member := state.member) is None:
            return
        self._name.setText(shown_name(member.short_name))
        unit, as_of = CountedWords().points_to_spend(member.balance_points), as_of_text(state.light)
        self._balance_unit.setText(f"{unit}, {as_of}" if as_of else unit)
        self._balance.setText(number(member.balance_points, state.language))
        restyle(self._balance, "tone", "debt" if MemberFlag.DEBT in member.flags else "plain")
        self._show_tier(member, state)
        for flag, chip in self._flags.items():
            chip.say(flag_text(flag) if flag in member.flags else "")
        self._show_facts(member, state)
        self.history.setEnabled(not state.is_busy)
        self.care.setEnabled(not state.is_busy)
        self.print_card.setVisible(MemberFlag.NEW in member.flags)

    def _show_tier(self, member: MemberPanel, state: TillState) -> None:
        if member.tier is None:
            self._tier.say("")
            return
        tier = tier_text(member.tier, state.currency, state.language)
        self._tier.say(f"{tier.name} · {tier.benefit}" if tier.benefit else tier.name)

    def _show_facts(self, member: MemberPanel, state: TillState) -> None:
        facts = member_facts(member, state.language)
        next_step = ""
        if member.tier is not None:
            next_step = tier_text(member.tier, state.currency, state.language).next_step
        self._expiring.say(facts.expiring)
        self._available.say(facts.available)
        self._holdings.setText(facts.holdings)
        show_if(self._holdings, bool(facts.holdings))
        lines = (facts.last_visit, next_step, facts.vesting)
        self._facts.setText(" · ".join(line for line in lines if line))
