# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import signal

import pytest

from tools.mutants.trying import fate_of
from tools.mutants.verdicts import Fate


@pytest.mark.parametrize(
    ("exit_code", "fate"),
    [
        (0, Fate.SURVIVED),
        (1, Fate.KILLED),
        (-signal.SIGXCPU, Fate.TIMEOUT),
        (-signal.SIGSEGV, Fate.CRASHED),
        (-signal.SIGKILL, Fate.CRASHED),
        (3, Fate.CRASHED),
    ],
)
def test_the_end_of_a_process_tells_what_became_of_its_mutant(exit_code: int, fate: Fate) -> None:
    assert fate_of(exit_code) is fate


@pytest.mark.parametrize("stopped_by", [signal.SIGINT, signal.SIGTERM])
def test_a_trial_that_somebody_stopped_says_nothing(stopped_by: signal.Signals) -> None:
    assert fate_of(-stopped_by) is None
