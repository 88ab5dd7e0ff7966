# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Short sounds for eyes that are on the customer: it went well, look up, it did not."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from pos_loyalty.ui.view_models.cues import Cue

_log: Final = logging.getLogger(__name__)


class Effect(Protocol):
    """A loaded sound."""

    def play(self) -> None:
        """Start it and return at once."""
        ...


class NoSoundDevice(Exception):
    """Nothing here can make a sound."""


class Sounds:
    """Plays a cue's sound. Without a sound device it is silent, and says so once in the log.

    Attributes:
        is_on: The shop's switch.
    """

    def __init__(
        self,
        sounds_dir: Path,
        *,
        is_on: bool = True,
        load: Callable[[Path], Effect] | None = None,
    ) -> None:
        self.is_on = is_on
        self._sounds_dir = sounds_dir
        self._load = load or load_effect
        self._effects: dict[Cue, Effect] = {}
        self._is_broken = False

    def play(self, cue: Cue | None) -> None:
        """Play the sound of a cue; ``None`` is silence. The first call loads Qt's multimedia."""
        if cue is None or not self.is_on or self._is_broken:
            return
        try:
            self._effect(cue).play()
        except (ImportError, NoSoundDevice) as trouble:
            self._is_broken = True
            _log.info("no sounds: %s", trouble)

    def _effect(self, cue: Cue) -> Effect:
        if cue not in self._effects:
            self._effects[cue] = self._load(self._sounds_dir / f"{cue.value}.wav")
        return self._effects[cue]


def load_effect(file: Path) -> Effect:
    """Return the sound in a WAV file, ready to play.

    Raises:
        ImportError: If Qt's multimedia lacks a library of the system.
        NoSoundDevice: If there is nothing to play it on.
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

    if QMediaDevices.defaultAudioOutput().isNull():
        raise NoSoundDevice("the system has no audio output")
    effect = QSoundEffect()
    effect.setSource(QUrl.fromLocalFile(str(file)))
    return effect
