# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What came of many seeds, in figures: for people, and under the names that programs read."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pos_loyalty.simulation.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A seed that broke an invariant, and what of it is enough.

    Attributes:
        events: The numbers of the events that are enough, such as ``3,7-9``; empty for all.
        script: The same in words, a line for each.
    """

    seed: int
    invariant: str
    what: str
    days: int
    tills: int
    bug: str = ""
    events: str = ""
    script: tuple[str, ...] = ()

    @property
    def replay(self) -> str:
        """Return the line that plays it again."""
        words = [f"pos-loyalty simulate --seed {self.seed}"]
        words.append(f"--days {self.days} --tills {self.tills}")
        words += [f"--plant {self.bug}"] if self.bug else []
        words += [f"--events {self.events}"] if self.events else []
        return " ".join(words)

    def told(self) -> dict[str, Any]:
        """Return it under the names that programs read it by."""
        return {
            "seed": self.seed,
            "invariant": self.invariant,
            "what": self.what,
            "events": self.events,
            "script": list(self.script),
            "replay": self.replay,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunt:
    """How a planted bug was looked for.

    Attributes:
        seeds: How many were played.
        failure: What gave it away; ``None`` if nothing did.
        seconds: How long it took.
    """

    bug: str
    seeds: int
    failure: Failure | None
    seconds: float

    def told(self) -> dict[str, Any]:
        """Return it under the names that programs read it by."""
        failure = self.failure
        return {
            "name": self.bug,
            "found": failure is not None,
            "seed": failure and failure.seed,
            "invariant": failure and failure.invariant,
            "what": failure and failure.what,
            "seeds": self.seeds,
            "seconds": round(self.seconds, 1),
        }


@dataclass(slots=True)
class Summary:
    """Adds up runs.

    Attributes:
        with_floor: Seeds in whose shop tills may hand out what nobody has set aside for them.
        overspent: How many times somebody had spent what they did not have.
        faults: How often each really happened; 0 of those that never did.
        outcomes: How often what came out, of operations, steps and grants.
        real_seconds: Of all runs, one after the other: on one core.
        looks: How often each invariant was looked at.
    """

    seeds: int = 0
    events: int = 0
    promises: int = 0
    tried: int = 0
    servable: int = 0
    served: int = 0
    with_floor: int = 0
    overspent: int = 0
    simulated_seconds: float = 0
    real_seconds: float = 0
    faults: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    looks: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    hunts: list[Hunt] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Add what came of a seed."""
        self.seeds += 1
        self.events += run.events
        self.promises += run.promises
        self.tried += run.tried
        self.servable += run.servable
        self.served += run.served
        self.with_floor += run.has_floor
        self.overspent += run.overspent
        self.simulated_seconds += run.simulated_seconds
        self.real_seconds += run.real_seconds
        self.faults.update(run.faults)
        self.outcomes.update(run.outcomes)
        self.looks.update(run.looks)

    @property
    def ratio(self) -> float | None:
        """Return how many times as fast as the clock one core was; ``None`` of nothing."""
        return self.simulated_seconds / self.real_seconds if self.real_seconds else None

    @property
    def share_served(self) -> float | None:
        """Return which share of what could be served was; ``None`` of nothing."""
        return self.served / self.servable if self.servable else None

    def told(self) -> dict[str, Any]:
        """Return the figures under the names that programs read them by."""
        return {
            "seeds": self.seeds,
            "violations": [failure.told() for failure in self.failures],
            "events": self.events,
            "promises": self.promises,
            "offline_redemptions": {
                "tried": self.tried,
                "servable": self.servable,
                "served": self.served,
                "share_served": _rounded(self.share_served, 3),
            },
            "with_floor": self.with_floor,
            "overspent": self.overspent,
            "simulated_seconds": round(self.simulated_seconds),
            "real_seconds": round(self.real_seconds, 1),
            "ratio": _rounded(self.ratio, 0),
            "faults": dict(sorted(self.faults.items())),
            "outcomes": dict(sorted(self.outcomes.items())),
            "looks": dict(sorted(self.looks.items())),
            "planted": [hunt.told() for hunt in self.hunts],
        }


def _rounded(figure: float | None, places: int) -> float | None:
    return None if figure is None else round(figure, places)
