# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each cue has its sound; a till without a sound device stays silent and works."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_loyalty.places import find_places
from pos_loyalty.ui.sounds import NoSoundDevice, Sounds, load_effect
from pos_loyalty.ui.view_models.cues import Cue

SOUNDS_DIR = find_places().resources_dir / "sounds"


class Recorder:
    """A loader of sounds that writes down what would be heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.loaded = 0

    def load(self, file: Path) -> "RecordedEffect":
        self.loaded += 1
        return RecordedEffect(file, self.heard)


class RecordedEffect:
    def __init__(self, file: Path, heard: list[str]) -> None:
        self._file = file
        self._heard = heard

    def play(self) -> None:
        self._heard.append(self._file.name)


def no_device(_: Path) -> RecordedEffect:
    raise NoSoundDevice("the system has no audio output")


def no_library(_: Path) -> RecordedEffect:
    raise ImportError("libpulse.so.0")


def test_each_cue_has_a_sound_of_its_own() -> None:
    recorder = Recorder()
    sounds = Sounds(SOUNDS_DIR, load=recorder.load)

    for cue in Cue:
        sounds.play(cue)

    assert recorder.heard == [f"{cue.value}.wav" for cue in Cue]
    assert len({(SOUNDS_DIR / name).read_bytes() for name in recorder.heard}) == len(Cue)


def test_silence_is_no_sound() -> None:
    recorder = Recorder()

    Sounds(SOUNDS_DIR, load=recorder.load).play(None)

    assert recorder.heard == []


def test_a_sound_is_loaded_once() -> None:
    recorder = Recorder()
    sounds = Sounds(SOUNDS_DIR, load=recorder.load)

    sounds.play(Cue.OK)
    sounds.play(Cue.OK)

    assert (recorder.heard, recorder.loaded) == (["ok.wav", "ok.wav"], 1)


def test_the_shop_can_switch_sounds_off() -> None:
    recorder = Recorder()

    Sounds(SOUNDS_DIR, is_on=False, load=recorder.load).play(Cue.ERROR)

    assert recorder.loaded == 0


@pytest.mark.parametrize("load", [no_device, no_library])
def test_without_sound_one_line_is_logged_and_no_more(
    caplog: pytest.LogCaptureFixture, load: Callable[[Path], RecordedEffect]
) -> None:
    caplog.set_level(logging.INFO)
    sounds = Sounds(SOUNDS_DIR, load=load)

    sounds.play(Cue.OK)
    sounds.play(Cue.ERROR)

    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("no sounds:")


@pytest.mark.parametrize("load", [no_device, no_library])
def test_without_sound_trouble_beeps_and_what_went_well_is_silent(
    load: Callable[[Path], RecordedEffect],
) -> None:
    beeps: list[str] = []
    sounds = Sounds(SOUNDS_DIR, load=load, beep=lambda: beeps.append("beep"))

    for cue in (Cue.OK, Cue.WARNING, Cue.ERROR):
        sounds.play(cue)

    assert beeps == ["beep", "beep"]


def test_a_switched_off_till_does_not_beep_either() -> None:
    beeps: list[str] = []
    sounds = Sounds(SOUNDS_DIR, is_on=False, load=no_device, beep=lambda: beeps.append("beep"))

    sounds.play(Cue.ERROR)

    assert beeps == []


def test_the_volume_is_set_as_people_hear_it(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)

    class Speaker:
        def isNull(self) -> bool:  # noqa: N802 - Qt's name
            return False

    class Loudness:
        def __init__(self) -> None:
            self.volume = 1.0

        def setSource(self, _: object) -> None:  # noqa: N802 - Qt's name
            pass

        def setVolume(self, volume: float) -> None:  # noqa: N802 - Qt's name
            self.volume = volume

    monkeypatch.setattr(multimedia.QMediaDevices, "defaultAudioOutput", Speaker)
    monkeypatch.setattr(multimedia, "QSoundEffect", Loudness)

    volumes = [
        load_effect(SOUNDS_DIR / "ok.wav", volume_percent=percent).volume  # type: ignore[attr-defined]  # of our own
        for percent in (100, 50)
    ]

    assert volumes[0] == pytest.approx(1.0)
    assert 0 < volumes[1] < 0.5
