# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The word that registers show: made once, kept, and compared whole."""

import os
from pathlib import Path

import pytest

from pos_loyalty.register_bridge.token import FILE_NAME, WrongToken, is_shown, kept_token


def test_a_token_is_made_once_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    first, again = kept_token(folder), kept_token(folder)

    assert first == again
    assert len(first) >= 43  # 256 bits
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_no_two_tills_have_the_same(tmp_path: Path) -> None:
    assert kept_token(tmp_path / "1") != kept_token(tmp_path / "2")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the folder's own rights keep it")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    kept_token(tmp_path)

    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kept", ["", "short", "x" * 257, "a b" * 20, "\x00" * 40, "ż" * 40])
def test_what_is_no_token_is_not_taken_for_one(tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE_NAME).write_text(kept, "utf-8")

    with pytest.raises(WrongToken):
        kept_token(tmp_path)


def test_the_shop_may_choose_its_own(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("x" * 32 + "\r\n", "ascii")

    assert kept_token(tmp_path) == "x" * 32


@pytest.mark.parametrize(
    ("shown", "is_right"),
    [
        ("Bearer word", True),
        ("bearer  word ", True),
        ("Bearer Word", False),
        ("Bearer wor", False),
        ("Bearer wordy", False),
        ("Bearer słowo", False),
        ("Basic word", False),
        ("word", False),
        ("", False),
        (None, False),
    ],
)
def test_the_word_is_compared_whole(shown: str | None, *, is_right: bool) -> None:
    assert is_shown("word", shown) is is_right
