# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

from tools.mutants.verdicts import Fate, Verdict, read_verdicts

KILLED = Verdict("shop.stamps.xǁLotǁhalf__mutmut_1", Fate.KILLED, "test_stamps.py::test_half", 0.5)
SURVIVED = Verdict("shop.stamps.x_is_few__mutmut_2", Fate.SURVIVED)


def test_verdicts_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "verdicts"
    file.write_text(KILLED.as_line() + SURVIVED.as_line(), "utf-8")

    assert read_verdicts(file) == {KILLED.name: KILLED, SURVIVED.name: SURVIVED}


def test_a_line_that_was_cut_off_is_as_if_the_trial_had_not_been(tmp_path: Path) -> None:
    file = tmp_path / "verdicts"
    file.write_text(KILLED.as_line() + SURVIVED.as_line()[:30], "utf-8")

    assert read_verdicts(file) == {KILLED.name: KILLED}


def test_before_the_first_run_there_are_none(tmp_path: Path) -> None:
    assert read_verdicts(tmp_path / "verdicts") == {}
