# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every text is collected, translated and compiled; no text is built before it is translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pos_loyalty.places import find_places
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from tools import translations

UI = Path(translations.SOURCES)
LOOKING_UP = "language.py"  # it hands on what others name as literals
PLACEHOLDER = re.compile(r"\{\w+\}|%L?n")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def messages(language: str) -> list[tuple[str, ET.Element]]:
    tree = ET.parse(translations.ts_file(language))  # noqa: S314 - our own file
    return [
        (context.findtext("name", ""), message)
        for context in tree.getroot().iter("context")
        for message in context.iter("message")
    ]


def texts_of(message: ET.Element) -> list[str]:
    forms = list(message.iter("numerusform")) or list(message.iter("translation"))
    return [form.text or "" for form in forms]


def untranslatable_calls(source: str) -> Iterator[int]:
    """Yield the lines where a text is put together before it is looked up."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := translating(node.func)):
            texts = node.args[:2] if name == "translate" else node.args[:1]
            if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
                yield node.lineno


def translating(function: ast.expr) -> str:
    """Return ``tr`` or ``translate`` for a function that looks texts up: no painter's does."""
    match function:
        case ast.Attribute(attr="tr"):
            return "tr"
        case ast.Name(id="translate"):
            return "translate"
        case ast.Attribute(attr="translate", value=ast.Name(id="QCoreApplication" | "words")):
            return "translate"
        case _:
            return ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_unfinished(language: str) -> None:
    assert list(translations.unfinished(translations.ts_file(language))) == []


@pytest.mark.parametrize(("language", "plurals"), [("en", 2), ("pl", 3), ("ru", 3)])
def test_each_number_has_the_plurals_of_its_language(language: str, plurals: int) -> None:
    counted = [message for _, message in messages(language) if message.get("numerus") == "yes"]

    assert counted
    assert {len(list(message.iter("numerusform"))) for message in counted} == {plurals}


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_placeholders(language: str) -> None:
    for context, message in messages(language):
        source = message.findtext("source", "")
        for text in texts_of(message):
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(source)), (
                context,
                source,
            )


def test_russian_is_written_in_russian() -> None:
    latin = [
        text
        for _, message in messages("ru")
        for text in texts_of(message)
        if not CYRILLIC.search(PLACEHOLDER.sub("", text))
        and re.search(r"[a-z]{3}", PLACEHOLDER.sub("", text))
    ]

    assert latin == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_source_is_collected_and_no_other(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "I18N", tmp_path)
    translations.collect()
    fresh = ET.parse(tmp_path / f"pos_loyalty_{language}.ts")  # noqa: S314 - made just now
    monkeypatch.undo()

    collected = {
        (context.findtext("name"), message.findtext("source"))
        for context in fresh.getroot().iter("context")
        for message in context.iter("message")
    }
    kept = {(context, message.findtext("source")) for context, message in messages(language)}
    assert collected == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_loaded_is_what_is_translated(language: str, tmp_path: Path) -> None:
    source = translations.ts_file(language)
    again = tmp_path / "again.qm"

    translations.compile_to(source, again)

    assert again.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_no_text_is_built_before_it_is_translated() -> None:
    found = [
        f"{path.relative_to(UI)}:{line}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != LOOKING_UP
        for line in untranslatable_calls(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'self.tr(f"{n} points")',
        'self.tr("%d points" % n)',
        'self.tr("{} points".format(n))',
        'translate("till", "a" + b)',
        'QCoreApplication.translate("till", text)',
    ],
)
def test_a_text_built_too_early_would_be_found(source: str) -> None:
    assert list(untranslatable_calls(source)) == [1]


def test_an_unfinished_entry_would_be_found(tmp_path: Path) -> None:
    torn = tmp_path / "torn.ts"
    text = translations.ts_file("pl").read_text(encoding="utf-8")
    torn.write_text(
        text.replace(
            "<translation>Wstecz</translation>", '<translation type="unfinished"></translation>'
        ),
        encoding="utf-8",
    )

    assert [source for _, source in translations.unfinished(torn)] != []


@pytest.mark.usefixtures("qapp")
def test_the_language_changes_while_the_program_runs() -> None:
    from PySide6.QtCore import QCoreApplication

    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    seen = []
    for language in ("pl", "ru", "en"):
        assert switch.use(language)
        seen.append(QCoreApplication.translate("notice", "Card blocked."))

    assert seen == ["Karta zablokowana.", "Карта заблокирована.", "Card blocked."]


@pytest.mark.usefixtures("qapp")
def test_qts_own_words_change_too() -> None:
    from PySide6.QtCore import QCoreApplication

    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    switch.use("pl")
    polish = QCoreApplication.translate("QPlatformTheme", "Cancel")
    switch.use("en")

    assert polish == "Anuluj"


@pytest.mark.usefixtures("qapp")
def test_a_missing_translation_leaves_english(tmp_path: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    earlier = LanguageSwitch(find_places().resources_dir / "i18n")
    assert earlier.use("pl")
    is_found = LanguageSwitch(tmp_path).use("pl")

    assert not is_found
    assert QCoreApplication.translate("notice", "Card blocked.") == "Card blocked."
