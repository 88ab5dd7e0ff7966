# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys

from tools.mutants.trying import fate_of
from tools.mutants.verdicts import Fate

NEVER_ENDING = """
from tools.mutants.trial import limit_processor
limit_processor(0.5)
while True:
    pass
"""


def test_a_mutant_that_never_ends_is_stopped() -> None:
    ended = subprocess.run((sys.executable, "-c", NEVER_ENDING), timeout=60, check=False)

    assert fate_of(ended.returncode) is Fate.TIMEOUT
