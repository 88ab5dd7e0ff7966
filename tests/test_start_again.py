# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One till after the other: the program becomes the next, in a real process."""

import subprocess
import sys

import pytest

from pos_loyalty.restarting import Restarting
from pos_loyalty.start_again import own_command


class FakeWindow:
    is_closed = False

    def close_for_good(self) -> None:
        self.is_closed = True


def test_the_window_is_closed_for_the_next_till() -> None:
    window = FakeWindow()
    restarting = Restarting(window)
    before = restarting.wanted

    restarting(["till", "--training"])

    assert before is None
    assert (restarting.wanted, window.is_closed) == (("till", "--training"), True)


def test_a_packed_program_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = own_command(["till"])
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    packed = own_command(["till"])

    assert unpacked == [sys.executable, "-m", "pos_loyalty", "till"]
    assert packed == [sys.executable, "till"]


def test_the_process_becomes_the_next_one_and_ends_as_it_ends() -> None:
    script = (
        "from pos_loyalty.start_again import start_again\n"
        "print('before')\n"
        "start_again(['--version'])\n"
        "print('never')"
    )

    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    said = ended.stdout.split()
    assert ended.returncode == 0
    assert said[0] == "before"
    assert "never" not in said
    assert len(said) == 2
