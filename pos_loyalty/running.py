# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs a till until its window is closed: its logs, its crash reports, and what comes after it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from pos_loyalty.app import UNPAINTED_MS_MAX, Till, the_application
from pos_loyalty.places import Places
from pos_loyalty.scanner.device_threads import leave
from pos_loyalty.start_again import start_again


def run_and_follow(till: Till, places: Places, data_dir: Path | None) -> int:
    """Run the till; then be the one that was asked for instead, if any was.

    Args:
        data_dir: As the command line has it, for the next one.

    Returns:
        The exit status.
    """
    status = run_till(till, places)
    if till.restarting.wanted is not None:
        folder = ("--data-dir", str(data_dir)) if data_dir else ()
        return start_again((*till.restarting.wanted, *folder))
    return leave(status)


def run_till(till: Till, places: Places) -> int:
    """Show the till until its window is closed; return the exit status."""
    application = the_application()
    till.window.first_painted.connect(partial(_watch_over, till, places))
    QTimer.singleShot(UNPAINTED_MS_MAX, partial(_watch_over, till, places))
    till.start()
    try:
        return application.exec()
    finally:
        till.close()


def _watch_over(till: Till, places: Places) -> None:
    """Log, report crashes and hear signals, from the first paint on; repeatable."""
    import signal

    from pos_loyalty.clock import utc_now
    from pos_loyalty.logs import report_crashes, start_logging

    # Python sees a signal when it next runs; the till's timers see to it that it does. Not
    # ``quit``, which asks each window first: the customer's display would want its PIN.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: the_application().exit(0))
    start_logging(places.log_dir)
    report_crashes(
        places.log_dir,
        utc_now,
        tell=partial(_tell_of_a_crash, till),
    )


def _tell_of_a_crash(till: Till) -> None:
    if till.is_loaded:
        # Queued, since another thread may be the one that crashed.
        QTimer.singleShot(0, till, till.view_model.tell_of_a_crash)
