# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What came out of a run: the score, and what is to be done about the survivors."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tools.mutants.mutant import Change, Mutant

SCORE_PERCENT_MIN = 90

# A mutant that hangs, or takes Python down with it, was noticed.
_KILLED = {"killed", "timeout", "segfault"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdicts on the mutants that were asked for.

    Attributes:
        everything: All mutants that the code has now.
        asked: Those of them that this run is about.
        verdicts: mutmut's word by the mutant's name; of one that was not reached, none.
        accepted: The changes that may survive.
    """

    everything: Collection[Mutant]
    asked: Collection[Mutant]
    verdicts: Mapping[str, str]
    accepted: Collection[Change]

    @property
    def tried(self) -> list[Mutant]:
        """Return the mutants that have a verdict."""
        return [mutant for mutant in self.asked if mutant.name in self.verdicts]

    @property
    def killed(self) -> list[Mutant]:
        """Return the mutants that a test noticed."""
        return [mutant for mutant in self.tried if self.verdicts[mutant.name] in _KILLED]

    @property
    def survivors(self) -> list[Mutant]:
        """Return the mutants that no test noticed, or reached."""
        return [mutant for mutant in self.tried if self.verdicts[mutant.name] not in _KILLED]

    @property
    def unlisted(self) -> list[Mutant]:
        """Return the survivors that nobody has accepted."""
        return [mutant for mutant in self.survivors if mutant.change not in self.accepted]

    @property
    def obsolete(self) -> list[Change]:
        """Return what is accepted for nothing: killed by now, or no longer in the code."""
        alive = {mutant.change for mutant in self.everything}
        survived = {mutant.change for mutant in self.survivors}
        killed = {mutant.change for mutant in self.killed} - survived
        gone = {change for change in self.accepted if change in killed or change not in alive}
        return sorted(gone, key=lambda change: (change.file, change.function, change.was))

    @property
    def score_percent(self) -> float:
        """Return how many of the mutants that were tried are dead; 100 if none was tried."""
        return 100 * len(self.killed) / len(self.tried) if self.tried else 100.0

    def scores_by_file(self) -> Iterator[tuple[str, int, int]]:
        """Yield each file with how many of its mutants were killed, of how many."""
        tried = Counter(mutant.change.file for mutant in self.tried)
        killed = Counter(mutant.change.file for mutant in self.killed)
        for file in sorted(tried):
            yield file, killed[file], tried[file]

    def is_good(self, *, asks_score: bool) -> bool:
        """Tell whether all is as it should be.

        Args:
            asks_score: Whether the score counts; of a part alone it says little.
        """
        is_complete = len(self.tried) == len(self.asked)
        has_score = not asks_score or self.score_percent >= SCORE_PERCENT_MIN
        return is_complete and not self.unlisted and has_score
