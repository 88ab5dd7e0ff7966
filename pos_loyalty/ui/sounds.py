# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Short sounds for eyes that are on the customer: it went well, look up, it did not."""

import logging
from collections.abc import Callable
from functools import partial
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
    """Plays a cue's sound. Without a sound device it beeps at trouble, and says so once in the log.

    Args:
        volume_percent: From 1 to 100, of what the device gives.
        beep: What there is without a sound device.

    Attributes:
        is_on: The shop's switch.
    """

    def __init__(
        self,
        sounds_dir: Path,
        *,
        is_on: bool = True,
        volume_percent: int = 100,
        load: Callable[[Path], Effect] | None = None,
        beep: Callable[[], None] | None = None,
    ) -> None:
        self.is_on = is_on
        self._sounds_dir = sounds_dir
        self._given_load = load
        self.use_volume(volume_percent)
        self._beep = beep or system_beep
        self._is_broken = False

    def use_volume(self, volume_percent: int) -> None:
        """Play as loud as this from now on."""
        self._load = self._given_load or partial(load_effect, volume_percent=volume_percent)
        self._effects: dict[Cue, Effect] = {}

    def play(self, cue: Cue | None) -> None:
        """Play the sound of a cue; ``None`` is silence. The first call loads Qt's multimedia."""
        if cue is None or not self.is_on:
            return
        if not self._is_broken:
            try:
                self._effect(cue).play()
            except (ImportError, NoSoundDevice) as trouble:
                self._is_broken = True
                _log.info("no sounds: %s", trouble)
        if self._is_broken and cue is not Cue.OK:
            self._beep()

    def _effect(self, cue: Cue) -> Effect:
        if cue not in self._effects:
            self._effects[cue] = self._load(self._sounds_dir / f"{cue.value}.wav")
        return self._effects[cue]


def load_effect(file: Path, *, volume_percent: int = 100) -> Effect:
    """Return the sound in a WAV file, ready to play.

    Args:
        volume_percent: As people hear it: half of it sounds half as loud.

    Raises:
        ImportError: If Qt's multimedia lacks a library of the system.
        NoSoundDevice: If there is nothing to play it on.
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect, QtAudio

    if QMediaDevices.defaultAudioOutput().isNull():
        raise NoSoundDevice("the system has no audio output")
    effect = QSoundEffect()
    effect.setSource(QUrl.fromLocalFile(str(file)))
    heard, sent = QtAudio.VolumeScale.LogarithmicVolumeScale, QtAudio.VolumeScale.LinearVolumeScale
    effect.setVolume(QtAudio.convertVolume(volume_percent / 100, heard, sent))
    return effect


def system_beep() -> None:
    """Make the noise that the system has for it, if any."""
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:  # without one, Qt has nobody to ask, and crashes
        QApplication.beep()
