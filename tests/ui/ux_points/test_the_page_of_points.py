# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``docs/ux.md`` promises nothing that is not there, and forgets nothing that is."""

import ast
import re
from pathlib import Path

from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.specimens import specimens

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
PAGE = (ROOT / "docs/ux.md").read_text("utf-8")

ROW = re.compile(r"^\| (\d+) \| ([SVM]) \| (.+?) \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`(test_point_(\d\d)_\w+)`")
FILE = re.compile(r"`(tests/[\w/.]+)`")
PICTURE = re.compile(r"\(pictures/ux/([\w-]+)\.png\)")
PICTURES_DIR = ROOT / "docs/pictures/ux"
MEASURED = re.compile(r"`bench: (\w+)`")
NOT_YET = "not yet"


def rows() -> dict[int, tuple[str, str]]:
    """Return of each point its letter and where it is checked."""
    return {int(number): (letter, where) for number, letter, _, where in ROW.findall(PAGE)}


def named_here() -> set[str]:
    return {
        node.name
        for file in HERE.glob("test_*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_point_")
    }


def test_all_45_points_are_on_the_page() -> None:
    assert list(rows()) == list(range(1, 46))


def test_each_point_says_where_it_is_checked_or_that_it_is_not_yet() -> None:
    proofs = {"S": TEST, "V": PICTURE, "M": re.compile(f"{MEASURED.pattern}|{FILE.pattern}")}

    unproved = [
        number
        for number, (letter, where) in rows().items()
        if where != NOT_YET and not proofs[letter].search(where)
    ]

    assert unproved == []


def test_each_named_test_is_there_in_the_row_of_its_point() -> None:
    named = {
        (number, test, int(point))
        for number, (_, where) in rows().items()
        for test, point in TEST.findall(where)
    }

    assert {test for _, test, _ in named} == named_here()
    assert [test for number, test, point in named if number != point] == []


def test_each_file_picture_and_measurement_that_is_named_is_there() -> None:
    pictures = {f"till-{name}" for name in specimens()}
    pictures |= {f"customer-{name}" for name in customer_specimens("en")}
    measured = {file.stem for file in (ROOT / "bench").glob("*.py")}

    assert [file for file in FILE.findall(PAGE) if not (ROOT / file).exists()] == []
    assert set(PICTURE.findall(PAGE)) <= pictures, "of what the window can show"
    assert {file.stem for file in PICTURES_DIR.iterdir()} == set(PICTURE.findall(PAGE))
    assert set(MEASURED.findall(PAGE)) <= measured


def test_a_promise_too_many_would_be_found() -> None:
    where = "`test_point_02_nobody_wrote_it`, [x](pictures/ux/till-nowhere.png), `tests/none.py`"

    assert TEST.findall(where)[0][0] not in named_here()
    assert PICTURE.findall(where) == ["till-nowhere"]
    assert not (ROOT / FILE.findall(where)[0]).exists()
