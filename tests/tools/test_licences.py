# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import pytest

from tools.licences import (
    KNOWN_LICENCES,
    MAY_BE_MISSING,
    SHIPPED_EXTRAS,
    is_allowed,
    licence_of,
    main,
    shipped_packages,
)

REPOSITORY = Path(__file__).resolve().parents[2]


def install(folder: Path, name: str, *fields: str) -> Distribution:
    """Put a package's metadata where Python looks for installed packages."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields]
    (info / "METADATA").write_text("\n".join(lines) + "\n")
    return Distribution.at(info)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path of Python, for made-up packages."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "LGPL-3.0-only",
        "GNU Lesser General Public License v3 (LGPLv3)",
        "GNU Library or Lesser General Public License (LGPL)",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "GPL-2.0-only OR MIT",
        "BSD-3-Clause AND 0BSD AND MIT",
    ],
)
def test_a_licence_that_leaves_our_code_alone_is_allowed(licence: str) -> None:
    assert is_allowed(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "GPL-3.0-or-later",
        "AGPL-3.0-only",
        "GPLv3",
        "GNU General Public License v2 (GPLv2)",
        "GNU Affero General Public License v3",
        "MIT AND GPL-3.0-only",
        "GPL-2.0-only OR GPL-3.0-only",
        "GPL-3.0-only AND (MIT OR BSD-3-Clause)",
    ],
)
def test_a_licence_that_asks_for_our_code_is_refused(licence: str) -> None:
    assert not is_allowed(licence)


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        (["License-Expression: MIT"], "MIT"),
        (["License: BSD"], "BSD"),
        (["License: UNKNOWN", "Classifier: License :: OSI Approved :: ISC License"], "ISC License"),
        (["Classifier: Topic :: Database"], ""),
    ],
)
def test_a_licence_is_read_where_the_package_states_it(
    tmp_path: Path, fields: list[str], licence: str
) -> None:
    assert licence_of(install(tmp_path, "stated", *fields), {}) == licence


def test_a_silent_package_needs_an_entry_of_its_own(tmp_path: Path) -> None:
    silent = install(tmp_path, "Silent_Package")

    assert licence_of(silent, {"silent-package": "Zlib"}) == "Zlib"


def test_indirect_packages_and_extras_are_followed_and_circles_end(packages: Path) -> None:
    install(
        packages,
        "shop",
        "Provides-Extra: camera",
        "Provides-Extra: dev",
        "Requires-Dist: direct[fast]",
        'Requires-Dist: lens; extra == "camera"',
        'Requires-Dist: hammer; extra == "dev"',
        'Requires-Dist: elsewhere; sys_platform == "atari"',
    )
    install(packages, "direct", "Provides-Extra: fast", 'Requires-Dist: deep; extra == "fast"')
    install(packages, "deep", "Requires-Dist: shop")
    install(packages, "lens")

    names = {package.name for package in shipped_packages("shop", ["camera"])}

    assert names == {"direct", "deep", "lens"}


def test_a_package_that_is_not_installed_cannot_be_passed_over(packages: Path) -> None:
    install(packages, "shop", "Requires-Dist: there-is-none")

    with pytest.raises(PackageNotFoundError):
        list(shipped_packages("shop", []))


def test_what_we_ship_is_allowed_and_a_gpl_package_among_it_is_not(
    packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_it_is = main()
    install(packages, "requests", "License-Expression: GPL-3.0-only")
    with_gpl = main()

    assert (as_it_is, with_gpl) == (0, 1)
    assert capsys.readouterr().out == "requests 1.0: GPL-3.0-only\n"


def test_hidapi_is_looked_at_where_it_is_installed(
    packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = [
        "Classifier: License :: OSI Approved :: BSD License",
        "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
    ]
    install(packages, "hidapi", *both, "Requires-Dist: deep")
    install(packages, "deep", "License-Expression: GPL-3.0-only")

    status = main()

    assert status == 1
    assert capsys.readouterr().out == "deep 1.0: GPL-3.0-only\n"


def test_what_may_be_missing_is_passed_over_and_nothing_else_is(packages: Path) -> None:
    install(packages, "shop", "Requires-Dist: lens", "Requires-Dist: there-is-none")
    install(packages, "lens")

    found = list(shipped_packages("shop", [], ["there-is-none"]))

    assert [package.name for package in found] == ["lens"]


def test_every_extra_that_is_not_for_developers_is_looked_at() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]

    assert {*SHIPPED_EXTRAS, "dev"} == set(project["optional-dependencies"])


def test_every_entry_of_ours_is_still_needed() -> None:
    packages = shipped_packages("pos-loyalty", SHIPPED_EXTRAS, MAY_BE_MISSING)
    shipped = {package.name: package for package in packages}

    assert set(MAY_BE_MISSING) <= set(KNOWN_LICENCES)
    known_here = [shipped[name] for name in KNOWN_LICENCES if name in shipped]
    assert [one.name for one in known_here if is_allowed(licence_of(one, {}))] == []
