# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Collects the texts of ``pos_loyalty.wording`` into .po files, and compiles them to .mo.

English needs no file: the texts stand in the code in English.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pos_loyalty.wording.language import LANGUAGES, catalogue_file

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = ROOT / "pos_loyalty" / "wording"
TRANSLATED: Final = tuple(code for code in LANGUAGES if code != "en")

_WIDTH: Final = 100
_KEYWORDS: Final = {"say": None, "say_counted": (1, 2), "later": None}
_HEADER: Final = (
    "# SPDX-FileCopyrightText: The POS Loyalty authors\n# SPDX-License-Identifier: Apache-2.0"
)


def po_file(language: str, i18n_dir: Path) -> Path:
    """Return the file that a translator edits."""
    return catalogue_file(language, i18n_dir).with_suffix(".po")


def collect(i18n_dir: Path) -> None:
    """Bring every .po up to date with the source; texts that went are dropped."""
    template = texts_in(SOURCES)
    for language in TRANSLATED:
        file = po_file(language, i18n_dir)
        catalogue = read(file, language) if file.exists() else Catalog(locale=language)
        # A guess that is taken for a translation is worse than none.
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        _head(catalogue)
        with file.open("wb") as out:
            write_po(out, catalogue, width=_WIDTH, include_lineno=False, ignore_obsolete=True)


def _head(catalogue: Catalog) -> None:
    """Leave nothing in the header that changes by itself: who and when is the history's to say."""
    catalogue.header_comment = _HEADER
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "POS", "Loyalty"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)


def texts_in(folder: Path) -> Catalog:
    """Return every text of the modules in a folder, in the order of the modules."""
    template = Catalog()
    for name, line, text, comments, context in extract_from_dir(
        folder, method_map=[("**.py", "python")], keywords=_KEYWORDS
    ):
        template.add(text, None, [(Path(name).as_posix(), line)], (), comments, (), context=context)
    return template


def read(file: Path, language: str) -> Catalog:
    """Return a .po file's texts."""
    with file.open("rb") as source:
        return read_po(source, locale=language)


def compiled(file: Path, language: str) -> bytes:
    """Return what the program loads."""
    target = BytesIO()
    write_mo(target, read(file, language))
    return target.getvalue()


def compile_all(i18n_dir: Path) -> None:
    """Write the .mo beside every .po."""
    for language in TRANSLATED:
        target = catalogue_file(language, i18n_dir)
        target.write_bytes(compiled(po_file(language, i18n_dir), language))


def untranslated(file: Path, language: str) -> Iterator[str]:
    """Yield every text that is not translated in full, or only by a guess."""
    catalogue = read(file, language)
    for message in texts_of(catalogue):
        forms = forms_of(message)
        is_full = all(forms) and (len(forms) == catalogue.num_plurals or not message.pluralizable)
        if message.fuzzy or not is_full:
            yield source_of(message)


def texts_of(catalogue: Catalog) -> list[Message]:
    """Return the entries, without the header."""
    return [message for message in catalogue if message.id]


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translation: one text, or one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (str(message.string or ""),)


def source_of(message: Message) -> str:
    """Return the English text; of a counted one the plural."""
    return str(message.id if isinstance(message.id, str) else message.id[1])
