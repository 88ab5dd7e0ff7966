# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server and the tills of the demo: processes of their own, spoken to as anybody would."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from pos_loyalty.local_db.key_store import KEY_IN_FILE_VARIABLE
from pos_loyalty.witness import HISTORY_VARIABLE

END_SECONDS: Final = 30
PROGRAM: Final = (sys.executable, "-m", "pos_loyalty")
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:(\d+)")
_WORDS: Final = re.compile(r"Its key in words: (.*)\.")


class Broken(Exception):
    """A process did not do what it is for; the message is what it said last."""


def said_by(*arguments: str | Path, **variables: str) -> str:
    """Run one command of the program; return what it printed.

    Raises:
        Broken: If it ended otherwise than well.
    """
    ended = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        env=_environment(variables),
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise Broken(f"{arguments[0]}: {ended.stderr.strip()[-500:]}")
    return ended.stdout


class ServerProcess:
    """The central service, on a database in a file."""

    def __init__(self, folder: Path, program: Path, log: IO[str]) -> None:
        """Make a shop of one store, and serve it; the output goes into the log."""
        self._folder = folder
        self.say("migrate")
        place = ("--name", "Corner Shop", "--zone", "Europe/Warsaw", "--currency", "PLN")
        self.say("store", "add", "corner-1", *place)
        self.say("publish", program, "--effective", "2025-01-01", "--backdate")
        self._process = subprocess.Popen(
            [*PROGRAM, "server", "run", "--port", "0", "--data-dir", str(folder)],
            env=_environment({}),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        line = _line_of(self._process)
        found = _ADDRESS.search(line)
        if found is None:
            raise Broken(f"the server says {line!r}")
        self.port: Final = int(found[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _end(self._process)

    def say(self, *arguments: str | Path) -> str:
        """Run one of the server's commands; return what it printed."""
        return said_by("server", *arguments, "--data-dir", self._folder)

    def new_code(self, till_no: int) -> str:
        """Return a one-time code for a till."""
        printed = self.say(
            "code", "corner-1", "--till-no", str(till_no), "--name", f"Till {till_no}"
        )
        return printed.split()[0]

    def balances(self) -> dict[str, int]:
        """Return every member's points, by the member's id in hex."""
        dump = json.loads(self.say("dump", "--json"))
        return {line["member"]: line["balances"].get("points", 0) for line in dump["members"]}


class TillProcess:
    """A till without a window, in a process of its own."""

    def __init__(
        self,
        folder: Path,
        *,
        history: Path,
        hours_ago: float = 0.0,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Open the till of a folder; the history is the outside witness's file."""
        self._process = subprocess.Popen(
            [
                *(*program, "till-bot", "--script", "-"),
                *("--hours-ago", str(hours_ago), "--data-dir", str(folder)),
            ],
            env=_environment({HISTORY_VARIABLE: str(history)}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _end(self._process)

    def ask(self, do: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - of any line
        """Ask one thing of the till; return its answer.

        Raises:
            Broken: If there is none.
        """
        if self._process.stdin is None:
            raise Broken("the till cannot be spoken to")
        self._process.stdin.write(json.dumps({"do": do, **facts}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(_line_of(self._process))
        return answer


def join(folder: Path, server_url: str, code: str) -> str:
    """Let a till join; return its key in words."""
    printed = said_by("till", "join", "--server", server_url, "--code", code, "--data-dir", folder)
    found = _WORDS.search(printed)
    return found[1] if found else ""


def _line_of(process: "subprocess.Popen[str]") -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise Broken("a process ended too early")
    return line


def _end(process: "subprocess.Popen[str]") -> None:
    """Let a process finish what it is at; one that does not is killed."""
    if process.stdin is not None:
        with suppress(BrokenPipeError):  # it was faster
            process.stdin.close()  # the end of its script
    else:
        process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, KEY_IN_FILE_VARIABLE: "1", **variables}
