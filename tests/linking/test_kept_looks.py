# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier chose of language, theme and text size, in the till's settings."""

from pathlib import Path

import pytest

from pos_loyalty.linking.kept_looks import LooksFile
from pos_loyalty.settings import read_settings
from pos_loyalty.settings.reading import TEXT_SIZES_PERCENT
from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.theme import TEXT_SCALES, THEME_NAMES

WRITTEN = """# Ours
language = "pl"
theme = "light"  # by the window

[readers]
prefixes = ["~"]
"""


def keep(folder: Path, *, language: str, theme: str, percent: int) -> None:
    """Choose all three, at a till that was just begun."""
    looks = LooksFile(folder)
    looks.look()
    looks.keep("cashier_language", language)
    looks.keep("theme", theme)
    looks.keep("text_size", percent)


def test_what_was_chosen_is_read_again_and_all_else_stays(tmp_path: Path) -> None:
    file = tmp_path / "till.toml"
    file.write_text(WRITTEN, "utf-8")

    keep(tmp_path, language="ru", theme="dark", percent=150)
    keep(tmp_path, language="ru", theme="high-contrast", percent=200)

    settings = read_settings(tmp_path)
    assert (settings.cashier_language, settings.language) == ("ru", "pl")
    assert (settings.theme, settings.text_size_percent) == ("high-contrast", 200)
    assert settings.readers.prefixes == ("~",)
    assert "# by the window" in file.read_text("utf-8")


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_chosen_can_be_read(
    tmp_path: Path, language: str, theme: str
) -> None:
    for percent in TEXT_SIZES_PERCENT:
        keep(tmp_path, language=language, theme=theme, percent=percent)

        settings = read_settings(tmp_path)
        assert (settings.cashier_language, settings.theme) == (language, theme)
        assert settings.text_size_percent == percent


def test_what_was_not_changed_goes_on_following_the_system(tmp_path: Path) -> None:
    looks = LooksFile(tmp_path)
    looks.look()

    looks.keep("text_size", 125)

    settings = read_settings(tmp_path)
    assert (settings.cashier_language, settings.theme) == ("", "")
    assert settings.text_size_percent == 125


def test_the_settings_know_the_sizes_that_the_till_offers() -> None:
    assert tuple(round(scale * 100) for scale in TEXT_SCALES) == TEXT_SIZES_PERCENT


def test_where_nothing_can_be_written_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "till"
    folder.touch()  # a file where the folder would be

    LooksFile(folder).keep("theme", "light")

    assert "cannot be kept" in caplog.text


def test_a_theme_that_somebody_wrote_by_hand_meanwhile_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "till.toml"
    file.write_text('theme = "light"\n', "utf-8")
    looks = LooksFile(tmp_path)
    looks.look()
    file.write_text('theme = "high-contrast" # Iza needs it\n', "utf-8")

    looks.keep("theme", "dark")
    looks.keep("text_size", 150)

    assert file.read_text("utf-8") == 'text_size = 150\ntheme = "high-contrast" # Iza needs it\n'
    assert "theme was changed by hand" in caplog.text


def test_one_choice_after_the_other_is_kept(tmp_path: Path) -> None:
    looks = LooksFile(tmp_path)
    looks.look()

    for theme in ("dark", "dark", "high-contrast", "light"):
        looks.keep("theme", theme)

    assert read_settings(tmp_path).theme == "light"


@pytest.mark.parametrize(
    "text",
    [
        b'camera = """\n[a\n"""\ncashier_language = "pl"\n',  # what looks like a table in a text
        'camera = "M\u00fcller"\n'.encode("cp1252"),
    ],
)
def test_a_file_that_only_a_person_can_change_is_left_alone(
    tmp_path: Path, text: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "till.toml"
    file.write_bytes(text)
    looks = LooksFile(tmp_path)
    looks.look()

    looks.keep("cashier_language", "ru")

    assert file.read_bytes() == text
    assert "cannot be kept" in caplog.text
