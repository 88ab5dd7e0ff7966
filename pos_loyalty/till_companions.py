# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every till has beside its window: sounds, cards and copies."""

from functools import partial

from pos_loyalty.companion import Wired
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.view_models.cues import cue_between
from pos_loyalty.ui.view_models.panels import MemberPanel
from pos_loyalty.ui.view_models.till_state import TillState


class Sounding:
    """Implements ``Companion``: lets the cashier hear what happened.

    Attributes:
        sounds: How loud they are can be changed.
    """

    def __init__(self, wired: Wired) -> None:
        sounds_dir = wired.places.resources_dir / "sounds"
        settings = wired.settings
        self.sounds = Sounds(
            sounds_dir, is_on=settings.has_sound, volume_percent=settings.sound_volume_percent
        )

    def follow(self, before: TillState, after: TillState) -> None:
        """Play what goes with the change."""
        self.sounds.play(cue_between(before, after))

    def close(self) -> None:
        """Let the last sound end by itself."""


class Outlets:
    """Gives out what the cashier asks the window for: a member's card, a copy of what waits."""

    def __init__(self, wired: Wired) -> None:
        self._wired = wired
        wired.window.card_wanted.connect(self.give_card)
        wired.window.copy_wanted.connect(self.save_copy)

    def give_card(self, member: MemberPanel) -> None:
        """Print or save a member's card; asks the cashier where."""
        from pos_loyalty.card_outlet import give_card
        from pos_loyalty.ui.card_print import CardFace

        till, shop = self._wired.till, self._wired.shop
        face = CardFace(member.card_number, member.short_name, shop.store_name)
        with till.dialog():
            saved_as = give_card(face, self._wired.window)
        if saved_as is not None:
            till.card_saved(saved_as)

    def save_copy(self) -> None:
        """Save what waits for the server; asks the cashier where."""
        from pos_loyalty.copy_outlet import ask_where, save_copy

        till = self._wired.till
        with till.dialog():
            file = ask_where(self._wired.window, self._wired.shop.till_no)
        if file:
            saving = partial(save_copy, self._wired.places.data_dir, file)
            self._wired.reads.run(saving, till.copy_saved, lambda _refusal: None)
