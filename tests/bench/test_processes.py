# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import sys
import time
from typing import Final

from bench.processes import Spending, cpu_seconds, peak_bytes

HAS_PROC: Final = sys.platform == "linux"
_BUSY = "import time\nwhile time.process_time() < 0.4: pass"


def test_what_children_have_cost_is_counted_too() -> None:
    before = cpu_seconds(os.getpid())

    subprocess.run([sys.executable, "-c", _BUSY], check=True)

    after = cpu_seconds(os.getpid())
    if HAS_PROC:
        assert before is not None
        assert after is not None
        assert 0.3 < after - before < 5
    else:
        assert after is None


def test_it_agrees_with_what_the_process_says_of_itself() -> None:
    own = cpu_seconds(os.getpid())

    assert own is None if not HAS_PROC else own and own > time.process_time() - 0.1


def test_the_most_memory_is_known_of_the_living_only() -> None:
    mine = peak_bytes(os.getpid())

    assert mine is None if not HAS_PROC else mine and mine > 5_000_000
    assert peak_bytes(2**22 + 1) is None


def test_spending_counts_from_where_it_began() -> None:
    spending = Spending({"me": os.getpid()})

    spent = spending.seconds()

    assert set(spent) == ({"me"} if HAS_PROC else set())
    assert sum(spent.values()) < 1
