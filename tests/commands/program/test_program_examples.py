# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The documented examples: ``pos-loyalty quote`` answers what is written beside them."""

import json
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest

from pos_loyalty.cli import run
from pos_loyalty.protocol.document_shape import kind_of, parts, types_in_documents
from pos_loyalty.protocol.program_check import check_program

DOCS: Final = Path(__file__).parents[3] / "docs"
EXAMPLES: Final = sorted(path for path in (DOCS / "examples").iterdir() if path.is_dir())
WORKED_OUT: Final = re.compile(
    r"^\| \[([\w-]+)\]\(examples/\1\) \| (\d+) \| ([\d.]+) \|", re.MULTILINE
)

each_example: Final = pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)


def answer_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command answers to the question that a folder holds."""
    files = [(name, folder / f"{name}.json") for name in ("program", "sale", "member")]
    asked = [str(word) for name, file in files if file.exists() for word in (f"--{name}", file)]
    assert run(["quote", *asked, "--json"]) == 0
    return capsys.readouterr().out


def content(file: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(file.read_bytes())


@each_example
def test_the_answer_is_the_documented_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = answer_to(folder, capsys)

    assert answer == (folder / "answer.json").read_text("utf-8")


@each_example
def test_nothing_is_wrong_with_the_programme(folder: Path) -> None:
    checked = check_program((folder / "program.json").read_bytes())

    assert checked.mistakes == ()


def figures() -> Iterator[tuple[str, str, str]]:
    """Yield each example's name, points and amount to pay, as its answer says them."""
    for folder in EXAMPLES:
        answer = content(folder / "answer.json")
        due_minor = answer["due_minor"]
        due = f"{due_minor // 100}.{due_minor % 100:02}"
        yield folder.name, str(answer["earned_points"]), due


def test_each_example_is_worked_out_in_the_documents_and_comes_to_that() -> None:
    worked_out = WORKED_OUT.findall((DOCS / "program.md").read_text("utf-8"))

    assert len(worked_out) > 20
    assert worked_out == list(figures())


def test_every_kind_is_in_an_example() -> None:
    kinds = {kind for kind in types_in_documents() if is_dataclass(kind) and kind_of(kind)}
    documents = [content(folder / "program.json") for folder in EXAMPLES]

    shown = {part.made_of for part in chain.from_iterable(map(parts, documents))}

    assert kinds - shown == set()


def test_another_sale_has_another_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = EXAMPLES[0]
    for file in folder.iterdir():
        text = file.read_text("utf-8").replace('"gross_minor": 1249', '"gross_minor": 1250')
        (tmp_path / file.name).write_text(text, "utf-8")

    answer = answer_to(tmp_path, capsys)

    assert answer != (folder / "answer.json").read_text("utf-8")
