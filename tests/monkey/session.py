# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One monkey's time at one till, and what was wrong at the end of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt

from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import Screen
from tests.monkey.acts import ACTS, Act
from tests.monkey.books import differences
from tests.monkey.till_under_test import TillUnderTest, Wrap
from tests.ui.view_models.shop import ANNA_CARD


@dataclass(frozen=True)
class Report:
    """What came of a session.

    Attributes:
        wrong: In words; nothing if all is as it should be.
        operations: Recorded on the way.
        slowest: The act that kept the window's thread longest.
        stall_seconds: For so long, by the thread's own clock.
    """

    seed: int
    wrong: tuple[str, ...]
    operations: int
    slowest: str
    stall_ms: float


def unspoiled(services: TillServices) -> TillServices:
    """Leave the use cases as they are."""
    return services


@dataclass(frozen=True)
class Rules:
    """What kind of a session it is.

    Attributes:
        table: What may be done, and how often beside the rest.
        spoil: Breaks the till on purpose, for a control.
        has_threads: With the till's real threads; else work is late as the dice say, and each
            seed plays the same every time.
    """

    table: Mapping[Act, int] = field(default_factory=lambda: ACTS)
    spoil: Wrap = unspoiled
    has_threads: bool = False


USUAL = Rules()


def play(seed: int, acts: int, folder: Path, looks: Appearance, rules: Rules = USUAL) -> Report:
    """Let a monkey loose for so many acts, then look what it left."""
    dice, table = Random(seed), rules.table
    till = TillUnderTest(folder, looks, dice, rules.spoil, has_threads=rules.has_threads)
    slowest, stall_seconds = "", 0.0
    try:
        for act in dice.choices(list(table), weights=list(table.values()), k=acts):
            till.slowest_seconds = 0.0
            till.begin_counting()
            act(till, dice)
            till.open_again()
            if till.slowest_seconds > stall_seconds:
                slowest, stall_seconds = act.__name__, till.slowest_seconds
        wrong = _wrong_in(till)
    finally:
        till.close()
    wrong += [problem.text for problem in verify_store(till.data_dir, keyring=None)]
    return Report(seed, tuple(wrong), len(till.saves.recorded), slowest, stall_seconds * 1000)


def _wrong_in(till: TillUnderTest) -> list[str]:
    """Let everything end, and compare the books; the till has to serve on afterwards."""
    till.saves.next_trouble = None
    till.finish_work()
    till.open_again()
    till.hands.strike(Qt.Key.Key_F2)
    till.finish_work()
    wrong = differences(till.store, till.shoulder, till.saves)
    if till.state.is_busy or till.state.screen is not Screen.READY:
        wrong.append(f"the till is left at {till.state.screen}, busy: {till.state.is_busy}")
    till.hands.scan(ANNA_CARD)
    till.finish_work()
    if till.state.member is None:
        wrong.append(f"a card is not served any more: {till.state.notice}")
    return wrong
