# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tells a reader that types like a keyboard from a person who types.

A reader sends a code as one burst of keys and, mostly, an Enter or a Tab. The first key of a burst
looks like any other, so every character is held until the gap after it, or the code, says what it
was. Pure: key events and times come in; events to give back and codes come out.

Six keys in a burst are a reader's, and are never given back. Fewer are a person's, and are never
lost. A reader lets go of a key before it presses the next; so a key that stays down while several
more are pressed is the finger of somebody who was typing when the reader began.

A radio link or a busy hub may hold a reader up in the middle of a code, so what follows six keys of
a reader within 300 ms is still the reader's: characters are joined to the code, and an Enter or
Tab, there or right behind the ending, presses nothing. A code without an ending is told 300 ms
after its last key; two such codes, or such a code and a person, closer than that are read as one,
which is no code of ours.

What Ctrl makes of a letter (STX, ETX, GS) is held like a character: a reader may send it around or
inside a code. Right behind an ending it belongs to the ending.

What remains: fewer than six keys before a pause look typed, and are given back. The code is then
told without them, as misread, and its Enter still presses nothing; but a code in which no six keys
come without a pause, or that pauses longer than 300 ms before its last few keys, is typing.
"""

from dataclasses import dataclass, field
from typing import Final, Generic, NamedTuple, TypeVar

from pos_loyalty.scanner.strokes import Stroke

KEY_GAP_SECONDS_MAX: Final = 0.05
"""Readers type a character in 1 to 30 ms; nobody presses six keys in a row this fast."""

READER_PAUSE_SECONDS_MAX: Final = 0.3
"""How long a reader may be held up; as long is a code without an ending kept back."""

CODE_CHARS_MIN: Final = 6
CODE_CHARS_HELD_MAX: Final = 513
"""One more than the longest code that is looked at, so that a longer one is seen to be so."""

ENDINGS: Final = ("\r", "\n", "\t")
_FIRST_PRINTED: Final = " "

READER_ROLLOVER_KEYS_MAX: Final = 2
"""While a reader's key is down, it presses no more than this many others."""

_FINGERS_MAX: Final = 4

K = TypeVar("K")


class Verdict(NamedTuple, Generic[K]):
    """What a key decided.

    Attributes:
        typed: Held events that a person caused, oldest first: give them back before all else.
        burst: A whole code as it was pressed, without its ending; empty while there is none.
        is_held: The key itself is kept; else it goes where it was meant to go.
    """

    typed: tuple[K, ...] = ()
    burst: tuple[Stroke, ...] = ()
    is_held: bool = False


_Decided = tuple[tuple[K, ...], tuple[Stroke, ...]]
"""What was typed, and the burst, as in a verdict."""


@dataclass(slots=True, eq=False)
class _Press:
    stroke: Stroke
    later_presses: int = 0
    is_down: bool = True


@dataclass(slots=True)
class WedgeDecoder(Generic[K]):
    """Collects one burst of keys. One instance serves the whole application."""

    _presses: list[_Press] = field(default_factory=list)
    _events: list[tuple[_Press, K]] = field(default_factory=list)
    _to_release: set[int] = field(default_factory=set)
    _last_key_at: float = float("-inf")
    _has_just_ended: bool = False

    @property
    def wait_seconds(self) -> float:
        """Silence after the last key that was held, until ``expire`` is due."""
        if self._is_reader or self._has_just_ended:
            return READER_PAUSE_SECONDS_MAX
        return KEY_GAP_SECONDS_MAX

    def keeps(self, char: str, at_seconds: float) -> bool:
        """Tell whether ``press`` would keep this key: then no shortcut may take it before."""
        if char in ENDINGS:
            return (self._is_reader or self._has_just_ended) and self._is_in_time(at_seconds)
        return bool(char)

    def press(self, event: K, stroke: Stroke) -> Verdict[K]:
        """Take one key press. Repeatable, unless the key is held.

        Args:
            event: Whatever stands for the press; given back if a person typed it.
            stroke: The press itself; a clock that jumps ends the burst.
        """
        is_in_time = self._is_in_time(stroke.at_seconds)
        is_kept = self.keeps(stroke.char, stroke.at_seconds)
        is_tail = self._has_just_ended and is_in_time and stroke.char < _FIRST_PRINTED
        typed, burst = ((), ()) if is_in_time else self._decide()
        self._to_release.discard(stroke.key)
        if not is_kept:
            # A stranger in the middle of a reader's burst is let by, and the burst goes on.
            return Verdict(typed if self._is_reader else typed + self._give_back(), burst)
        self._last_key_at = stroke.at_seconds
        if is_tail or stroke.char in ENDINGS:
            return Verdict(*self._end(stroke.key), is_held=True)
        self._hold(event, stroke)
        return Verdict(typed, burst, is_held=True)

    def release(self, event: K, key: int) -> bool:
        """Take one key's release; ``True`` if it is kept, because its press was."""
        for press in reversed(self._presses):
            if press.stroke.key == key and press.is_down:
                press.is_down = False
                self._events.append((press, event))
                return True
        is_of_a_code = key in self._to_release
        self._to_release.discard(key)
        return is_of_a_code

    def expire(self) -> Verdict[K]:
        """Decide about what is held, as ``wait_seconds`` passed; a long burst needs no ending."""
        return Verdict(*self._decide())

    @property
    def _is_reader(self) -> bool:
        return len(self._presses) >= CODE_CHARS_MIN

    def _is_in_time(self, at_seconds: float) -> bool:
        return 0 <= at_seconds - self._last_key_at <= self.wait_seconds

    def _hold(self, event: K, stroke: Stroke) -> None:
        self._has_just_ended = False
        for earlier in self._presses[:_FINGERS_MAX]:
            earlier.later_presses += earlier.is_down
        if len(self._presses) == CODE_CHARS_HELD_MAX:
            self._to_release.add(stroke.key)
            return
        press = _Press(stroke)
        self._presses.append(press)
        self._events.append((press, event))

    def _end(self, key: int) -> _Decided[K]:
        # Some readers end with Enter and line feed, or twice: all that is one ending.
        decided = self._decide()
        self._has_just_ended = True
        self._to_release.add(key)
        return decided

    def _decide(self) -> _Decided[K]:
        self._has_just_ended = False
        if not self._is_reader:
            return self._give_back(), ()
        fingers = self._presses[: self._fingers()]
        burst = self._presses[len(fingers) :]
        typed = tuple(event for press, event in self._events if press in fingers)
        self._to_release.update(press.stroke.key for press in burst if press.is_down)
        self._give_back()
        return typed, tuple(press.stroke for press in burst)

    def _fingers(self) -> int:
        """Count the keys before the burst that somebody was typing when the reader began."""
        for count, press in enumerate(self._presses[: _FINGERS_MAX + 1]):
            if press.later_presses <= READER_ROLLOVER_KEYS_MAX:
                is_sure = not press.is_down and len(self._presses) - count >= CODE_CHARS_MIN
                return count if is_sure else 0
        return 0  # all seem to be down: this device tells no releases

    def _give_back(self) -> tuple[K, ...]:
        events = tuple(event for _, event in self._events)
        self._presses.clear()
        self._events.clear()
        return events
