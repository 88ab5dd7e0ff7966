# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Logs and crash reports: on this machine only, bounded, and without a word about a member.

Nothing that a member gave us is ever put into a log message; what is logged are codes, numbers of
operations and names of devices. Of errors only the kind and the places are: their own words may
hold what somebody typed.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

LOG_BYTES_MAX: Final = 1_000_000
LOGS_KEPT: Final = 5
CRASH_REPORTS_KEPT: Final = 20

log = logging.getLogger("pos_loyalty")


_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class _Formatter(logging.Formatter):
    """Writes UTC, and errors without their words."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002 - logging's names
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802 - logging's name
        return "\n".join(_without_words(type(one), one.__traceback__) for one in _chain(ei[1]))


def start_logging(log_dir: Path) -> None:
    """Write this program's messages to ``till.log`` in a folder, which is made if need be.

    A folder that cannot be written costs the log, never the till. Starting twice starts once.
    """
    if log.handlers:
        return
    try:
        log_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_dir / "till.log", maxBytes=LOG_BYTES_MAX, backupCount=LOGS_KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.setLevel(logging.INFO)
    log.addHandler(handler)


def report_crashes(log_dir: Path, clock: Callable[[], datetime], tell: Callable[[], None]) -> None:
    """From now on, write a report for every exception that nobody caught, and go on.

    Args:
        clock: The current moment, for the report's name.
        tell: Tells the person at the till that something went wrong. Called on the thread that
            crashed.
    """

    def report(
        kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        _write_report(log_dir, clock(), kind, where)
        tell()

    sys.excepthook = report
    threading.excepthook = lambda crash: report(
        crash.exc_type, crash.exc_value or crash.exc_type(), crash.exc_traceback
    )


def _write_report(
    log_dir: Path, at: datetime, kind: type[BaseException], where: TracebackType | None
) -> None:
    text = _without_words(kind, where)
    log.error("crash: %s", kind.__name__)
    path = log_dir / f"crash-{at:%Y%m%dT%H%M%S%f}.txt"
    try:
        path.write_text(text + "\n", "utf-8")
        for old in sorted(log_dir.glob("crash-*.txt"))[:-CRASH_REPORTS_KEPT]:
            old.unlink()
    except OSError:
        log.exception("the crash report could not be written")


def _without_words(kind: type[BaseException], where: TracebackType | None) -> str:
    return "".join(traceback.format_tb(where)) + kind.__name__


def _chain(error: BaseException | None) -> list[BaseException]:
    """Return an error and those that it came of, the first that happened first."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain[::-1]
