# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The day: two tills sell to the same members, and one of them has no network from noon on."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from pos_loyalty.demo.net.line import Line
from pos_loyalty.demo.net.processes import TillProcess

MEMBERS: Final = 24
ROUNDS: Final = 3
MINUTES_BETWEEN: Final = 4
REWARD: Final = "coffee"
AGREE_SECONDS: Final = 60

Say = Callable[[str], None]


@dataclass(slots=True)
class Counted:
    """What happened, in numbers."""

    operations: int = 0
    served_offline: int = 0
    refused_offline: int = 0
    waited: int = 0
    drain_seconds: float = 0.0
    seen: dict[str, dict[int, int]] = field(default_factory=dict)
    """By member's id in hex, the points that each till shows in the end."""


class Day:
    """Plays the day; ``counted`` is what it came to."""

    def __init__(self, tills: tuple[TillProcess, TillProcess], line: Line, say: Say) -> None:
        """Take the tills; the second one's network is the line."""
        self._tills, self._line, self._say = tills, line, say
        self._dice = random.Random(7)  # noqa: S311 - who buys what, no secret
        self._cards: list[str] = []
        self.counted = Counted()

    def play(self) -> None:
        """Play it from the opening to the evening."""
        self._morning()
        self._noon()
        self._afternoon()
        self._evening()

    def _morning(self) -> None:
        for number in range(MEMBERS):
            till = self._tills[number % 2]
            answer = self._done(till, "enrol", given_name=f"Member {number + 1}")
            self._cards.append(answer["card"])
        self._agree()
        for number, card in enumerate(self._cards):
            self._sell(self._tills[(number + 1) % 2], card, 8_000 + 500 * (number % 9))
        self._agree()
        self._say(
            f"09:00 {MEMBERS} people join, half of them at each till, and buy something at the "
            "other one: each till knows at once whom the other has enrolled."
        )

    def _noon(self) -> None:
        for card in self._cards[::2]:
            self._tills[1].ask("show", member=card, seconds=AGREE_SECONDS)
        for card in self._cards[1::2]:
            self._tills[0].ask("show", member=card, seconds=AGREE_SECONDS)
        self._line.cut()
        self._say(
            "12:00 The second till's cable is pulled. What it may hand out by itself was set aside "
            "for it before; nobody else can spend that."
        )

    def _afternoon(self) -> None:
        for _ in range(ROUNDS):
            for card in self._cards:
                for number, till in enumerate(self._tills):
                    if self._dice.random() < 0.5:  # noqa: PLR2004 - every other time
                        self._sell(till, card, self._dice.randrange(500, 6_000))
                    elif number:
                        self._redeem_offline(till, card)
                    elif till.ask("redeem", member=card, reward=REWARD)["ok"]:
                        self.counted.operations += 1
        waiting = self._tills[1].ask("wait-for-empty", seconds=0)["waiting"]
        self.counted.waited = waiting
        counted = self.counted
        self._say(
            "18:00 Both have sold to the same people all afternoon. The second till has "
            f"{waiting} operations that nobody else knows of. Alone, it handed out "
            f"{counted.served_offline} coffees for points, and said {counted.refused_offline} "
            "times: the points are there, but not for this till to hand out now."
        )

    def _evening(self) -> None:
        self._line.mend()
        began = time.monotonic()
        self._agree()
        self.counted.drain_seconds = time.monotonic() - began
        for card in self._cards:
            for number, till in enumerate(self._tills, 1):
                shown = self._done(till, "show", member=card)
                member_id = shown["member_id"].replace("-", "")
                self.counted.seen.setdefault(member_id, {})[number] = shown["points"]
        self._say(
            f"20:00 The cable is back. The till notices by itself; "
            f"{self.counted.drain_seconds:.1f} s later everything is handed over, and both tills "
            "have each other's news."
        )

    def _redeem_offline(self, till: TillProcess, card: str) -> None:
        answer = till.ask("redeem", member=card, reward=REWARD)
        if answer["ok"]:
            self.counted.operations += 1
            self.counted.served_offline += 1
        elif answer["refused"] == "not_granted_here":
            self.counted.refused_offline += 1

    def _sell(self, till: TillProcess, card: str, amount_minor: int) -> None:
        self._done(till, "sale", member=card, amount_minor=amount_minor)
        till.ask("pass", minutes=MINUTES_BETWEEN)

    def _agree(self) -> None:
        # Twice: what the second hands over is news to the first.
        for till in (*self._tills, *self._tills):
            self._done(till, "sync", seconds=AGREE_SECONDS)

    def _done(self, till: TillProcess, do: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as asked
        """Ask what cannot be refused."""
        answer = till.ask(do, **facts)
        if not answer["ok"]:
            raise NotAsScripted(f"{do}: {answer}")
        if "op_id" in answer:
            self.counted.operations += 1
        return answer


class NotAsScripted(Exception):
    """A till said no where it must not."""
