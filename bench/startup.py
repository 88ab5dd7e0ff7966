# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From starting the process to the first useful paint, beside a bare window; and ``--help``."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Final

from bench.figures import Figure, all_timings
from bench.measure import Contestant, compete
from bench.stores import CACHE, PLACE, empty_store
from pos_loyalty.local_db.key_store import KEY_IN_FILE_VARIABLE
from pos_loyalty.places import find_places

LIMIT: Final = 1.5
HELP_SECONDS: Final = 0.3

_OURS: Final = "pos-loyalty till, to its first useful paint"
_PEER: Final = "bare PySide6 window, to its first paint"
_HELP: Final = "pos-loyalty --help"
_ROUNDS: Final = 20
_PATIENCE_SECONDS: Final = 60.0
_US_PER_SECOND: Final = 1e6
_PROJECT: Final = Path(__file__).parents[1]

_BARE_WINDOW: Final = "from bench.first_paint import open_bare_window; open_bare_window()"
_TILL_WINDOW: Final = """
import sys
from pos_loyalty import cli
from pos_loyalty.commands import till as till_command

open_window = till_command.open_window


def open_watched_window(*of):
    from bench.first_paint import FirstPaint, say_painted
    from PySide6.QtWidgets import QLabel
    from pos_loyalty.app import Till

    start = Till.start

    def start_watched(till):
        FirstPaint(till.window.findChild(QLabel, "primaryWords"), say_painted)
        start(till)

    Till.start = start_watched
    open_window(*of)


till_command.open_window = open_watched_window
cli.run(sys.argv[1:])
"""
"""Both say so when their words have been painted, the till when its last have, and are gone."""

_TILL_TOML: Final = """
program = "{program}"
language = "en"
theme = "light"
sound = false

[shop]
store_id = "{place.store_id}"
store_name = "{place.store_name}"
till_no = {place.till_no}
zone = "{place.zone}"
currency = "{place.currency}"
region = "PL"
"""
_COUNT_QT: Final = """
import sys
from pos_loyalty.cli import run
try:
    run(["--help"])
except SystemExit:
    pass
sys.exit(sum(name.partition(".")[0] == "PySide6" for name in sys.modules))
"""


def measure() -> Iterator[Figure]:
    """Yield how long the first paint takes, and ``--help``, and what it imports of Qt."""
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as folder:
        till = _Starter(_till_command(Path(folder)))
        bare = _Starter((sys.executable, "-c", _BARE_WINDOW))
        contestants = (
            Contestant(_OURS, till.ready(), till.start, chunk=1, is_elsewhere=True),
            Contestant(_PEER, bare.ready(), bare.start, chunk=1, is_elsewhere=True),
            Contestant(_HELP, repeat(None), _ask_for_help, chunk=1, is_elsewhere=True),
        )
        competition = compete(contestants, folder=CACHE, rounds=_ROUNDS)
        till.wait()
        bare.wait()
    yield Figure(
        name="startup",
        meaning=f"{_OURS} ÷ {_PEER}",
        value=competition.ratio(_OURS, _PEER),
        limit=LIMIT,
        is_void=competition.is_void,
        timings=all_timings(competition),
    )
    yield Figure(
        name="--help",
        meaning="process start to its end",
        value=competition.timings[_HELP].p50_us / _US_PER_SECOND,
        unit="s",
        limit=HELP_SECONDS,
        is_void=competition.is_void,
    )
    yield Figure(
        name="--help, imports of Qt",
        meaning="modules of PySide6 that are loaded at its end",
        value=_run((sys.executable, "-c", _COUNT_QT)),
        unit="modules",
        limit=0,
        is_exact=True,
    )


class _Starter:
    """Starts a program again and again, one at a time."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None

    def ready(self) -> Iterator[None]:
        """Yield, each time when the program of the time before has ended."""
        while True:
            self.wait()
            yield

    def start(self, _item: None) -> None:
        """Start the program, and return when it says that it has painted."""
        self._running = subprocess.Popen(
            self._command, cwd=_PROJECT, env=_environment(), stdout=subprocess.PIPE
        )
        patience = Timer(_PATIENCE_SECONDS, self._running.kill)
        patience.start()
        said = self._running.stdout.readline() if self._running.stdout else b""
        patience.cancel()
        if not said:
            raise ChildProcessError(f"{self._command} painted nothing")

    def wait(self) -> None:
        """Wait until the program has ended."""
        if self._running is not None:
            self._running.communicate(timeout=_PATIENCE_SECONDS)


def _till_command(folder: Path) -> tuple[str, ...]:
    """Return what opens the till of a shop that is set up in the folder."""
    empty_store(folder / "shop")
    config = folder / "shop" / "config"
    config.mkdir()
    program = find_places().resources_dir / "programs" / "sample.json"
    text = _TILL_TOML.format(program=program.as_posix(), place=PLACE)
    (config / "till.toml").write_text(text, "utf-8")
    return (sys.executable, "-c", _TILL_WINDOW, "till", "--data-dir", str(folder / "shop"))


def _ask_for_help(_item: None) -> None:
    _run((sys.executable, "-m", "pos_loyalty", "--help"))


def _run(command: tuple[str, ...]) -> int:
    done = subprocess.run(
        command, cwd=_PROJECT, env=_environment(), stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode


def _environment() -> dict[str, str]:
    own = {"QT_QPA_PLATFORM": "offscreen", KEY_IN_FILE_VARIABLE: "1"}
    # A till finds its modules compiled; the turn that does not count compiles them here.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **own}
