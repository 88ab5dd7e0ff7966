# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a keyboard reader meant, where the system's layout is not the one that it presses for.

Two texts come out of one burst: what the system's layout typed, and what stands on the same keys of
a US keyboard. Most often they are one. Where they are not, and the shop has not said which one its
readers mean, the likelier is taken, by the first of these that tells them apart:

1. A code is ASCII: a reader that sends Cyrillic meant the letters on its keys.
2. It begins with the shop's prefix or with an AIM identifier.
3. It has fewer signs: a French layout makes signs of digits.
4. What was typed. A German reader on a German layout means what it types.

Caps Lock turns letters round. Some readers know of it and press the opposite; so a text that came
in capitals stays in capitals, as cards are printed, and one that came in small letters is told in
those that the reader pressed.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from pos_loyalty.scanner.reader_text import CONTROLS, aim_id_of
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.us_keyboard import us_char

_FIRST_PRINTED: Final = " "


class Layout(StrEnum):
    """Which keyboard the shop's readers press for. Written in its settings: never rename one."""

    AUTO = "auto"
    US = "us"
    SYSTEM = "system"


def typed_text(burst: Sequence[Stroke]) -> str:
    """Return what the system's layout made of a burst."""
    return "".join(stroke.char for stroke in burst)


def meant_text(
    burst: Sequence[Stroke],
    platform: str,
    layout: Layout = Layout.AUTO,
    prefixes: Sequence[str] = (),
) -> str:
    """Return what the reader meant.

    Args:
        burst: Its strokes, in order.
        platform: As ``sys.platform``: whose numbers the keys have.
        layout: What the shop says about its readers.
        prefixes: What the shop's readers may put before a code.
    """
    typed = typed_text(burst)
    if layout is Layout.SYSTEM:
        return typed
    on_us_keys = _on_us_keys(burst, platform)
    if typed.isupper() and on_us_keys.islower():
        on_us_keys = on_us_keys.upper()
    if layout is Layout.US or typed.lower() == on_us_keys.lower():
        return on_us_keys
    marks = tuple(prefixes)

    def unlikeliness(text: str) -> tuple[bool, bool, int]:
        start = text.lstrip(CONTROLS)
        is_marked = start.startswith(marks) or bool(aim_id_of(start))
        signs = sum(not char.isalnum() for char in text)
        return not text.isascii(), not is_marked, signs

    return min(typed, on_us_keys, key=unlikeliness)


def has_caps_lock(burst: Sequence[Stroke], platform: str) -> bool:
    """Tell whether a letter came in the case that Shift alone would not have given it."""
    return any(
        stroke.char.isalpha() and stroke.char.isupper() is not stroke.is_shifted
        for stroke in burst
        if us_char(stroke.scan_code, platform, is_shifted=False).isalpha()
    )


def _on_us_keys(burst: Sequence[Stroke], platform: str) -> str:
    return "".join(
        us_char(stroke.scan_code, platform, is_shifted=stroke.is_shifted) or stroke.char
        if stroke.char >= _FIRST_PRINTED
        else stroke.char
        for stroke in burst
    )
