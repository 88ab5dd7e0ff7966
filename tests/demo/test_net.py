# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The demo with a server and two tills, and its bookkeeper when somebody cheats."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pos_loyalty.demo.net.recount import acknowledged, recounted

ADA = "00000000-0000-0000-0000-00000000000a"
FRIEND = "00000000-0000-0000-0000-00000000000b"


@pytest.mark.timeout(400)
def test_a_till_that_was_cut_off_for_a_day_agrees_with_everybody_afterwards(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "pos_loyalty", "demo-net", "--json", "--out", str(tmp_path)]

    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    summary = json.loads(ended.stdout.splitlines()[-1])
    assert summary["balances_match"]
    assert summary["served_offline"] > 0
    assert summary["refused_offline"] > 0
    assert summary["waited"] > 0
    assert summary["lowest_balance"] >= 0
    assert "have the same balance for each" in ended.stderr


def line(phase: str, op_id: str, **facts: object) -> str:
    return json.dumps({"phase": phase, "op_id": op_id, **facts})


def test_the_bookkeeper_counts_each_promise_once_and_nothing_else() -> None:
    history = [
        line("invoked", "1", member_id=ADA, changes={"points": 5}, others={FRIEND: {"points": 2}}),
        line("promised", "1"),
        line("promised", "1"),
        line("invoked", "2", member_id=ADA, changes={"points": 70}, others={}),
        line("acknowledged", "", till_id="t", epoch=1, seq=1),
        line("acknowledged", "", till_id="t", epoch=1, seq=1),
    ]

    assert recounted(history) == {ADA.replace("-", ""): 5, FRIEND.replace("-", ""): 2}
    assert acknowledged(history) == 1
