# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier chose of language, theme and text size, in the till's settings."""

from pathlib import Path

import pytest

from pos_loyalty.linking.settings_file import keep_looks
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


def test_what_was_chosen_is_read_again_and_all_else_stays(tmp_path: Path) -> None:
    file = tmp_path / "till.toml"
    file.write_text(WRITTEN, "utf-8")

    keep_looks(tmp_path, language="ru", theme="dark", text_size_percent=150)
    keep_looks(tmp_path, language="ru", theme="high-contrast", text_size_percent=200)

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
        keep_looks(tmp_path, language=language, theme=theme, text_size_percent=percent)

        settings = read_settings(tmp_path)
        assert (settings.cashier_language, settings.theme) == (language, theme)
        assert settings.text_size_percent == percent


def test_what_was_not_changed_goes_on_following_the_system(tmp_path: Path) -> None:
    keep_looks(tmp_path, text_size_percent=125)

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

    keep_looks(folder, language="en", theme="light", text_size_percent=100)

    assert "cannot be kept" in caplog.text
