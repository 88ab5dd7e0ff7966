# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What became of each mutant, kept line by line: a run that is stopped goes on where it was."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Fate(StrEnum):
    """How a trial ends."""

    KILLED = "killed"
    SURVIVED = "survived"
    UNREACHED = "no tests"
    TIMEOUT = "timeout"
    CRASHED = "crashed"

    @property
    def is_death(self) -> bool:
        """Tell whether the mutant was noticed; one that hangs, or takes Python along, was."""
        return self in {Fate.KILLED, Fate.TIMEOUT, Fate.CRASHED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mutant.

    Attributes:
        name: mutmut's name of the mutant.
        fate: How its trial ended.
        test: The test that noticed it; empty if none did by failing.
        seconds: How much processor time the trial took.
    """

    name: str
    fate: Fate
    test: str = ""
    seconds: float = 0.0

    def as_line(self) -> str:
        """Write it as a line of the file of verdicts."""
        return json.dumps(asdict(self), ensure_ascii=False) + "\n"


def read_verdicts(file: Path) -> Mapping[str, Verdict]:
    """Return the verdicts of a file by the mutants' names; none if there is no file.

    A line that was cut off when the run was stopped counts as not there.
    """
    verdicts = {}
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        try:
            facts = json.loads(line)
        except json.JSONDecodeError:
            continue
        verdicts[facts["name"]] = Verdict(**facts | {"fate": Fate(facts["fate"])})
    return verdicts
