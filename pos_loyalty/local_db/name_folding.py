# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Names as they are compared: without marks, case and script, so that a typed word meets its own.

``Żółć`` and ``zolc``, ``Иванов``, ``Ivanov`` and ``Iwanow`` fold to one spelling. What is folded
is stored as search keys: a change here needs a migration that writes them anew.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
"""Without the letters that are others with a mark: ё, й, ї and ў lose it first."""

_LATIN: Final = {
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i",
    "y": "i", "j": "i", "w": "v",
}  # fmt: skip
_LETTERS: Final = str.maketrans(_CYRILLIC | _LATIN)
_KH: Final = re.compile("k+h")
_LONG_I: Final = re.compile("ii+")
_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = str.maketrans("", "", "'’ʼ`")


@lru_cache(maxsize=8192)  # names repeat
def fold_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, in their order, no duplicates."""
    text = unicodedata.normalize("NFKC", name).casefold().translate(_APOSTROPHES)
    folded = (_fold(word) for word in _WORD.findall(text))
    return tuple(dict.fromkeys(word for word in folded if word))


@lru_cache(maxsize=8192)
def _fold(word: str) -> str:
    marked = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in marked if not unicodedata.combining(c)).translate(_LETTERS)
    return _LONG_I.sub("i", _KH.sub("h", plain))
