# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two who share one keyboard line: a person and a reader. What they do is a list of strokes."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

ENTER = "\r"
READER_KEY_MS = (2, 25)
PERSON_KEY_MS = (55, 400)
READER_PAUSE_MS = (51, 270)
AFTER_NO_ENDING_MS = 301
ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key that goes down or up, at a time in milliseconds."""

    char: str
    is_press: bool
    at_ms: int

    @property
    def key(self) -> int:
        return ord(self.char)


def tapped(char: str, at_ms: int, *, down_ms: int = 1) -> list[Stroke]:
    return [Stroke(char, True, at_ms), Stroke(char, False, at_ms + down_ms)]


def burst(text: str, *, start_ms: int = 1000, gap_ms: int = 4, ending: str = ENTER) -> list[Stroke]:
    """A reader: each key is let go before the next one."""
    return [
        stroke
        for place, char in enumerate(text + ending)
        for stroke in tapped(char, start_ms + place * gap_ms)
    ]


def held_up(strokes: Sequence[Stroke], *, after_keys: int, pause_ms: int) -> list[Stroke]:
    """The same strokes, those behind some keys later by a pause, as over a bad radio link."""
    split = 2 * after_keys
    late = [replace(stroke, at_ms=stroke.at_ms + pause_ms) for stroke in strokes[split:]]
    return [*strokes[:split], *late]


def typing(text: str, *, start_ms: int = 1000, gap_ms: int = 120) -> list[Stroke]:
    """A person: each key stays down for a while."""
    return [
        stroke
        for place, char in enumerate(text)
        for stroke in tapped(char, start_ms + place * gap_ms, down_ms=gap_ms * 2 // 3)
    ]


@dataclass(frozen=True, slots=True)
class Mix:
    """Typing and scans in turn, and what must come of it."""

    strokes: tuple[Stroke, ...]
    typed: str
    codes: tuple[str, ...]


def mixed(seed: int) -> Mix:
    """A minute at the till: scans, some held up, some endless, between a person's keys."""
    dice = random.Random(seed)
    strokes: list[Stroke] = []
    typed = ""
    codes: list[str] = []
    now_ms = 1000
    for _ in range(dice.randint(2, 6)):
        ending = "none"
        text = "".join(dice.choices(ALPHABET, k=dice.randint(6, 24)))
        if dice.random() < 0.5:
            ending = dice.choice((ENTER, "\t", "", "\r\n"))
            scan = burst(text, start_ms=now_ms, gap_ms=dice.randint(*READER_KEY_MS), ending=ending)
            after_keys = dice.randint(6, len(text + ending))
            strokes += held_up(scan, after_keys=after_keys, pause_ms=dice.randint(*READER_PAUSE_MS))
            codes.append(text)
        else:
            text = text[: dice.randint(1, 8)] + (ENTER if dice.random() < 0.4 else "")
            strokes += typing(text, start_ms=now_ms, gap_ms=dice.randint(*PERSON_KEY_MS))
            typed += text
        now_ms = strokes[-1].at_ms + dice.randint(60, 700)
        if not ending:
            now_ms += AFTER_NO_ENDING_MS
    return Mix(tuple(strokes), typed, tuple(codes))


def presses(strokes: Sequence[Stroke]) -> str:
    return "".join(stroke.char for stroke in strokes if stroke.is_press)
