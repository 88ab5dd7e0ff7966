# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One language: its translations with their plural forms, as a value that is handed around.

Texts stand in the code in English. ``./dev translations`` finds them as the first arguments of
``say``, ``say_counted`` and ``later``, so these are called with literals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from pos_loyalty.places import resources_dir
from pos_loyalty.wording import formats

LANGUAGES: Final = ("en", "pl", "ru")
"""ISO 639-1 codes; English first, which the texts are written in."""


@dataclass(frozen=True, slots=True)
class Language:
    """Says texts in one language.

    Attributes:
        code: One of ``LANGUAGES``.
        translations: English where there are none.
    """

    code: str
    translations: NullTranslations

    def say(self, text: str, **words: str) -> str:
        """Return a text with its placeholders filled."""
        return self.translations.gettext(text).format_map(words)

    def say_counted(self, one: str, many: str, count: int, **words: str) -> str:
        """Return a text in the plural form that the number wants; ``{count}`` is the number.

        Args:
            one: The English text for 1.
            many: The English text for any other number.
            count: At least 0.
            words: What the other placeholders stand for.
        """
        text = self.translations.ngettext(one, many, count)
        return text.format_map({"count": formats.number(count, self.code), **words})

    def name_in(self, names: Mapping[str, str]) -> str:
        """Return a text of the programme in this language, else in English, else in any."""
        return names.get(self.code) or names.get("en") or next(iter(names.values()), "")


def later(text: str) -> str:
    """Mark a text that ``say`` is given later, so that it is found for translation."""
    return text


@cache
def speak(code: str) -> Language:
    """Return a language; its texts are read from disk the first time. Any thread.

    A language that we do not have is English: a screen with foreign words beats none.
    """
    return open_language(code, resources_dir() / "i18n")


def open_language(code: str, i18n_dir: Path) -> Language:
    """Return a language with the texts of that folder; English texts where it has no file."""
    if code not in LANGUAGES:
        return Language(LANGUAGES[0], NullTranslations())
    try:
        with catalogue_file(code, i18n_dir).open("rb") as file:
            return Language(code, GNUTranslations(file))
    except FileNotFoundError:
        return Language(code, NullTranslations())


def catalogue_file(code: str, i18n_dir: Path) -> Path:
    """Return where a language's compiled texts are; the translators' .po stands beside it."""
    return i18n_dir / f"wording_{code}.mo"
