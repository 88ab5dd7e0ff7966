# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The outcome in words, for the person at the terminal."""

from collections.abc import Iterator, Sequence

from tools.mutants.mutant import Change, Mutant
from tools.mutants.outcome import SCORE_PERCENT_MIN, Outcome
from tools.mutants.verdicts import Fate


def lines_of(outcome: Outcome, *, asks_score: bool) -> Iterator[str]:
    """Yield what to print: scores, what needs a test, what may be deleted, and the sum last."""
    for file, killed, tried in outcome.scores_by_file():
        yield f"{100 * killed / tried:6.1f} %  {killed:4} of {tried:4}  {file}"
    for mutant in outcome.unlisted:
        yield from ("", *_shown(mutant, outcome.verdicts[mutant.name].fate))
    if outcome.obsolete:
        yield "\nAccepted, but no longer surviving; remove from the list:\n"
        yield from map(_named, outcome.obsolete)
    yield ""
    yield from _sums(outcome, asks_score=asks_score)


def _shown(mutant: Mutant, fate: Fate) -> Sequence[str]:
    change = mutant.change
    return (
        f"{change.file}:{mutant.line}: in {change.function}: {fate}",
        *(f"  - {line}" for line in change.was.splitlines()),
        *(f"  + {line}" for line in change.now.splitlines()),
    )


def _named(change: Change) -> str:
    return f"  {change.file}, {change.function}: {change.was!r} -> {change.now!r}"


def _sums(outcome: Outcome, *, asks_score: bool) -> Iterator[str]:
    killed, tried = len(outcome.killed), len(outcome.tried)
    listed = len(outcome.survivors) - len(outcome.unlisted)
    yield f"killed {killed} of {tried} ({outcome.score_percent:.1f} %)"
    if outcome.survivors:
        yield f"{listed} survivors are accepted, {len(outcome.unlisted)} are not"
    if asks_score and outcome.score_percent < SCORE_PERCENT_MIN:
        yield f"fewer than {SCORE_PERCENT_MIN} % were killed"
    if missing := len(outcome.asked) - tried:
        yield f"{missing} were not tried; the same command goes on from here"
