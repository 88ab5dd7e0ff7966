# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier takes out of the till: a member's card, a copy of what waits."""

from functools import partial

from pos_loyalty.companions.companion import Wired
from pos_loyalty.ui.view_models.panels import MemberPanel


class Outlets:
    """Gives out what the cashier asks the window for: a member's card, a copy of what waits."""

    def __init__(self, wired: Wired) -> None:
        self._wired = wired
        wired.window.card_wanted.connect(self.give_card)
        wired.window.copy_wanted.connect(self.save_copy)

    def give_card(self, member: MemberPanel) -> None:
        """Print or save a member's card; asks the cashier where."""
        from pos_loyalty.companions.card_outlet import give_card
        from pos_loyalty.ui.card_print import CardFace
        from pos_loyalty.ui.training_words import training_mark

        till, shop = self._wired.till, self._wired.shop
        mark = training_mark() if self._wired.settings.is_training else ""
        face = CardFace(member.card_number, member.short_name, shop.store_name, mark=mark)
        with till.dialog():
            saved_as = give_card(face, self._wired.window)
        if saved_as is not None:
            till.card_saved(saved_as)

    def save_copy(self) -> None:
        """Save what waits for the server; asks the cashier where."""
        from pos_loyalty.companions.copy_outlet import ask_where, save_copy

        till = self._wired.till
        with till.dialog():
            file = ask_where(self._wired.window, self._wired.shop.till_no)
        if file:
            saving = partial(save_copy, self._wired.places.data_dir, file)
            self._wired.reads.run(saving, till.copy_saved, lambda _refusal: None)
