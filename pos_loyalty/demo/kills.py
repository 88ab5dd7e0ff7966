# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The worst minute of a shop's day: the till's process dies in the middle of a sale."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

KILLS: Final = 3
SALES_MAX: Final = 3
KILL_WITHIN_SECONDS: Final = 0.04
"""Around the moment of the commit: some sales are saved and some are not."""

BETWEEN_KILLS: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ToldSale:
    """A sale that a member was told, or that the restarted till found saved.

    Attributes:
        minor: The amount that was typed.
    """

    card: str
    minor: int
    receipt_no: str


@dataclass(slots=True)
class Aftermath:
    """What is known from outside about the sales of the tills that died.

    Attributes:
        told: In the order in which it happened.
        in_doubt: Card and amount of the sale that the last till had begun to confirm and not
            told, if any.
        last_receipt: The newest that was told.
    """

    told: list[ToldSale] = field(default_factory=list)
    in_doubt: tuple[str, int] | None = None
    last_receipt: str = ""
    kills: int = 0

    def tell(self, card: str, minor: int, receipt_no: str) -> None:
        """Write down a sale that a member was told."""
        self.told.append(ToldSale(card, minor, receipt_no))
        self.last_receipt = receipt_no
        self.in_doubt = None

    def settle(self, receipt_no: str) -> None:
        """Count the sale in doubt as told if the restarted till has a newer receipt than it.

        Args:
            receipt_no: The last that the restarted till found.
        """
        if self.in_doubt is not None and receipt_no != self.last_receipt:
            self.tell(*self.in_doubt, receipt_no)
        self.last_receipt = receipt_no
        self.in_doubt = None


def kill_in_mid_sale(
    data_dir: Path,
    out: Path,
    start: datetime,
    cards: Sequence[str],
    *,
    last_receipt: str,
    seed: int,
) -> Aftermath:
    """Start tills, one after the other, and kill each while it confirms a sale.

    Args:
        cards: Of members to sell to; each is served once at most.
        last_receipt: The newest in the store before; empty if its last operation is no sale.
    """
    dice = random.Random(seed)  # noqa: S311 - decides when to kill, no secret
    aftermath = Aftermath(last_receipt=last_receipt)
    for number in range(KILLS):
        mine = cards[number * SALES_MAX : (number + 1) * SALES_MAX]
        began = start + number * BETWEEN_KILLS
        kill_one_till((data_dir, out, began.isoformat(), *mine), aftermath, dice)
    return aftermath


def kill_one_till(arguments: Sequence[object], aftermath: Aftermath, dice: random.Random) -> None:
    """Start a till, write down what it says, and kill it soon after it began to save a sale.

    Args:
        arguments: Of ``second_till``, with at least as many cards as a till sells to.
        dice: Decides after how many sales, and how soon.
    """
    command = [sys.executable, "-m", "pos_loyalty.demo.second_till", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as till:
        listen_and_kill(till.stdout or (), till.kill, aftermath, dice)


def listen_and_kill(
    lines: Iterable[str], kill: Callable[[], None], aftermath: Aftermath, dice: random.Random
) -> None:
    """Write down what one till says, and kill it soon after it began to save a sale.

    Args:
        lines: What it writes, until it is gone.
    """
    sales_before = dice.randrange(SALES_MAX)
    for line in lines:
        match json.loads(line):
            case {"event": "ready", "receipt": receipt_no}:
                aftermath.settle(receipt_no)
            case {"event": "told", "card": card, "minor": minor, "receipt": receipt_no}:
                aftermath.tell(card, minor, receipt_no)
                sales_before -= 1
            case {"event": "asked", "card": card, "minor": minor}:
                aftermath.in_doubt = (card, minor)
                if sales_before == 0:
                    time.sleep(dice.random() * KILL_WITHIN_SECONDS)
                    kill()
                    aftermath.kills += 1
