# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import os
import sys
from types import ModuleType

import pytest

from tests.dev.project import Project

LACKING = {"libc.so.6": "libc6", "libthere-is-none.so.1": "libnone1"}
SYNC = f"uv [] sync --frozen --all-extras --python {sys.executable}"


def lack(project: Project, library: str, package: str, *, of: str = "LIBRARIES") -> None:
    """Let ``dev`` find out that this machine lacks a library."""
    dev = project.root / "dev"
    known = f"\n{of}: dict[str, str] = {{}}\n"
    assert known in dev.read_text("utf-8")
    lacking = f"\n{of} = {{{library!r}: {package!r}}}\n"
    dev.write_text(dev.read_text("utf-8").replace(known, lacking), "utf-8")


def test_the_locked_packages_are_installed(project: Project) -> None:
    done = project.dev("setup")

    assert done.returncode == 0, done.stderr
    assert project.asked == [SYNC]


def test_the_second_run_installs_nothing(project: Project) -> None:
    project.dev("setup")

    project.dev("setup")

    assert project.asked == [SYNC]


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml", "dev"])
def test_a_changed_file_installs_again(project: Project, name: str) -> None:
    project.dev("setup")
    with (project.root / name).open("a") as file:
        file.write("\n# changed\n")

    project.dev("setup")

    assert project.asked == [SYNC, SYNC]


def test_a_failed_installation_is_not_taken_for_done(project: Project) -> None:
    project.program(project.bin / "uv", also="exit 2")

    first = project.dev("setup")
    second = project.dev("setup")

    assert (first.returncode, second.returncode) == (1, 1)
    assert "uv could not install the packages" in second.stderr
    assert project.asked == [SYNC, SYNC]


def test_the_variable_uv_beats_the_path(project: Project) -> None:
    project.program(project.root / "own-uv")

    project.dev("run", UV=str(project.root / "own-uv"))

    assert project.asked[0] == SYNC.replace("uv", "own-uv", 1)


def test_where_nothing_may_be_installed_the_line_to_run_is_printed(project: Project) -> None:
    lack(project, "libthere-is-none.so.1", "libnone1")
    project.program(project.bin / "apt-get")

    done = project.dev("setup", DEV_NO_APT="1")

    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libnone1" in done.stderr
    assert project.asked == []


def test_a_user_who_is_not_root_is_told_the_line_to_run(
    dev: ModuleType, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.program(project.bin / "apt-get")
    monkeypatch.setenv("PATH", str(project.bin))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit, match="sudo apt-get install --no-install-recommends libnone1"):
        dev.provide_libraries(LACKING)

    assert project.asked == []


def test_root_installs_exactly_what_is_missing(
    dev: ModuleType, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.program(project.bin / "apt-get")
    monkeypatch.setenv("PATH", f"{project.bin}:/usr/bin:/bin")
    monkeypatch.delenv("DEV_NO_APT", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(SystemExit, match=r"but not libthere-is-none\.so\.1"):
        dev.provide_libraries(LACKING)

    assert project.asked == [
        "apt-get [] -qq update",
        "apt-get [] -qq install --no-install-recommends libnone1",
    ]


def test_a_failing_apt_is_quoted(
    dev: ModuleType, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.program(project.bin / "apt-get", also="echo 'E: no network' >&2; exit 100")
    monkeypatch.setenv("PATH", f"{project.bin}:/usr/bin:/bin")
    monkeypatch.delenv("DEV_NO_APT", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(SystemExit, match="E: no network"):
        dev.provide_libraries(LACKING)


def test_only_what_opens_a_window_needs_the_libraries_of_windows(project: Project) -> None:
    lack(project, "libthere-is-none.so.1", "libnone1", of="WINDOW_LIBRARIES")

    tested = project.dev("test", DISPLAY=":0", DEV_NO_APT="1")
    opened = project.dev("run", DISPLAY=":0", DEV_NO_APT="1")
    played = project.dev("run", DEV_NO_APT="1")

    assert [tested.returncode, opened.returncode, played.returncode] == [0, 1, 0]
    assert "libnone1" in opened.stderr or "libthere-is-none.so.1" in opened.stderr
