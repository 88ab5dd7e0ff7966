# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Collects the texts of the program into resources/i18n, and compiles what is translated.

    python -m tools.translations

Run it after changing a text, translate what it lists, and run it again. The windows' texts are
in .ts files (Qt Linguist edits them), the programme's wording in .po files (Poedit and others do).
What is compiled, .qm and .mo, is committed with them.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from tools import wording_catalogues

ROOT = Path(__file__).resolve().parents[1]
I18N = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "pl", "ru")
SOURCES = ROOT / "pos_loyalty" / "ui"


def main() -> int:
    """Collect, fill in the English, compile; return 1 when something is untranslated."""
    collect()
    untranslated = 0
    for language in LANGUAGES:
        source = ts_file(language)
        if language == "en":
            fill_in_english(source)
        compile_to(source, source.with_suffix(".qm"))
        for context, text in unfinished(source):
            untranslated += 1
            print(f"{source.name}: {context}: {text}")
    untranslated += _wording()
    return 1 if untranslated else 0


def _wording() -> int:
    """Do the same for the .po files; return how many texts are untranslated."""
    wording_catalogues.collect(I18N)
    wording_catalogues.compile_all(I18N)
    missing = [
        f"{file.name}: {text}"
        for language in wording_catalogues.TRANSLATED
        for file in [wording_catalogues.po_file(language, I18N)]
        for text in wording_catalogues.untranslated(file, language)
    ]
    print("\n".join(missing), end="\n" if missing else "")
    return len(missing)


def ts_file(language: str) -> Path:
    """Return the file with a language's texts."""
    return I18N / f"pos_loyalty_{language}.ts"


def collect() -> None:
    """Bring every .ts file up to date with the source; texts that went are dropped."""
    I18N.mkdir(parents=True, exist_ok=True)
    sources = sorted(str(path.relative_to(ROOT)) for path in SOURCES.rglob("*.py"))
    for language in LANGUAGES:
        _run(
            "pyside6-lupdate",
            *sources,
            *("-locations", "none", "-no-obsolete", "-silent"),
            *("-source-language", "en_GB", "-target-language", language),
            *("-ts", str(ts_file(language))),
        )


def compile_to(source: Path, target: Path) -> None:
    """Make the file that the program loads, and swap it whole: Qt maps it while it runs."""
    fresh = target.with_suffix(".new")
    _run("pyside6-lrelease", "-silent", str(source), "-qm", str(fresh))
    fresh.replace(target)


def unfinished(source: Path) -> Iterator[tuple[str, str]]:
    """Yield context and text of every entry that is not translated in full."""
    for context, message in _messages(_parsed(source)):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished" or not _is_full(message):
            yield context, message.findtext("source", "")


def fill_in_english(source: Path) -> None:
    """Give every English entry its own text; only plural forms are written by hand.

    The singular of an entry with a number is the person's to write: it stays unfinished.
    """
    tree = _parsed(source)
    for _context, message in _messages(tree):
        translation = message.find("translation")
        if translation is not None and message.get("numerus") != "yes":
            translation.text = message.findtext("source", "")
            translation.attrib.pop("type", None)
    text = ET.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    source.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
    )


def _parsed(source: Path) -> "ET.ElementTree[ET.Element]":
    return ET.parse(source)  # noqa: S314 - our own file, as committed


def _messages(tree: "ET.ElementTree[ET.Element]") -> Iterator[tuple[str, ET.Element]]:
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _is_full(message: ET.Element) -> bool:
    forms = list(message.iter("numerusform")) or list(message.iter("translation"))
    return all((form.text or "").strip() for form in forms)


def _run(program: str, *arguments: str) -> None:
    beside = Path(sys.executable).with_name(program)
    found = str(beside) if beside.exists() else shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is missing: it comes with PySide6")
    subprocess.run([found, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
