# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What members read: nothing empty, nothing missing in a language that the rest is in."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.document_shape import below
from pos_loyalty.protocol.mistake_words import nearest, shown
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, strings

_LANGUAGE_CODE: Final = re.compile(r"[a-z]{2,3}")
_OPTIONAL: Final = ".worth.details"
"""May be left empty altogether."""

_CODES: Final = (
    "skus",
    "categories",
    "tags",
    "excluded_skus",
    "excluded_categories",
    "excluded_tags",
    "sku",
    "store_ids",
    "event",
)
"""Fields that hold codes of the shop's own, which labels are for."""


def check_texts(reading: Reading) -> Iterator[Mistake]:
    """Yield texts that are empty, or missing in a language that most others are in."""
    times = Counter(code for text in reading.texts for code in text.by_language)
    usual = [code for code, count in times.items() if count * 2 > len(reading.texts)]
    for text in reading.texts:
        if not text.by_language and not text.place.endswith(_OPTIONAL):
            advice = f"Write it in {', '.join(usual)}." if usual else 'Such as {"en": "A coffee"}.'
            yield Mistake(text.place, "There is no text in any language.", advice)
            continue
        for code, words in text.by_language.items():
            if isinstance(words, str) and not words.strip():
                yield Mistake(below(text.place, code), "The text is empty.", "Members read it.")
        if missing := [code for code in usual if code not in text.by_language]:
            absent = f"There is no text in {', '.join(missing)}, and most others have one."
            yield Mistake(
                text.place, absent, "Members would read another language.", is_warning=True
            )


def check_codes_of_languages(reading: Reading) -> Iterator[Mistake]:
    """Yield what is no code of a language, each once."""
    places = {code: t.place for t in reversed(reading.texts) for code in t.by_language}
    for code, place in places.items():
        if not _LANGUAGE_CODE.fullmatch(code):
            unknown = f"{shown(code)} is no code of a language."
            yield Mistake(below(place, code), unknown, "Write two small letters, such as en.")


def check_labels(reading: Reading) -> Iterator[Mistake]:
    """Yield labels of codes that the document does not use."""
    used = {code for part in reading.parts for name in _CODES for _, code in strings(part, name)}
    for part in reading.of(Program):
        labels = part.content.get("labels")
        for code in labels if isinstance(labels, dict) else ():
            if code not in used:
                idle = f"Nothing in this document uses the code {shown(code)}."
                place = below(below(part.place, "labels"), code)
                yield Mistake(place, idle, nearest(code, used), is_warning=True)
