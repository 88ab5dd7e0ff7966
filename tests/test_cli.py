# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The command line answers at once, and without Qt."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from pos_loyalty.cli import run


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["program", "--help"], ["program", "publish", "--help"]]
)
def test_questions_about_the_program_are_answered_without_qt(words: list[str]) -> None:
    script = (
        "import sys; from pos_loyalty.cli import run\n"
        f"try: run({words})\n"
        "finally: assert not {'PySide6', 'pydantic', 'sqlalchemy'} & set(sys.modules)"
    )

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == version("pos-loyalty")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["program"],
        ["scan"],
        ["demo", "--members", "many"],
        ["demo", "--members", "40"],
    ],
)
def test_what_is_not_understood_ends_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)

    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_screenshots_have_options_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["screenshots", "--help"])

    assert ended.value.code == 0
    assert "--only" in capsys.readouterr().out


def test_an_option_that_there_is_not_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["verify", "--nope"])

    assert ended.value.code == 2
    assert "--nope" in capsys.readouterr().err


def test_who_has_read_enough_is_told_nothing_more() -> None:
    command = [sys.executable, "-m", "pos_loyalty", "program", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")
