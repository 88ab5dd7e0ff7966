# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program check``: whatever the file holds, the answer is a sentence."""

import json
from pathlib import Path
from typing import Final

import pytest

from pos_loyalty.cli import run

SAMPLE: Final = Path(__file__).parents[3] / "resources/programs/sample.json"
BROKEN: Final = Path(__file__).parent / "broken"


def test_a_sound_document_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["program", "check", str(SAMPLE)])

    (sentence,) = capsys.readouterr().out.splitlines()
    assert status == 0
    assert "is sound, with no warnings; it is programme " in sentence
    assert sentence.endswith("in force from 2024-01-01.")


def test_mistakes_stand_where_an_editor_jumps_to(capsys: pytest.CaptureFixture[str]) -> None:
    file = BROKEN / "01-missing-fields.json"

    status = run(["program", "check", str(file)])

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert lines[1].startswith(f"{file}:9:7: error: earning[0].trigger.step_minor: step_minor is")
    assert lines[-1] == f"{file} cannot be used: 4 errors, no warnings."


def test_a_warning_does_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(SAMPLE.read_bytes())
    document["groups"]["nobody"] = "sum"
    (tmp_path / "program.json").write_text(json.dumps(document), "utf-8")

    status = run(["program", "check", str(tmp_path / "program.json")])

    out = capsys.readouterr().out
    assert status == 0
    assert "warning: groups.nobody: No earning rule is in the group" in out
    assert "is sound, with 1 warning;" in out


def test_programs_are_answered_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["program", "check", str(BROKEN / "16-nothing-to-multiply.json"), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert status == 1
    assert (answer["is_sound"], answer["program_id"]) == (False, None)
    assert answer["mistakes"][1] == {
        "place": "earning[1].effect",
        "text": "Only points for money spent can be multiplied.",
        "advice": 'Let the trigger be "spend", or give points instead.',
        "is_warning": False,
        "line": 17,
        "column": 7,
    }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The document is empty."),
        (b"   \n", "The document is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is no text in UTF-8: line 1 has bytes"),
        ('{"name": "zł"}'.encode()[:-3], "This is no text in UTF-8: line 1 has bytes"),
        (b" " * (5 * 1024 * 1024), "The document is longer than 4194304 bytes."),
        (b"[" * 100_000, "Things stand inside each other more than 32 deep."),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "More than 32 things stand inside each other."),
        (b"42", "This is 42. Write an object in curly brackets."),
        (b'{"\x1b[2J": 1}', "A text goes on over the end of the line, or has a tab in it."),
    ],
)
def test_bad_input_is_one_clear_sentence(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "program.json").write_bytes(content)

    status = run(["program", "check", str(tmp_path / "program.json")])

    mistake, verdict = capsys.readouterr().out.splitlines()
    assert status == 1
    assert says in mistake
    assert verdict.endswith("cannot be used: 1 error, no warnings.")


def test_a_file_that_is_not_there_and_a_folder_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statuses = [run(["program", "check", str(path)]) for path in (tmp_path / "x.json", tmp_path)]

    out = capsys.readouterr().out
    assert statuses == [1, 1]
    assert f"There is no file {tmp_path / 'x.json'}." in out
    assert f"{tmp_path} is a folder. Name a file in it." in out


def test_a_name_that_is_too_long_for_a_file_is_said_to_be_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["program", "check", str(tmp_path / ("x" * 5000))])

    assert status == 1
    assert "cannot be read: " in capsys.readouterr().out


def test_what_a_document_holds_is_shown_and_never_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "program.json").write_bytes(rb'{"\u001b[31m\u202e": "\u009b2J"}')

    run(["program", "check", str(tmp_path / "program.json")])

    out = capsys.readouterr().out
    assert r"\u001b[31m\u202e" in out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)
