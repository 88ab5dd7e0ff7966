# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What came out of a run: the score, and what is to be done about the survivors."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tools.mutants.mutant import Change, Mutant
from tools.mutants.verdicts import Verdict

SCORE_PERCENT_MIN = 90


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdicts on the mutants that were asked for.

    Attributes:
        everything: All mutants that the code has now.
        asked: Those of them that this run is about.
        verdicts: By the mutant's name; of one that was not tried, none.
        accepted: The changes that may survive; they are taken to do so, tried or not.
    """

    everything: Collection[Mutant]
    asked: Collection[Mutant]
    verdicts: Mapping[str, Verdict]
    accepted: Collection[Change]

    @property
    def tried(self) -> list[Mutant]:
        """Return the mutants of which it is known what becomes of them."""
        return [m for m in self.asked if m.name in self.verdicts or m.change in self.accepted]

    @property
    def killed(self) -> list[Mutant]:
        """Return the mutants that a test noticed."""
        return [mutant for mutant in self.tried if self._is_dead(mutant)]

    @property
    def survivors(self) -> list[Mutant]:
        """Return the mutants that no test noticed, or reached."""
        return [mutant for mutant in self.tried if not self._is_dead(mutant)]

    def _is_dead(self, mutant: Mutant) -> bool:
        verdict = self.verdicts.get(mutant.name)
        return verdict is not None and verdict.fate.is_death

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
