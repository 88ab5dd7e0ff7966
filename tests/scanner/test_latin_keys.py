# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A Cyrillic letter is traced back to the key that a reader pressed."""

import pytest

from pos_loyalty.scanner.latin_keys import latin_letter


@pytest.mark.parametrize(
    ("char", "scan_code", "platform", "letter"),
    [
        ("К", 27, "linux", "R"),
        ("к", 27, "linux", "r"),
        ("К", 19, "win32", "R"),
        ("Й", 24, "linux", "Q"),
        ("Я", 52, "linux", "Z"),
        ("Ь", 58, "linux", "M"),
        ("R", 27, "linux", "R"),
        ("4", 13, "linux", "4"),
        ("Э", 48, "linux", "Э"),
        ("К", 0, "linux", "К"),
        ("К", 15, "darwin", "К"),
    ],
)
def test_the_letter_at_a_keys_place(char: str, scan_code: int, platform: str, letter: str) -> None:
    assert latin_letter(char, scan_code, platform) == letter
