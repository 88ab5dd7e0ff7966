# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier hears of what happens on the till."""

from pos_loyalty.companions.companion import Wired
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.view_models.cues import cue_between
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
