# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Settings are changed one by one; all else in the file stays, and nobody's work is overwritten."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_loyalty.linking.settings_change import (
    Change,
    ChangedMeanwhile,
    change_settings,
    content_of,
    value_in,
)
from pos_loyalty.settings import FILE_NAME, InvalidSettings, read_settings

FILE = """# The shop's own
language = "pl"   # theirs
sound = true # loud

[printer] # the one at the counter
kind = "pdf-folder"
folder = 'receipts'  # beside this file

[[card_schemes]]
name = "Green # Card"
symbology = "EAN-13"
prefixes = ["2990"]
"""

LINES = st.lists(
    st.sampled_from(
        ["# a word", "", "theme = 'dark' # night", 'customer_screen = "HDMI-1"', "sound = false"]
    ),
    unique=True,
)
TABLES = st.lists(
    st.sampled_from(
        [
            '[readers]\nprefixes = ["~"] # ours',
            '[printer]\nwhen = "never" # quiet',
            "[ register ] # theirs\nport = 9999",
            '[[card_schemes]]\nname = "Green"\nsymbology = "EAN-13"\nprefixes = ["2990"]',
        ]
    ),
    unique=True,
)
CHANGES = st.sampled_from(
    [
        ("", "sound", True),
        ("", "sound_volume", 25),
        ("", "customer_screen", 'DP-2 "left"'),
        ("printer", "when", "always"),
        ("printer", "width", 58),
        ("register", "port", 9191),
    ]
)


def write(folder: Path, text: str) -> None:
    (folder / FILE_NAME).write_text(text, "utf-8")


def read(folder: Path) -> str:
    return (folder / FILE_NAME).read_text("utf-8")


@settings(max_examples=60)
@given(above=LINES, tables=TABLES, change=CHANGES)
def test_a_change_changes_itself_alone(
    tmp_path_factory: pytest.TempPathFactory,
    above: list[str],
    tables: list[str],
    change: tuple[str, str, bool | int | str],
) -> None:
    folder = tmp_path_factory.mktemp("till")
    text = "\n".join([*above, "", *tables, ""])
    write(folder, text)
    before, (table, key, value) = tomllib.loads(text), change

    change_settings(folder, [Change(table, key, value_in(before, table, key), value)])

    expected = tomllib.loads(text)
    (expected.setdefault(table, {}) if table else expected)[key] = value
    assert tomllib.loads(read(folder)) == expected
    comments = [line.partition("#")[2] for line in text.splitlines() if "#" in line]
    assert [comment for comment in comments if f"#{comment}" not in read(folder)] == []


def test_comments_order_and_all_other_lines_stay(tmp_path: Path) -> None:
    write(tmp_path, FILE)

    change_settings(
        tmp_path,
        [Change("", "sound", True, False), Change("printer", "kind", "pdf-folder", "none")],
    )

    wanted = FILE.replace("sound = true #", "sound = false #")
    assert read(tmp_path) == wanted.replace('kind = "pdf-folder"', 'kind = "none"')


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    changed = change_settings(tmp_path, [Change("register", "port", None, 9191)])

    assert changed.register.port == 9191
    assert read_settings(tmp_path) == changed


def test_what_somebody_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, FILE)
    seen = content_of(tmp_path)
    write(tmp_path, FILE.replace("sound = true", "sound = false"))

    with pytest.raises(ChangedMeanwhile):
        change_settings(tmp_path, [Change("", "sound", value_in(seen, "", "sound"), True)])

    assert "sound = false # loud" in read(tmp_path)


def test_what_else_was_written_meanwhile_is_no_hindrance(tmp_path: Path) -> None:
    write(tmp_path, FILE)
    seen = content_of(tmp_path)
    write(tmp_path, FILE.replace('language = "pl"', 'language = "ru"'))

    change_settings(tmp_path, [Change("", "sound", value_in(seen, "", "sound"), False)])

    assert 'language = "ru"   # theirs' in read(tmp_path)
    assert "sound = false # loud" in read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        'printer = { kind = "none" }\n',  # a table on a line of its own
        'sound = true\nlanguage = """\n[printer]\n"""\n',  # what looks like one in a text
        "camera = 1\n[printer\n",
    ],
)
def test_a_file_that_only_a_person_can_change_is_left_alone(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)

    with pytest.raises(InvalidSettings):
        change_settings(tmp_path, [Change("printer", "when", None, "always")])

    assert read(tmp_path) == text


def test_a_till_that_could_not_start_with_it_is_not_given_it(tmp_path: Path) -> None:
    write(tmp_path, FILE)

    with pytest.raises(InvalidSettings):
        change_settings(tmp_path, [Change("printer", "kind", "pdf-folder", "escpos")])

    assert read(tmp_path) == FILE


def test_all_of_it_is_changed_or_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILE)

    with pytest.raises(ChangedMeanwhile):
        change_settings(
            tmp_path, [Change("", "sound", True, False), Change("", "sound_volume", 50, 25)]
        )

    assert read(tmp_path) == FILE
