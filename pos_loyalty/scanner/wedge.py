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

What remains: fewer than six keys before a pause look typed, and are given back. The code is then
told without them, as misread, and its Enter still presses nothing; but a code in which no six keys
come without a pause, or that pauses longer than 300 ms before its last few keys, is typing.
"""

from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar

KEY_GAP_SECONDS_MAX: Final = 0.05
"""Readers type a character in 1 to 30 ms; nobody presses six keys in a row this fast."""

READER_PAUSE_SECONDS_MAX: Final = 0.3
"""How long a reader may be held up; as long is a code without an ending kept back."""

CODE_CHARS_MIN: Final = 6
CODE_CHARS_HELD_MAX: Final = 513
"""One more than the longest code that is looked at, so that a longer one is seen to be so."""

ENDINGS: Final = ("\r", "\n", "\t")
SEPARATORS: Final = ("\x1c", "\x1d", "\x1e", "\x1f")
"""Control characters that stand between the fields of a long code; typed by a person, commands."""

READER_ROLLOVER_KEYS_MAX: Final = 2
"""While a reader's key is down, it presses no more than this many others."""

_FINGERS_MAX: Final = 4

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Verdict(Generic[K]):
    """What a key decided.

    Attributes:
        typed: Held events that a person caused, oldest first: give them back before all else.
        code: A whole code, without prefix and ending; ``None`` while there is none.
        is_held: The key itself is kept; else it goes where it was meant to go.
    """

    typed: tuple[K, ...] = ()
    code: str | None = None
    is_held: bool = False


@dataclass(slots=True, eq=False)
class _Press:
    key: int
    char: str
    later_presses: int = 0
    is_down: bool = True


@dataclass(slots=True)
class WedgeDecoder(Generic[K]):
    """Collects one burst of keys. One instance serves the whole application.

    Attributes:
        prefix: What the shop's readers put before a code; a burst without it is still a code.
    """

    prefix: str = ""
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
        if not char:
            return False
        if char in SEPARATORS:
            return self._is_reader and self._is_in_time(at_seconds)
        if char in ENDINGS:
            return (self._is_reader or self._has_just_ended) and self._is_in_time(at_seconds)
        return True

    def press(self, event: K, key: int, char: str, at_seconds: float) -> Verdict[K]:
        """Take one key press. Repeatable, unless the key is held.

        Args:
            event: Whatever stands for the press; given back if a person typed it.
            key: Which key of the keyboard; its release has the same number.
            char: What the key types; Enter and Tab as the control characters that they are;
                empty for a key that types nothing, and for the repeats of one that stays down.
            at_seconds: When it was pressed; a clock that jumps ends the burst.
        """
        is_kept = self.keeps(char, at_seconds)
        decided: Verdict[K] = Verdict() if self._is_in_time(at_seconds) else self.expire()
        self._to_release.discard(key)
        if not is_kept:
            # A stranger in the middle of a reader's burst is let by, and the burst goes on.
            typed = () if self._is_reader else self._give_back()
            return replace(decided, typed=decided.typed + typed)
        self._last_key_at = at_seconds
        if char in ENDINGS:
            return self._end(key)
        self._hold(event, key, char)
        return replace(decided, is_held=True)

    def release(self, event: K, key: int) -> bool:
        """Take one key's release; ``True`` if it is kept, because its press was."""
        for press in reversed(self._presses):
            if press.key == key and press.is_down:
                press.is_down = False
                self._events.append((press, event))
                return True
        is_of_a_code = key in self._to_release
        self._to_release.discard(key)
        return is_of_a_code

    def expire(self) -> Verdict[K]:
        """Decide about what is held, as ``wait_seconds`` passed; a long burst needs no ending."""
        self._has_just_ended = False
        return self._decide()

    @property
    def _is_reader(self) -> bool:
        return len(self._presses) >= CODE_CHARS_MIN

    def _is_in_time(self, at_seconds: float) -> bool:
        return 0 <= at_seconds - self._last_key_at <= self.wait_seconds

    def _hold(self, event: K, key: int, char: str) -> None:
        self._has_just_ended = False
        for earlier in self._presses[:_FINGERS_MAX]:
            earlier.later_presses += earlier.is_down
        if len(self._presses) == CODE_CHARS_HELD_MAX:
            self._to_release.add(key)
            return
        press = _Press(key, char)
        self._presses.append(press)
        self._events.append((press, event))

    def _end(self, key: int) -> Verdict[K]:
        # Some readers end with Enter and line feed, or twice: all that is one ending.
        self._has_just_ended = True
        self._to_release.add(key)
        return replace(self._decide(), is_held=True)

    def _decide(self) -> Verdict[K]:
        if not self._is_reader:
            return Verdict(self._give_back())
        fingers = self._presses[: self._fingers()]
        burst = self._presses[len(fingers) :]
        typed = tuple(event for press, event in self._events if press in fingers)
        self._to_release.update(press.key for press in burst if press.is_down)
        self._give_back()
        return Verdict(typed, "".join(press.char for press in burst).removeprefix(self.prefix))

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
