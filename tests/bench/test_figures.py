# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from bench.figures import Figure, Verdict, as_json, as_text, exit_code
from bench.measure import Timing


def figure(
    value: float = 1.0,
    limit: float | None = 2.0,
    *,
    is_void: bool = False,
    is_exact: bool = False,
    is_least: bool = False,
) -> Figure:
    return Figure(
        name="sale",
        meaning="ours ÷ the peer's",
        value=value,
        limit=limit,
        is_void=is_void,
        is_exact=is_exact,
        is_least=is_least,
        timings={"ours": Timing(1.0, 2.0, 3.0, None, 4)},
        facts={"members": 5},
    )


INSIDE = figure(2.0)
OUTSIDE = figure(2.1)
VOID = figure(2.1, is_void=True)
REPORTED = figure(limit=None)


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (INSIDE, Verdict.INSIDE),
        (OUTSIDE, Verdict.OUTSIDE),
        (VOID, Verdict.VOID),
        (REPORTED, Verdict.NO_LIMIT),
        (figure(1.0, 1.0, is_exact=True), Verdict.INSIDE),
        (figure(0.9, 1.0, is_exact=True), Verdict.OUTSIDE),
        (figure(1.1, 1.0, is_exact=True), Verdict.OUTSIDE),
        (figure(1.0, 1.0, is_least=True), Verdict.INSIDE),
        (figure(1.1, 1.0, is_least=True), Verdict.INSIDE),
        (figure(0.9, 1.0, is_least=True), Verdict.OUTSIDE),
    ],
)
def test_a_figure_knows_whether_its_promise_holds(one: Figure, verdict: Verdict) -> None:
    assert one.verdict is verdict


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ([INSIDE, REPORTED], 0),
        ([INSIDE, VOID], 0),
        ([INSIDE, VOID, OUTSIDE], 1),
        ([OUTSIDE, VOID], 1),
        ([VOID, REPORTED], 3),
        ([REPORTED], 0),
    ],
)
def test_the_exit_code_says_what_came_of_the_run(figures: list[Figure], code: int) -> None:
    assert exit_code(figures) == code


def test_the_json_holds_everything() -> None:
    content = json.loads(as_json([VOID], failed=["sale"], is_quick=True))

    assert content["quick"] is True
    assert content["failed"] == ["sale"]
    assert content["figures"] == [
        {
            "name": "sale",
            "meaning": "ours ÷ the peer's",
            "value": 2.1,
            "unit": "x",
            "limit": 2.0,
            "is_exact": False,
            "is_least": False,
            "void": True,
            "verdict": "void",
            "facts": {"members": 5},
            "table": {},
            "timings": {
                "ours": {
                    "p10_us": 1.0,
                    "p50_us": 2.0,
                    "p99_us": 3.0,
                    "cpu_us": None,
                    "operations": 4,
                }
            },
        }
    ]


@pytest.mark.parametrize(("one", "word"), [(INSIDE, "✓"), (OUTSIDE, "✗"), (VOID, "void")])
def test_a_line_of_the_table_begins_with_the_verdict(one: Figure, word: str) -> None:
    assert as_text(one).startswith(word)


def test_a_table_stands_under_its_figure_and_says_where_there_is_no_number() -> None:
    both = {"zxing": {"EAN-13": 56.0, "Aztec": 100.0}, "pyzbar": {"EAN-13": 69.25}}

    head, *_, columns, zxing, pyzbar = as_text(
        Figure(name="scan", meaning="read", value=84, limit=80, is_least=True, table=both)
    ).splitlines()

    assert "≥ 80" in head
    assert columns.split() == ["EAN-13", "Aztec"]
    assert zxing.split() == ["zxing", "56.0", "100.0"]
    assert pyzbar.split() == ["pyzbar", "69.2", "-"]
