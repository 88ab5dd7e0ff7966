# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every test runs under."""

import os
import sys
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.left_timers import note_timers, stop_timers

# Tests open real windows, but on no screen, however they are started.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Qt's multimedia says, while it is being loaded, which libraries it can do without. pytest-qt
# hears that in Python, under the loader's own lock: beside another thread that loads something it
# would wait for ever. The till has no such listener.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

# The program is started as a process hundreds of times: it is not to be compiled anew each time.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    kept = Path(__file__).parents[1] / ".pytest_cache" / "bytecode"
    os.environ["PYTHONPYCACHEPREFIX"] = str(kept)

# The first examples of a process pay for imports and for pydantic's schemas: no deadline.
settings.register_profile("default", max_examples=40, deadline=None)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# For ./dev mutants: the same few examples each time, and no search for the smallest that fails.
settings.register_profile(
    "mutants",
    max_examples=20,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.hookimpl(trylast=True)  # after the random order, which stays but for this
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that ask for more time than others, on every core with its share.

    Begun last, one of them would keep one core busy for a minute while the others wait.
    """
    long = sorted(filter(_seconds_allowed, items), key=_seconds_allowed, reverse=True)
    short = [item for item in items if not _seconds_allowed(item)]
    cores = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    bounds = [len(short) * core // cores for core in range(cores + 1)]
    items[:] = [
        item
        for core in range(cores)
        for item in (*long[core::cores], *short[bounds[core] : bounds[core + 1]])
    ]


def pytest_sessionstart() -> None:
    """Note the timers of all tests; pytest-qt has loaded Qt by now."""
    note_timers()


@pytest.hookimpl(wrapper=True, tryfirst=True)  # the outermost: after all fixtures and plugins
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Delete the windows that a test has left, closed or not; with them its language and timers.

    Qt keeps them otherwise: there is no event loop to delete them in. After a thousand tests, to
    restyle what nobody sees any more takes half a minute.
    """
    result = yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if widgets and application:
        for window in widgets.QApplication.topLevelWidgets():
            window.deleteLater()
        application.sendPostedEvents(None, sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete)
    if language := sys.modules.get("pos_loyalty.ui.language"):
        language.LanguageSwitch.fall_silent()
    stop_timers()
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what the summary counts; the mark goes along when another process runs the test."""
    if "test_a_golden_case" in item.nodeid:
        item.user_properties.append(("counted_as", "golden cases"))
    elif getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.user_properties.append(("counted_as", "properties"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many golden cases and properties held."""
    held: Counter[object] = Counter()
    for report in terminalreporter.getreports("passed"):
        held.update(kind for name, kind in report.user_properties if name == "counted_as")
    if held:
        counts = ", ".join(f"{count} {kind}" for kind, count in sorted(held.items(), key=str))
        terminalreporter.write_line(f"held: {counts}")


def _seconds_allowed(item: pytest.Item) -> float:
    """Return what a test asks for by its mark; 0 for what all have, infinity for no bound."""
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0] or "inf") if mark else 0.0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--states",
        type=int,
        default=1000,
        help="how many power cuts tests/durability/power_cut tries (default: 1000)",
    )
    parser.addoption(
        "--feed-rows",
        type=int,
        default=20_000,
        help="how many rows writers race through the server's feed (default: 20,000)",
    )
    parser.addoption(
        "--hostile-frames",
        type=int,
        default=120,
        help="how many frames try to stop the till's camera (default: 120; 1,000 is a run)",
    )
    parser.addoption(
        "--hostile-strings",
        type=int,
        default=2_000,
        help="how many texts try to stop the till (default: 2,000; 100,000 is a run)",
    )
    parser.addoption(
        "--monkeys",
        type=int,
        default=6,
        help="how many monkeys play at the till (default: 6; 1,000 is a run)",
    )
    parser.addoption(
        "--acts",
        type=int,
        default=15,
        help="what each of them does there (default: 15; 100 is a run)",
    )
    parser.addoption(
        "--stall-ms",
        type=int,
        default=400,
        help="how long the window may work on one event (default: 400; 100 on a quiet machine)",
    )
    parser.addoption(
        "--every-look",
        action="store_true",
        help="whether words are cut, in every size and every language (default: the hardest ones)",
    )
