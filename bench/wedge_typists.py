# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A person and a reader at one keyboard line: what they press, when, and what must come of it.

The person types at 2 to 18 keys a second, rolls over up to five keys, and may still hold a key down
when the reader begins. The reader sends a key in 2 to 25 ms, made for US keyboards, whatever the
system's layout is; it may be held up in the middle, end with Enter, Tab, both kinds of line end or
nothing, and put a prefix, an AIM identifier or control characters around a code. Caps Lock may be
on.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from bench.keyboards import US, Keyboard, Tap
from pos_loyalty.domain.scan import Symbology

PREFIX: Final = "~"
ENTER: Final = "\r"
_ENDINGS: Final = (ENTER, "\t", ENTER + "\n", "")
_READER_KEY_MS: Final = (2, 25)
_READER_PAUSE_MS: Final = (51, 270)
_PERSON_KEY_MS: Final = (55, 400)
_ROLL_MS: Final = (12, 30)
_ROLL_KEYS: Final = (2, 5)
_NEXT_MS: Final = (60, 700)
_AFTER_NO_ENDING_MS: Final = 302
_KEYS_BEFORE_PAUSE: Final = 6


class Move(NamedTuple):
    """A key that goes down or up.

    Attributes:
        char: What the system's layout types.
        tap: ``None`` for a key that is at the same place everywhere, such as Enter.
        has_control: Ctrl is down.
    """

    at_ms: int
    is_down: bool
    char: str
    tap: Tap | None
    has_control: bool = False


class Told(NamedTuple):
    """What a scan must say."""

    text: str
    symbology: Symbology


@dataclass(slots=True)
class Visit:
    """What the two do in front of one window.

    Attributes:
        typed: By the person; arrives whole, in order, and nothing else does.
        told: By the reader.
    """

    moves: list[Move] = field(default_factory=list)
    typed: str = ""
    told: list[Told] = field(default_factory=list)

    @property
    def end_ms(self) -> int:
        """Return when the last key moved."""
        return max((move.at_ms for move in self.moves), default=0)


@dataclass(slots=True)
class Typists:
    """Make visits, one after the other; the same for the same seed.

    Attributes:
        layout: The system's.
    """

    layout: Keyboard
    dice: random.Random
    now_ms: int = 1000

    def visits(self) -> Iterator[Visit]:
        """Yield visits of one scan each, without end."""
        while True:
            yield self._visit()

    def _visit(self) -> Visit:
        visit = Visit()
        before: tuple[Callable[[Visit], None], ...] = (self._type, self._roll, self._hold_a_key)
        if self.dice.random() < 0.7:  # noqa: PLR2004 - more often than not
            self.dice.choice(before)(visit)
        self._scan(visit)
        if self.dice.random() < 0.5:  # noqa: PLR2004 - every other time
            self._type(visit)
        visit.moves.sort(key=lambda move: move.at_ms)
        self.now_ms = visit.end_ms + 1000
        return visit

    def _type(self, visit: Visit) -> None:
        gap_ms = self.dice.randint(*_PERSON_KEY_MS)
        self._press_keys(visit, self.dice.randint(1, 8), gap_ms, down_ms=gap_ms * 2 // 3)

    def _roll(self, visit: Visit) -> None:
        gap_ms = self.dice.randint(*_ROLL_MS)
        self._press_keys(visit, self.dice.randint(*_ROLL_KEYS), gap_ms, down_ms=gap_ms * 3)

    def _hold_a_key(self, visit: Visit) -> None:
        # Down for so long that more of the reader's keys follow than a reader itself rolls over.
        self._press_keys(visit, 1, gap_ms=0, down_ms=600)
        self.now_ms = visit.moves[0].at_ms + self.dice.randint(10, 40)

    def _press_keys(self, visit: Visit, count: int, gap_ms: int, *, down_ms: int) -> None:
        chars = self.dice.sample(self.layout.letters_and_digits, count)  # a finger has one key
        for char in chars:
            tap = self.layout.tap_for(char)
            visit.moves.append(Move(self.now_ms, True, char, tap))
            visit.moves.append(Move(self.now_ms + down_ms, False, char, tap))
            self.now_ms += gap_ms
        visit.typed += "".join(chars)
        self.now_ms = visit.end_ms + self.dice.randint(*_NEXT_MS)

    def _scan(self, visit: Visit) -> None:
        sent, told = self._code()
        has_caps_lock = self.dice.random() < 0.2  # noqa: PLR2004 - now and then
        gap_ms, ending = self.dice.randint(*_READER_KEY_MS), self.dice.choice(_ENDINGS)
        held_up_after = self.dice.randint(_KEYS_BEFORE_PAUSE, len(sent + ending))
        if self.dice.random() < 0.5:  # noqa: PLR2004 - every other time
            held_up_after = 0
        for place, char in enumerate(sent + ending, start=1):
            self._send(visit, char, has_caps_lock=has_caps_lock)
            self.now_ms += gap_ms
            if place == held_up_after:
                self.now_ms += self.dice.randint(*_READER_PAUSE_MS)
        visit.told.append(told)
        self.now_ms += self.dice.randint(*_NEXT_MS) + (0 if ending else _AFTER_NO_ENDING_MS)

    def _send(self, visit: Visit, char: str, *, has_caps_lock: bool) -> None:
        is_pressed_with_control = char not in "\r\t\n" and not char.isprintable()
        tap, typed = None, char
        if char.isprintable():
            tap = US.tap_for(char)
            typed = self.layout.typed(tap, has_caps_lock=has_caps_lock)
        for is_down in (True, False):
            at_ms = self.now_ms + (not is_down)
            visit.moves.append(Move(at_ms, is_down, typed, tap, is_pressed_with_control))

    def _code(self) -> tuple[str, Told]:
        """Return what is sent, and what must be told."""
        card = "".join(self.dice.choices("0123456789", k=18))
        receipt = "R0A" + card[:15]
        kinds = (
            (card, Told(card, Symbology.UNKNOWN)),
            (receipt, Told(receipt, Symbology.UNKNOWN)),
            (f"]E0{card[:13]}", Told(card[:13], Symbology.EAN_13)),
            (f"]Q3{receipt}", Told(receipt, Symbology.QR_CODE)),
            (f"{PREFIX}{card}", Told(card, Symbology.UNKNOWN)),
            (f"\x02{receipt}\x03", Told(receipt, Symbology.UNKNOWN)),
            (f"]C1{card}\x1d{receipt}", Told(f"{card}\x1d{receipt}", Symbology.CODE_128)),
        )
        return self.dice.choice(kinds)
