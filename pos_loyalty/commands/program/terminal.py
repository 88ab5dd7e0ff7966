# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Says things at the terminal; what a document holds is shown there, and never obeyed."""

import sys
from typing import Final, TextIO
from unicodedata import category

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1


def say(text: str) -> None:
    """Print lines of text."""
    _write(text, sys.stdout)


def complain(text: str) -> None:
    """Print lines of text where errors go."""
    _write(text, sys.stderr)


def visible(text: str) -> str:
    """Return the text with everything that is no sign, such as an escape, written out."""
    return "".join(c if _is_shown(c) else f"\\u{ord(c):04x}" for c in text)


def _is_shown(character: str) -> bool:
    is_space = category(character) == "Zs"  # those that do not break, too
    return character.isprintable() or is_space or character == "\n"


def _write(text: str, stream: TextIO) -> None:
    """Print it with the signs that the terminal has; the others are written out too."""
    encoding = stream.encoding or "utf-8"
    known = visible(text).encode(encoding, "backslashreplace").decode(encoding)
    stream.write(known + "\n")
