# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till in a process of its own, that sells until somebody kills it.

``python -m pos_loyalty.demo.second_till DATA_DIR OUT_DIR START CARD...`` writes one JSON object a
line: the last receipt that it found at the start, each sale that it is about to confirm, and each
that the member was told. What was told must never be lost, whenever the process dies.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt

from pos_loyalty.app import Till, make_application
from pos_loyalty.demo.clock import DemoClock
from pos_loyalty.demo.made_shop import shown_till
from pos_loyalty.demo.stage import Stage
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)


def sell(data_dir: Path, out: Path, start: datetime, cards: Sequence[str]) -> None:
    """Sell something to each card's member, and tell before and after."""
    make_application()
    till = shown_till(data_dir, DemoClock(start, time.monotonic))
    stage = Stage(till, out)
    stage.wait_until_free()
    _tell("ready", receipt=last_receipt(till))
    for number, card in enumerate(cards):
        minor = 1000 + 137 * number
        stage.read_card(card)
        stage.type(f"{minor // 100}.{minor % 100:02}")
        stage.wait_for("a quote", lambda state: state.sale.can_confirm)
        _tell("asked", card=card, minor=minor)
        stage.press(Qt.Key.Key_Return)
        state = stage.wait_for("the sale to be saved", lambda state: state.screen is Screen.DONE)
        _tell("told", card=card, minor=minor, receipt=state.done.receipt_no if state.done else "")
    till.close()


def last_receipt(till: Till) -> str:
    """Return the receipt number of the newest operation if that is a sale, else nothing."""
    latest = latest_operation(store=till.opened.result())
    if latest is None or not isinstance(latest.fact, SaleFact):
        return ""
    return latest.fact.sale.receipt_no


def _tell(event: str, **facts: object) -> None:
    sys.stdout.write(json.dumps({"event": event, **facts}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sell(Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]), sys.argv[4:])
