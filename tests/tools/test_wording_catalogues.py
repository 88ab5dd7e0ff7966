# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every text of the wording is collected, translated with its plural forms, and compiled."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tools import wording_catalogues as catalogues
from tools.wording_catalogues import TRANSLATED, forms_of, source_of

I18N = catalogues.ROOT / "resources" / "i18n"
PLACEHOLDER = re.compile(r"\{\w*\}")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
SAYING = {"say": 1, "say_counted": 2, "later": 1}
HANDING_ON = ("language.py", "program_words.py", "changes.py")
"""They define ``say`` themselves, by another one."""


def committed(language: str) -> Catalog:
    return catalogues.read(catalogues.po_file(language, I18N), language)


def ids_of(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogues.texts_of(catalogue)}


def saying_calls(source: str) -> Iterator[tuple[int, list[ast.expr]]]:
    """Yield the line and the texts of every call that says something."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            if name in SAYING:
                yield node.lineno, node.args[: SAYING[name]]


def is_kept(message: Message, form: int, language: str, text: str) -> bool:
    """Tell whether a translation has the placeholders of its text.

    The form for 1 alone may leave the number out: "the cheapest is free". In Russian that form is
    for 21 and 31 as well.
    """
    wanted = set(PLACEHOLDER.findall(source_of(message)))
    found = set(PLACEHOLDER.findall(text))
    may_lack = {"{count}"} if message.pluralizable and form == 0 and language != "ru" else set()
    return found <= wanted and wanted - found <= may_lack


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    file = catalogues.po_file(language, I18N)

    assert list(catalogues.untranslated(file, language)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_number_has_three_plural_forms(language: str) -> None:
    counted = [m for m in catalogues.texts_of(committed(language)) if m.pluralizable]

    assert counted
    assert {len(forms_of(message)) for message in counted} == {3}


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_their_placeholders(language: str) -> None:
    for message in catalogues.texts_of(committed(language)):
        for form, text in enumerate(forms_of(message)):
            assert is_kept(message, form, language, text), text


@pytest.mark.parametrize(
    ("language", "form", "text", "is_good"),
    [
        ("pl", 0, "najtańsza z {total}", True),
        ("pl", 1, "najtańsza z {total}", False),
        ("ru", 0, "самая дешёвая из {total}", False),
        ("ru", 0, "{count} самая дешёвая из {total}", True),
        ("pl", 0, "najtańsza z {wszystkich}", False),
    ],
)
def test_a_placeholder_that_is_lost_would_be_found(
    language: str, form: int, text: str, *, is_good: bool
) -> None:
    message = Message(("the cheapest of {total}", "the {count} cheapest of {total}"))

    assert is_kept(message, form, language, text) is is_good


def test_russian_is_written_in_russian() -> None:
    for message in catalogues.texts_of(committed("ru")):
        for text in forms_of(message):
            words = PLACEHOLDER.sub("", text)
            assert CYRILLIC.search(words) or not re.search("[a-z]{2}", words), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_source_is_in_the_catalogue_and_no_other(language: str) -> None:
    assert ids_of(committed(language)) == ids_of(catalogues.texts_in(catalogues.SOURCES))


def test_the_collector_misses_no_text() -> None:
    said = {
        text.value
        for path in catalogues.SOURCES.rglob("*.py")
        for _, texts in saying_calls(path.read_text(encoding="utf-8"))
        for text in texts
        if isinstance(text, ast.Constant)
    }
    collected = catalogues.texts_in(catalogues.SOURCES)
    found = {
        text
        for message in catalogues.texts_of(collected)
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    }

    assert said == found


def test_no_text_is_built_before_it_is_said() -> None:
    built = [
        f"{path.name}:{line}"
        for path in sorted(catalogues.SOURCES.rglob("*.py"))
        if path.name not in HANDING_ON
        for line, texts in saying_calls(path.read_text(encoding="utf-8"))
        for text in texts
        if not isinstance(text, ast.Constant) and not is_from_a_table(text)
    ]

    assert built == []


def is_from_a_table(text: ast.expr) -> bool:
    """Tell whether it is looked up among texts that were marked ``later``."""
    return (
        isinstance(text, ast.Subscript)
        and isinstance(text.value, ast.Name)
        and text.value.id.isupper()
    )


@pytest.mark.parametrize(
    "source", ['say(f"{n} points")', 'words.say("a" + b)', 'language.say_counted(one, "many", 2)']
)
def test_a_text_built_too_early_would_be_found(source: str) -> None:
    ((_, texts),) = saying_calls(source)

    assert not all(isinstance(text, ast.Constant) for text in texts)


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_loaded_is_what_is_translated(language: str) -> None:
    file = catalogues.po_file(language, I18N)

    assert catalogues.compiled(file, language) == file.with_suffix(".mo").read_bytes()


def test_a_text_that_is_not_translated_is_told(tmp_path: Path) -> None:
    torn = tmp_path / "torn.po"
    whole = catalogues.po_file("pl", I18N).read_text(encoding="utf-8")
    torn.write_text(
        whole.replace('msgstr "Nagrody"', 'msgstr ""').replace(
            'msgstr[2] "{count} punktów"', 'msgstr[2] ""'
        ),
        encoding="utf-8",
    )

    assert list(catalogues.untranslated(torn, "pl")) == ["{count} points", "Rewards"]


def test_collecting_keeps_translations_and_drops_what_is_said_no_more(tmp_path: Path) -> None:
    file = catalogues.po_file("pl", tmp_path)
    whole = catalogues.po_file("pl", I18N).read_text(encoding="utf-8")
    gone = '\nmsgid "Said no more."\nmsgstr "Już nie."\n'
    file.write_text(whole + gone, encoding="utf-8")

    catalogues.collect(tmp_path)
    catalogues.compile_all(tmp_path)

    assert file.read_text(encoding="utf-8") == whole
    assert file.with_suffix(".mo").read_bytes() == catalogues.compiled(file, "pl")
    assert ids_of(catalogues.read(catalogues.po_file("ru", tmp_path), "ru"))
