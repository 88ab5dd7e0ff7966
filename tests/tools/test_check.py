# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import sys

import pytest

from tools.check import run_steps

GOOD = (sys.executable, "-c", "print('all is well')")
BAD = (sys.executable, "-c", "import sys; print('here is why'); sys.exit('and where')")


def test_steps_that_pass_are_named_and_keep_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    failures = run_steps({"style": GOOD, "types": GOOD})

    output = capsys.readouterr().out
    assert failures == 0
    assert [line.split()[:2] for line in output.splitlines()] == [["✓", "style"], ["✓", "types"]]


def test_a_step_that_fails_says_why_and_the_rest_still_runs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    failures = run_steps({"style": BAD, "types": GOOD})

    output = capsys.readouterr().out
    assert failures == 1
    assert "✗ style" in output
    assert "here is why" in output
    assert "and where" in output
    assert "✓ types" in output
