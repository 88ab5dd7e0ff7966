# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program explain``: the regulations, on paper or on the screen."""

from pathlib import Path
from typing import Final

import pytest

from pos_loyalty.cli import run
from pos_loyalty.commands.program.arguments import LANGUAGES
from pos_loyalty.wording import language

SAMPLE: Final = str(Path(__file__).parents[3] / "resources/programs/sample.json")


@pytest.mark.parametrize(
    ("code", "name"), [("en", "Corner Club"), ("pl", "Klub za Rogiem"), ("ru", "Клуб «За углом»")]
)
def test_the_rules_are_printed_in_each_language(
    code: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["program", "explain", SAMPLE, "--language", code])

    heading = capsys.readouterr().out.splitlines()[0]
    assert status == 0
    assert heading.startswith("# ")
    assert name.split(" ", maxsplit=1)[0] in heading


def test_the_rules_can_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rules.md"

    status = run(["program", "explain", SAMPLE, "--out", str(out)])

    run(["program", "explain", SAMPLE])
    assert status == 0
    assert out.read_text("utf-8") == capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["program", "explain", SAMPLE, "--out", str(tmp_path)])

    assert status == 1
    assert f"{tmp_path} cannot be written: " in capsys.readouterr().err


def test_a_broken_document_is_not_explained(capsys: pytest.CaptureFixture[str]) -> None:
    broken = Path(__file__).parent / "broken" / "09-over-before-it-begins.json"

    status = run(["program", "explain", str(broken)])

    said = capsys.readouterr()
    assert (status, said.out) == (1, "")
    assert said.err.startswith(f"{broken}:4:3: error: currency: ")
    assert "warning" not in said.err


def test_the_languages_that_can_be_asked_for_are_those_there_are() -> None:
    assert LANGUAGES == language.LANGUAGES
