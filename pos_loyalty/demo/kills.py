# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The worst minute of a shop's day: the till's process dies in the middle of a sale."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

KILLS: Final = 3
SALES_MAX: Final = 4
KILL_WITHIN_SECONDS: Final = 0.04
"""Around the moment of the commit: some sales are saved and some are not."""


@dataclass(slots=True)
class Aftermath:
    """What is known from outside about the sales of the tills that died.

    Attributes:
        told: (card, minor units) of each sale that a member was told, in order.
        in_doubt: The sale that the last till had begun to confirm and not told, if any.
    """

    told: list[tuple[str, int]] = field(default_factory=list)
    in_doubt: tuple[str, int] | None = None
    kills: int = 0


def kill_in_mid_sale(
    data_dir: Path, out: Path, start: datetime, members: Mapping[str, str], seed: int
) -> Aftermath:
    """Start tills, one after the other, and kill each while it confirms a sale.

    Args:
        members: Member ids by card number, of members to sell to; each is served once at most.
    """
    dice = random.Random(seed)  # noqa: S311 - decides when to kill, no secret
    aftermath = Aftermath()
    cards = list(members)
    for number in range(KILLS):
        mine = cards[number * SALES_MAX : (number + 1) * SALES_MAX]
        arguments = (data_dir, out, start.isoformat(), *mine)
        command = [sys.executable, "-m", "pos_loyalty.demo.second_till", *map(str, arguments)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as till:
            _follow(till, aftermath, members, dice)
    return aftermath


def settle(aftermath: Aftermath, last_member: str, members: Mapping[str, str]) -> None:
    """Count the sale in doubt as told if the restarted till says that it was saved."""
    if aftermath.in_doubt is not None and members[aftermath.in_doubt[0]] == last_member:
        aftermath.told.append(aftermath.in_doubt)
    aftermath.in_doubt = None


def _follow(
    till: "subprocess.Popen[str]",
    aftermath: Aftermath,
    members: Mapping[str, str],
    dice: random.Random,
) -> None:
    """Write down what a till says until it is dead; kill it soon after a sale was begun."""
    sales_before = dice.randrange(1, SALES_MAX)
    for line in till.stdout or ():
        event = json.loads(line)
        match event["event"]:
            case "ready":
                settle(aftermath, event["last"], members)
            case "told":
                aftermath.told.append((event["card"], event["minor"]))
                aftermath.in_doubt = None
                sales_before -= 1
            case "asked":
                aftermath.in_doubt = (event["card"], event["minor"])
                if sales_before == 0:
                    time.sleep(dice.random() * KILL_WITHIN_SECONDS)
                    till.kill()
                    aftermath.kills += 1
