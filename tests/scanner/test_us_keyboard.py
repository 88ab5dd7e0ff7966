# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A key is traced back to what stands on it on a US keyboard."""

import pytest

from pos_loyalty.scanner.us_keyboard import us_char


@pytest.mark.parametrize(
    ("scan_code", "platform", "plain", "shifted"),
    [
        (27, "linux", "r", "R"),
        (19, "win32", "r", "R"),
        (24, "linux", "q", "Q"),
        (52, "linux", "z", "Z"),
        (58, "linux", "m", "M"),
        (10, "linux", "1", "!"),
        (20, "linux", "-", "_"),
        (35, "linux", "]", "}"),
        (61, "linux", "/", "?"),
        (60, "linux", ".", ">"),
        (51, "linux", "\\", "|"),
        (65, "linux", " ", " "),
    ],
)
def test_what_stands_on_a_key(scan_code: int, platform: str, plain: str, shifted: str) -> None:
    chars = [us_char(scan_code, platform, is_shifted=shift) for shift in (False, True)]

    assert chars == [plain, shifted]


@pytest.mark.parametrize(("scan_code", "platform"), [(0, "linux"), (15, "darwin"), (200, "linux")])
def test_a_key_that_nobody_knows_has_no_character(scan_code: int, platform: str) -> None:
    assert us_char(scan_code, platform, is_shifted=False) == ""
