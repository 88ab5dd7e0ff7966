# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from tools.mutants.__main__ import (
    LAST_SURVIVORS,
    choose,
    note_survivors,
    parse,
    read_survivors,
)
from tools.mutants.mutant import Change, Mutant
from tools.mutants.outcome import Outcome
from tools.mutants.verdicts import Fate, Verdict

FIRST, SECOND, THIRD = (
    Mutant(name, 1, Change("shop/stamps.py", name, "was", "now")) for name in "abc"
)
ALL = (FIRST, SECOND, THIRD)


def became(**fates: Fate) -> dict[str, Verdict]:
    """Return the verdicts on mutants of these names."""
    return {name: Verdict(name, fate) for name, fate in fates.items()}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a project that has had its workshop made."""
    (tmp_path / LAST_SURVIVORS).parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)


def test_the_survivors_of_the_last_run_can_be_tried_again() -> None:
    verdicts = became(a=Fate.KILLED, b=Fate.SURVIVED, c=Fate.SURVIVED)

    note_survivors(Outcome(ALL, ALL, verdicts, {THIRD.change}), frozenset())

    assert choose(parse(["--survivors"]), ALL, read_survivors()) == (SECOND,)


def test_a_survivor_is_remembered_until_it_is_tried_again() -> None:
    before = frozenset({FIRST.change, SECOND.change})
    verdicts = became(a=Fate.KILLED, c=Fate.UNREACHED)

    note_survivors(Outcome(ALL, (FIRST, THIRD), verdicts, ()), before)

    assert read_survivors() == {SECOND.change, THIRD.change}


def test_at_first_nothing_has_survived() -> None:
    assert choose(parse(["--survivors"]), ALL, read_survivors()) == ()


def test_a_sample_is_drawn_from_the_modules_that_are_named() -> None:
    assert len(choose(parse(["stamps", "--sample", "2"]), ALL, frozenset())) == 2
