# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The screen stays on while the display is up, by whatever the system has for it."""

import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pos_loyalty.display_power import KeptAwake

LOG = "pos_loyalty"


class Helper:
    """A child that ends when its pipe is closed, or only when it is asked to, or never."""

    def __init__(self, *, ends_with_its_pipe: bool = True, is_stubborn: bool = False) -> None:
        self.stdin = io.BytesIO()
        self.was_terminated = False
        self._ends_with_its_pipe, self._is_stubborn = ends_with_its_pipe, is_stubborn

    def poll(self) -> int | None:
        return 0 if self.stdin.closed and self._ends_with_its_pipe else None

    def terminate(self) -> None:
        self.was_terminated = True

    def wait(self, timeout: float | None = None) -> int:
        if self._is_stubborn:
            raise subprocess.TimeoutExpired("cat", timeout or 0)
        return 0


class Shell:
    """Starts helpers, and remembers what was asked of it."""

    def __init__(self, helper: Helper | None = None) -> None:
        self.helper = helper or Helper()
        self.started: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str]) -> Helper:
        self.started.append(command)
        return self.helper


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")


def test_linux_is_asked_once_and_let_go_by_closing_the_pipe() -> None:
    shell = Shell()
    awake = KeptAwake(system="Linux", start=shell)

    awake.begin()
    awake.begin()
    awake.end()
    awake.end()

    (command,) = shell.started
    assert (command[0], command[-1]) == ("/bin/systemd-inhibit", "cat")
    assert shell.helper.stdin.closed
    assert not shell.helper.was_terminated


def test_macos_watches_the_till_itself() -> None:
    shell = Shell(Helper(ends_with_its_pipe=False))
    awake = KeptAwake(system="Darwin", start=shell)

    awake.begin()
    awake.end()

    assert shell.started == [("/bin/caffeinate", "-d", "-i", "-w", str(os.getpid()))]
    assert shell.helper.was_terminated


def test_a_helper_that_will_not_end_is_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    awake = KeptAwake(
        system="Linux", start=Shell(Helper(ends_with_its_pipe=False, is_stubborn=True))
    )
    caplog.set_level(logging.INFO, LOG)

    awake.begin()
    awake.end()

    assert "ends by itself" in caplog.text


def test_it_can_be_held_again_after_it_was_let_go() -> None:
    shell = Shell()
    awake = KeptAwake(system="Linux", start=shell)

    awake.begin()
    awake.end()
    awake.begin()

    assert len(shell.started) == 2


def test_where_nothing_can_do_it_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    caplog.set_level(logging.INFO, LOG)

    for system in ("Linux", "Darwin", "Plan 9"):
        awake = KeptAwake(system=system, start=Shell())
        awake.begin()
        awake.end()

    assert caplog.text.count("nothing here keeps the customer's screen awake") == 3


def test_a_helper_that_does_not_start_is_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(_command: Sequence[str]) -> Helper:
        raise PermissionError(13, "Permission denied")

    caplog.set_level(logging.INFO, LOG)
    awake = KeptAwake(system="Linux", start=refuse)

    awake.begin()
    awake.end()

    assert "Permission denied" in caplog.text


def test_windows_without_its_call_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOG)
    awake = KeptAwake(system="Windows")

    awake.begin()
    awake.end()

    assert sys.platform == "win32" or caplog.text.count("takes no such wish") == 2


def test_a_helper_that_ends_at_once_is_said_once_and_not_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shell = Shell()
    caplog.set_level(logging.INFO, LOG)
    awake = KeptAwake(system="Linux", start=shell)
    awake.begin()
    awake.look()
    while_it_runs = caplog.text

    shell.helper.stdin.close()  # as one that the system refuses ends
    awake.look()
    awake.look()
    awake.begin()
    awake.end()

    assert while_it_runs == ""
    assert caplog.text.count("ended with status 0") == 1
    assert len(shell.started) == 1


def test_what_keeps_awake_ends_with_a_till_that_is_killed(tmp_path: Path) -> None:
    """The real pipe and a real child, with ``cat`` where ``systemd-inhibit`` would hold it."""
    told = tmp_path / "pid"
    program = (
        "import os, shutil, subprocess\n"
        "from pathlib import Path\n"
        "from pos_loyalty import display_power\n"
        "shutil.which = lambda name: '/usr/bin/env'\n"
        "begun = display_power._start\n"
        "def start(command):\n"
        "    child = begun(['cat'])\n"
        f"    Path({str(told)!r}).write_text(str(child.pid))\n"
        "    return child\n"
        "display_power.KeptAwake(system='Linux', start=start).begin()\n"
        "os.kill(os.getpid(), 9)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)

    assert (done.returncode, done.stderr) == (-9, b"")
    # Its outputs are closed with it, so that ``run`` came back at all; it is gone, or a zombie.
    state = Path(f"/proc/{told.read_text()}/stat")
    assert not state.exists() or _is_gone_soon(state)


def _is_gone_soon(state: Path) -> bool:
    for _ in range(10_000):
        try:
            if state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
    return False
