# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty simulate``: what it prints, and what it ends with."""

import json
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import pytest

from pos_loyalty.cli import run

SMALL = ("simulate", "--days", "1", "--tills", "2", "--jobs", "1")
ONE = (*SMALL, "--seed", "1")
WITH_A_BUG = (*ONE, "--plant", "id-cursor")


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the JSON object that was printed last."""
    return printed_last(capsys.readouterr().out)


def printed_last(out: str) -> dict[str, Any]:
    found = json.loads(out.splitlines()[-1])
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def two_seeds() -> tuple[int, dict[str, Any]]:
    """Return what two seeds, played one after the other, ended with and told."""
    with redirect_stdout(StringIO()) as out:
        ended = run([*SMALL, "--seeds", "2", "--json"])
    return ended, printed_last(out.getvalue())


def test_seeds_that_keep_every_promise_end_with_0(two_seeds: tuple[int, dict[str, Any]]) -> None:
    ended, figures = two_seeds

    assert (ended, figures["seeds"], figures["violations"], figures["planted"]) == (0, 2, [], [])
    assert figures["promises"] > 0
    assert figures["overspent"] == 0
    assert figures["ratio"] == pytest.approx(
        figures["simulated_seconds"] / figures["real_seconds"], rel=0.1
    )
    assert set(figures["offline_redemptions"]) == {"tried", "servable", "served", "share_served"}
    assert sum(figures["faults"].values()) > 0
    assert figures["outcomes"]["taken: applied"] > 0
    assert {"I5", "I14"} <= set(figures["looks"])


def test_the_same_is_told_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    ended = run([*SMALL, "--seeds", "1"])

    printed = capsys.readouterr()
    assert ended == 0
    assert "1 shops with 2 tills for 1 days: nothing lost, nothing twice" in printed.out
    assert "times as fast as the clock" in printed.out
    assert printed.err == ""


def test_two_processes_tell_the_same_as_one(
    two_seeds: tuple[int, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    _, alone = two_seeds

    run([*SMALL, "--jobs", "2", "--seeds", "2", "--json"])

    by_the_clock = {"real_seconds": 0, "ratio": 0}
    assert told(capsys) | by_the_clock == alone | by_the_clock


def test_a_planted_bug_that_is_found_ends_with_0_and_says_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ended = run([*SMALL, "--plant", "id-cursor", "--json"])

    (hunt,) = told(capsys)["planted"]
    assert ended == 0
    assert (hunt["name"], hunt["found"]) == ("id-cursor", True)
    assert 1 <= hunt["seed"] == hunt["seeds"]
    assert hunt["invariant"]
    assert hunt["seconds"] > 0


def test_a_planted_bug_that_is_not_found_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    # Nobody comes back after 24 hours in a run of one day.
    ended = run([*SMALL, "--plant", "keys-expire", "--seeds", "1"])

    assert ended == 1
    assert "NOT FOUND in 1 seeds" in capsys.readouterr().out


def test_a_seed_that_fails_is_told_in_few_events_and_with_the_line_that_plays_it_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ended = run([*WITH_A_BUG, "--json"])

    (violation,) = told(capsys)["violations"]
    words = violation["replay"].split()
    assert ended == 0
    assert words[:2] == ["pos-loyalty", "simulate"]
    assert 0 < len(violation["script"]) < 10
    assert all("till" in line for line in violation["script"])

    again = run([*words[1:], "--json"])

    figures = told(capsys)
    assert again == 0
    assert figures["events"] == len(violation["script"])
    assert figures["violations"][0]["invariant"] == violation["invariant"]


def test_what_is_enough_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    run(WITH_A_BUG)

    printed = capsys.readouterr().out
    assert "enough for it, with" in printed
    assert "again: pos-loyalty simulate --seed 1" in printed
    assert "--plant id-cursor --events" in printed


class Terminal(StringIO):
    """A terminal at which somebody presses Ctrl-C when a word appears."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    def write(self, text: str) -> int:
        """Show the text."""
        if self._word in text:
            raise KeyboardInterrupt
        return super().write(text)


def test_an_interrupt_ends_it_with_what_was_played_by_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal("2 seeds of 5")
    monkeypatch.setattr("sys.stderr", terminal)

    ended = run([*SMALL, "--seeds", "5"])

    assert ended == 130
    assert "2 shops" in capsys.readouterr().out
    assert "1 seeds of 5" in terminal.getvalue()


def test_an_interrupted_search_tells_what_it_has_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", Terminal("what is enough for it?"))

    ended = run([*WITH_A_BUG, "--json"])

    (violation,) = told(capsys)["violations"]
    assert ended == 0
    assert len(violation["script"]) > 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--seeds", "0"], "0 is no number from 1 to"),
        (["--seeds", "many"], "many is no number from 1 to"),
        (["--tills", "13"], "13 is no number from 1 to 12"),
        (["--days", "0"], "0 is no number from 1 to"),
        (["--jobs", "0"], "0 is no number from 1 to"),
        (["--plant", "gremlins"], "gremlins"),
        (["--seed", "1", "--seeds", "2"], "not allowed with"),
    ],
)
def test_words_that_are_wrong_are_named(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["simulate", *words])

    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--events", "1"], "say --seed too"),
        (["--seed", "1", "--events", "x"], "not x"),
        (["--seed", "1", "--from", "2"], "--from is of many"),
        (["--seed", "1", "--plant", "all"], "plant one bug"),
    ],
)
def test_words_that_do_not_go_together_are_named(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = run(["simulate", *words])

    assert ended == 2
    assert complaint in capsys.readouterr().err


def test_the_help_names_every_bug_and_says_what_the_exit_code_means(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        run(["simulate", "--help"])

    printed = capsys.readouterr().out
    assert "0 if the bug was FOUND" in printed
    assert "grant-by-wall-clock" in printed
