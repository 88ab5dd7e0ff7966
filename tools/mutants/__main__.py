# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``./dev mutants``: how many of the mutants of ``pos_loyalty/domain`` do the tests kill?"""

import argparse
import os
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import astuple
from pathlib import Path

if sys.platform == "win32":
    sys.exit("this needs fork, which Windows lacks; use Linux, macOS or WSL")

from tools.mutants.accepted import BadList, as_entries, read_accepted, read_entries
from tools.mutants.choosing import NoSuchModule, in_modules, sample, with_changes
from tools.mutants.mutant import Change, Mutant
from tools.mutants.outcome import Outcome
from tools.mutants.report import lines_of
from tools.mutants.workshop import TrialsFailed, Workshop, open_workshop

WORKSHOP = Path("build", "mutants", "project")
LAST_SURVIVORS = Path("build", "mutants", "survivors.toml")
ACCEPTED = Path("tests", "domain", "survivors.toml")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="./dev mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="money, program.tiers, ...")
    parser.add_argument("--sample", type=int, metavar="N", help="try only N, chosen by dice")
    parser.add_argument("--seed", type=int, default=1, help="other dice (default: 1)")
    parser.add_argument(
        "--survivors",
        action="store_true",
        help="try only what survived last time; the score then says nothing",
    )
    parser.add_argument(
        "--accepted",
        action="store_true",
        help="try also what is accepted, each with every test: may its entry go?",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many to try at a time (default: one for each core)",
    )
    return parser.parse_args(arguments)


def choose(
    options: argparse.Namespace, everything: Sequence[Mutant], survived: frozenset[Change]
) -> tuple[Mutant, ...]:
    """Return the mutants that the options ask for."""
    chosen = in_modules(everything, options.modules)
    if options.survivors:
        chosen = with_changes(chosen, survived)
    return chosen if options.sample is None else sample(chosen, options.sample, options.seed)


def attempt(
    workshop: Workshop, asked: Sequence[Mutant], passed: Collection[Change], workers: int
) -> None:
    """Try those of the mutants that have no verdict yet, and are not to be passed over."""
    decided = workshop.verdicts()
    waiting = [m.name for m in asked if m.name not in decided and m.change not in passed]
    print(f"{len(asked)} mutants, {len(waiting)} of them to be tried", flush=True)
    if waiting:
        workshop.try_out(waiting, workers)


def read_survivors() -> frozenset[Change]:
    """Return what survived the last runs and was not accepted."""
    if not LAST_SURVIVORS.exists():
        return frozenset()
    return frozenset(read_entries(LAST_SURVIVORS.read_text("utf-8")))


def note_survivors(outcome: Outcome, before: frozenset[Change]) -> None:
    """Remember what survives, also of the mutants that this run was not about."""
    tried = {mutant.change for mutant in outcome.tried}
    now = (before - tried) | {mutant.change for mutant in outcome.unlisted}
    LAST_SURVIVORS.write_text(as_entries(sorted(now, key=astuple)), "utf-8")


def outcome_of(options: argparse.Namespace) -> Outcome:
    """Try the mutants that the options ask for, and remember which survive."""
    accepted = read_accepted(ACCEPTED.read_text("utf-8")) if ACCEPTED.exists() else frozenset()
    survived = read_survivors()
    workshop = open_workshop(Path.cwd(), WORKSHOP.absolute())
    everything = workshop.mutants()
    asked = choose(options, everything, survived)
    attempt(workshop, asked, frozenset() if options.accepted else accepted, options.workers)
    outcome = Outcome(everything, asked, workshop.verdicts(), accepted)
    note_survivors(outcome, survived)
    return outcome


def main(arguments: Sequence[str]) -> int:
    """Try the mutants of the project in the current folder; return the exit code."""
    options = parse(arguments)
    started_at = time.perf_counter()
    try:
        outcome = outcome_of(options)
    except (BadList, TrialsFailed) as trouble:
        print(trouble)
        return 1
    except NoSuchModule as module:
        print(f"no module that is mutated is called {module}")
        return 2
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here")
        return 130  # as a shell says it
    is_whole = len(outcome.asked) == len(outcome.everything)
    print("\n".join(lines_of(outcome, asks_score=is_whole)))
    if outcome.unlisted:
        print("write the test that is missing; only a change that means nothing may be accepted,")
        print(f"with a reason in {ACCEPTED}; its entry is in {LAST_SURVIVORS}")
    print(f"in {time.perf_counter() - started_at:.0f} s")
    return 0 if outcome.is_good(asks_score=is_whole) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
