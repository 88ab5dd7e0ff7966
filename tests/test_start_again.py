# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One till after the other: the program becomes the next, in a real process."""

import subprocess
import sys

import pytest

from pos_loyalty import start_again as starting
from pos_loyalty.restarting import Restarting
from pos_loyalty.start_again import own_command, start_again


class FakeWindow:
    is_closed = False

    def close_for_good(self) -> None:
        self.is_closed = True


def test_the_window_is_closed_for_the_next_till() -> None:
    window = FakeWindow()
    restarting = Restarting(window)
    before = restarting.wanted

    restarting()

    assert before is None
    assert (restarting.wanted, window.is_closed) == (("till",), True)


@pytest.mark.parametrize(("is_demo", "own"), [(False, ("till",)), (True, ("till", "--demo"))])
def test_training_leads_back_to_the_till_it_was_begun_at(
    is_demo: bool,  # noqa: FBT001 - a parameter of the test
    own: tuple[str, ...],
) -> None:
    restarting = Restarting(FakeWindow(), is_demo=is_demo)

    restarting(is_training=True)
    begun = restarting.wanted
    restarting()

    assert begun == (*own, "--training")
    assert restarting.wanted == own


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


def test_windows_starts_the_next_one_on_its_own_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], int]] = []

    def start(command: list[str], *, creationflags: int, **_streams: int) -> None:
        started.append((command, creationflags))

    monkeypatch.setattr(starting, "_IS_WINDOWS", True)
    monkeypatch.setattr(subprocess, "Popen", start)

    status = start_again(["till"])

    assert status == 0
    assert started == [(own_command(["till"]), 0x208)]
