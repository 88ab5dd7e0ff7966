# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

from tools.mutants.reach import Reach, TestRun, read_runs, write_runs
from tools.mutants.verdicts import Fate, Verdict

SLOW = TestRun("slow", 2.0, ["shop.x_half", "shop.x_whole"])
QUICK = TestRun("quick", 0.1, ["shop.x_half"])
NEITHER = TestRun("neither", 0.01, [])
MUTANT = "shop.x_half__mutmut_3"


def test_only_the_tests_that_run_the_function_are_asked_and_the_quick_ones_first() -> None:
    reach = Reach([SLOW, NEITHER, QUICK])

    assert reach.tests_for(MUTANT) == [QUICK, SLOW]
    assert reach.tests_for("shop.x_whole__mutmut_1") == [SLOW]
    assert reach.tests_for("shop.x_never__mutmut_1") == []


def test_what_noticed_one_mutant_of_a_function_is_asked_first_about_the_next() -> None:
    reach = Reach([QUICK, SLOW])

    reach.learn(Verdict("shop.x_half__mutmut_2", Fate.KILLED, "slow"))
    reach.learn(Verdict("shop.x_half__mutmut_1", Fate.SURVIVED))

    assert reach.tests_for(MUTANT) == [SLOW, QUICK]


def test_where_no_test_runs_any_function_there_is_nothing_to_try() -> None:
    assert Reach([NEITHER]).is_empty
    assert not Reach([QUICK]).is_empty


def test_what_was_measured_is_kept(tmp_path: Path) -> None:
    write_runs(tmp_path / "runs", [SLOW, QUICK])

    assert read_runs(tmp_path / "runs") == [SLOW, QUICK]
