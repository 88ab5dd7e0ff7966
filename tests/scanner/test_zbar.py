# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A libzbar with the two overflows is never loaded."""

import pytest

from pos_loyalty.scanner import zbar


@pytest.mark.parametrize(
    ("platform", "version", "packaged", "safe"),
    [
        ("linux", (0, 23, 93), "", True),
        ("linux", (0, 24, 0), "", True),
        ("darwin", (0, 23, 93), "", True),
        ("darwin", (0, 23, 92), "", False),
        ("linux", (0, 23, 92), "0.23.92-7+deb12u1", True),
        ("linux", (0, 23, 92), "0.23.92-7", False),
        ("linux", (0, 23, 90), "0.23.90-1+deb11u1", True),
        ("linux", (0, 23, 90), "0.23.90-1", False),
        ("linux", (0, 23, 91), "0.23.91-1", False),
        ("linux", (0, 10, 0), "", False),
        ("linux", None, "", False),
        ("win32", (0, 23, 93), "", False),
    ],
)
def test_only_a_library_with_the_fixes_is_safe(
    platform: str, version: zbar.Version | None, packaged: str, *, safe: bool
) -> None:
    patched = {"0.23.92-7+deb12u1", "0.23.90-1+deb11u1"}

    answer = zbar.is_safe(platform, version, lambda least: least == packaged and least in patched)

    assert answer is safe


def test_the_library_of_this_system_tells_its_version() -> None:
    version = zbar.library_version()

    assert version is not None
    assert (0, 10, 0) <= version < (1, 0, 0)


@pytest.mark.parametrize(("version", "is_reached"), [("0", True), ("99:0", False)])
def test_the_package_manager_compares_versions(version: str, *, is_reached: bool) -> None:
    assert zbar.is_at_least_packaged(version) is is_reached


def test_without_a_package_manager_no_package_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert not zbar.is_at_least_packaged("0")
