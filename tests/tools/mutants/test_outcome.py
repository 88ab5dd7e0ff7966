# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Collection

import pytest

from tools.mutants.mutant import Change, Mutant
from tools.mutants.outcome import Outcome
from tools.mutants.report import lines_of
from tools.mutants.verdicts import Fate, Verdict


def made(count: int) -> list[Mutant]:
    """Return so many mutants, named after their numbers."""
    return [
        Mutant(f"{n}", n, Change("shop/stamps.py", "is_few", f"was {n}", f"now {n}"))
        for n in range(count)
    ]


def outcome_of(*fates: str, accepted: Collection[Change] = ()) -> Outcome:
    """Return the outcome of one mutant for each fate; an empty one was not tried."""
    mutants = made(len(fates))
    known = {f"{n}": Verdict(f"{n}", Fate(fate)) for n, fate in enumerate(fates) if fate}
    return Outcome(mutants, mutants, known, accepted)


def said(outcome: Outcome) -> str:
    return "\n".join(lines_of(outcome, asks_score=True))


@pytest.mark.parametrize("fate", ["killed", "timeout", "crashed"])
def test_a_mutant_that_was_noticed_in_any_way_is_dead(fate: str) -> None:
    outcome = outcome_of(fate)

    assert outcome.is_good(asks_score=True)
    assert said(outcome).endswith("killed 1 of 1 (100.0 %)")


@pytest.mark.parametrize("fate", ["survived", "no tests"])
def test_a_survivor_that_nobody_accepted_is_shown_and_fails(fate: str) -> None:
    outcome = outcome_of(*["killed"] * 99, fate)

    assert not outcome.is_good(asks_score=False)
    assert f"shop/stamps.py:99: in is_few: {fate}\n  - was 99\n  + now 99" in said(outcome)


def test_a_survivor_that_was_accepted_is_good() -> None:
    outcome = outcome_of(*["killed"] * 9, "survived", accepted={made(10)[9].change})

    assert outcome.is_good(asks_score=True)
    assert "stamps.py:9" not in said(outcome)
    assert "1 survivors are accepted, 0 are not" in said(outcome)


def test_what_is_accepted_survives_without_a_trial() -> None:
    outcome = outcome_of(*["killed"] * 9, "", accepted={made(10)[9].change})

    assert outcome.is_good(asks_score=True)
    assert "killed 9 of 10 (90.0 %)\n1 survivors are accepted, 0 are not" in said(outcome)


def test_too_many_accepted_survivors_fail_the_whole_but_not_a_part() -> None:
    accepted = {mutant.change for mutant in made(10)[8:]}

    outcome = outcome_of(*["killed"] * 8, "survived", "survived", accepted=accepted)

    assert not outcome.is_good(asks_score=True)
    assert outcome.is_good(asks_score=False)
    assert "fewer than 90 % were killed" in said(outcome)


def test_what_is_accepted_but_dead_or_gone_is_to_be_removed() -> None:
    gone = Change("shop/gone.py", "is_few", "was", "now")
    dead, survivor, untried = (mutant.change for mutant in made(3))

    outcome = outcome_of("killed", "survived", "", accepted={gone, dead, survivor, untried})

    assert outcome.obsolete == [gone, dead]
    assert "remove from the list:\n\n  shop/gone.py, is_few: 'was' -> 'now'" in said(outcome)


def test_a_run_that_was_interrupted_is_not_good() -> None:
    outcome = outcome_of("killed", "")

    assert not outcome.is_good(asks_score=False)
    assert "1 were not tried" in said(outcome)


def test_every_file_has_its_score() -> None:
    assert said(outcome_of("killed", "killed", "killed", "survived")).startswith(
        "  75.0 %     3 of    4  shop/stamps.py\n"
    )
