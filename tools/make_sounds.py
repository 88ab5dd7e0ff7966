# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Makes ``resources/sounds``: five short tunes of sine tones, told apart without looking."""

import math
import struct
import sys
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SOUNDS_DIR = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE_HZ = 22_050
LOUDNESS = 0.35
FADE_SECONDS = 0.012


@dataclass(frozen=True, slots=True)
class Tone:
    """One note; 0 Hz is a rest."""

    pitch_hz: float
    seconds: float


TUNES = {
    "ok": (Tone(880.0, 0.07), Tone(1318.5, 0.12)),  # up: done
    "warning": (Tone(660.0, 0.10), Tone(0.0, 0.05), Tone(660.0, 0.10)),  # twice the same: look
    "error": (Tone(330.0, 0.14), Tone(220.0, 0.24)),  # down and low: it was refused
    # Up and back again: the code is right, the moment is not.
    "not_now": (Tone(660.0, 0.07), Tone(880.0, 0.07), Tone(660.0, 0.10)),
    "not_ours": (Tone(440.0, 0.20),),  # one plain tone: no card of ours
}


def samples(tune: Sequence[Tone]) -> Iterator[int]:
    """Yield 16-bit samples; each tone fades in and out, so that nothing clicks."""
    for tone in tune:
        count = round(tone.seconds * RATE_HZ)
        fade = round(FADE_SECONDS * RATE_HZ)
        for index in range(count):
            envelope = min(1.0, index / fade, (count - index) / fade)
            angle = 2 * math.pi * tone.pitch_hz * index / RATE_HZ
            yield round(32_767 * LOUDNESS * envelope * math.sin(angle))


def write_tune(tune: Sequence[Tone], file: Path) -> None:
    """Write a tune as a mono WAV file."""
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples(tune)))


def main() -> int:
    """Write all sounds."""
    SOUNDS_DIR.mkdir(parents=True, exist_ok=True)
    for name, tune in TUNES.items():
        write_tune(tune, SOUNDS_DIR / f"{name}.wav")
    return 0


if __name__ == "__main__":
    sys.exit(main())
