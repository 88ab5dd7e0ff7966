# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which language the windows speak; it changes while they are open.

The till's windows speak the cashier's, through the application's translators. The customer's
display speaks the member's at the same time, through ``Words``.
"""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pos_loyalty.ui.formats import locale_of, number
from pos_loyalty.ui.view_models.till_state import (
    LANGUAGES,
)

__all__ = ["LANGUAGES", "LanguageSwitch", "Speaker", "Words", "own_name"]

_OWN_NAMES: Final = {"en": "English", "pl": "Polski", "ru": "Русский"}


def own_name(language: str) -> str:
    """Return what its speakers call the language."""
    return _OWN_NAMES.get(language, language)


class LanguageSwitch:
    """Installs the translations of one language at a time. GUI thread.

    Qt then sends every widget ``LanguageChange``; a widget draws its words again on that.
    """

    # Of all switches: there is one application, and another switch takes away what one installed.
    _installed: ClassVar[list[QTranslator]] = []

    def __init__(self, i18n_dir: Path) -> None:
        self._i18n_dir = i18n_dir

    def use(self, language: str) -> bool:
        """Speak this language, with its numbers and Qt's own words; tell whether it was found.

        Without a translation the words stay English: a till with a file missing still works.
        """
        self.fall_silent()
        QLocale.setDefault(locale_of(language))
        qt_dir = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        qt_words, our_words = QTranslator(), QTranslator()
        has_qt_words = qt_words.load(f"qtbase_{language}", qt_dir)
        is_found = our_words.load(f"pos_loyalty_{language}", str(self._i18n_dir))
        for translator, is_loaded in ((qt_words, has_qt_words), (our_words, is_found)):
            if is_loaded:
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
        return is_found

    @classmethod
    def fall_silent(cls) -> None:
        """Take away whatever language any switch has installed: the words are English then."""
        for translator in cls._installed:
            QCoreApplication.removeTranslator(translator)
        cls._installed.clear()


class Words:
    """Looks texts up in one language, whatever the application speaks."""

    def __init__(self, language: str, translator: QTranslator) -> None:
        """Take the language for numbers, and its texts."""
        self._language = language
        self._translator = translator

    def translate(self, context: str, text: str) -> str:
        """Return a text; the collector of texts finds calls by this method's name."""
        return self._translator.translate(context, text) or text

    def points(self, count: int) -> str:
        """Return ``5 points``."""
        pattern = self._translator.translate("CountedWords", "%Ln points", "", count)
        return (pattern or "%Ln points").replace("%Ln", number(count, self._language))


class Speaker:
    """Has the words of every language at hand. GUI thread."""

    def __init__(self, i18n_dir: Path) -> None:
        self._i18n_dir = i18n_dir
        self._words: dict[str, Words] = {}

    def words(self, language: str) -> Words:
        """Return a language's words, read from disk the first time; English without a file."""
        if language not in self._words:
            translator = QTranslator()
            translator.load(f"pos_loyalty_{language}", str(self._i18n_dir))
            self._words[language] = Words(language, translator)
        return self._words[language]
