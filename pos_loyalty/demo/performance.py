# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole demo: the day, its accidents, and the books at the end."""

import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from pos_loyalty.app import Till, make_application
from pos_loyalty.clock import business_time
from pos_loyalty.demo.bookkeeping import Notebook, compare
from pos_loyalty.demo.clock import DemoClock
from pos_loyalty.demo.coffee_bar import sell_coffees
from pos_loyalty.demo.day import Day
from pos_loyalty.demo.kept_shop import FOLDER, copy_of_store
from pos_loyalty.demo.kills import Aftermath, kill_in_mid_sale
from pos_loyalty.demo.made_shop import DAY, OPENING, Say, shown_till
from pos_loyalty.demo.recount import Told
from pos_loyalty.demo.second_till import last_receipt
from pos_loyalty.demo.shop import COFFEE_CARD, SEED, SHOP
from pos_loyalty.demo.stage import Stage
from pos_loyalty.domain.units import stamps_on
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.scanner.camera import FrameFeed

CUPS: Final = 2

KEPT_FOR_ACCIDENTS: Final = 30
"""Members whom the day leaves alone, for the tills that die to serve."""

_CUSTOMER_SIZE: Final = (1024, 600)


def perform(out: Path, members: int, say: Say) -> dict[str, object]:
    """Play everything and return the summary; its keys are those of ``--json``."""
    make_application()
    performance = Performance(out, members, say)
    guest = performance.play_coffee_bar()
    performance.play_day(guest)
    performance.play_accidents()
    return performance.close_books()


class Performance:
    """One demo from opening to the books; each part follows the one before it."""

    def __init__(self, out: Path, members: int, say: Say) -> None:
        self._data_dir = out / "till"
        self._out = out
        self._say = say
        say(f"A corner shop with {members:,} members, one till and no network.")
        self._made = copy_of_store(self._data_dir, out / FOLDER, members, DAY, say=say)
        self._clock = DemoClock(OPENING, time.monotonic)
        self._notebook = Notebook()
        self._aftermath = Aftermath()
        self._scans = 0

    def play_coffee_bar(self) -> BaseMember:
        """Fill a coffee card before the till is opened; return whose it is."""
        unit = stamps_on(COFFEE_CARD)
        served = self._made[KEPT_FOR_ACCIDENTS:]
        guest = next(base for base in served if any(lot.unit == unit for lot in base.lots))
        card = guest.member.card_number
        sale = sell_coffees(self._data_dir, self._clock, card, CUPS)
        minor, receipt = sale.gross_minor, sale.receipt_no
        self._notebook.told.append(
            Told("sale", card, sale.business_at, receipt, minor, coffees=CUPS)
        )
        self._notebook.receipts.append(receipt)
        self._say(
            f"08:30 The coffee bar is open first. {guest.member.short_name} has two cups, the "
            "eighth and the ninth on the card: it is full, and the next one is free."
        )
        return guest

    def play_day(self, guest: BaseMember) -> None:
        """Play the script, with a camera; the guest has a free coffee coming."""
        frames = FrameFeed()
        till = self._shown_till(frames)
        stage = Stage(till, self._out, frames)
        served = self._made[KEPT_FOR_ACCIDENTS:]
        Day(stage, self._clock, self._notebook, served, self._say).play(guest)
        self._scans += stage.scans
        till.close()

    def play_accidents(self) -> None:
        """Let tills die in the middle of a sale, and start one again."""
        self._clock.jump(timedelta(minutes=30))
        cards = [base.member.card_number for base in self._made[:KEPT_FOR_ACCIDENTS]]
        self._aftermath = kill_in_mid_sale(
            self._data_dir,
            self._out,
            self._clock(),
            cards,
            last_receipt=self._notebook.receipts[-1],
            seed=SEED,
        )
        self._clock.jump(timedelta(minutes=3))
        self._restart()
        at = business_time(self._clock(), SHOP.zone)
        for sale in self._aftermath.told:
            self._notebook.told.append(Told("sale", sale.card, at, sale.receipt_no, sale.minor))
            self._notebook.receipts.append(sale.receipt_no)
        self._scans += len(self._aftermath.told)
        self._say(
            f"17:15 The power fails {self._aftermath.kills} times in the middle of a sale. Each "
            "time the till starts again and says what was saved last. "
            f"{len(self._aftermath.told)} sales were told to members meanwhile."
        )

    def close_books(self) -> dict[str, object]:
        """Recount everything, check the file, and return the summary."""
        problems = verify_store(self._data_dir, keyring=None)
        store = open_store(self._data_dir, keyring=None)
        try:
            comparison = compare(self._notebook, store, self._made, DAY)
        finally:
            store.close()
        for words in (
            *comparison.lost,
            *comparison.differing,
            *(problem.text for problem in problems),
        ):
            self._say(f"WRONG: {words}")
        if not comparison.lost and not comparison.differing and not problems:
            self._say(
                f"18:00 The books: {comparison.compared:,} balances recounted by hand, all equal; "
                f"{len(self._notebook.receipts)} receipts that members were told, all there; the "
                "till's file is whole."
            )
        return {
            "balances_match": not comparison.differing,
            "acknowledged_lost": len(comparison.lost),
            "balances_compared": comparison.compared,
            "scans_read": self._scans,
            "sales": self._notebook.count("sale"),
            "redemptions": self._redemptions(),
            "enrolments": self._notebook.count("enrolled"),
            "returns": self._notebook.count("returned"),
            "undos": self._notebook.count("undone"),
            "kills": self._aftermath.kills,
            "problems": [problem.text for problem in problems],
            "pictures": len(list(self._out.glob("[0-9][0-9]-*.png"))),
        }

    def _restart(self) -> None:
        till = self._shown_till()
        stage = Stage(till, self._out, first_picture=self._next_picture())
        stage.wait_until_free()
        self._aftermath.settle(last_receipt(till))
        stage.picture("after-the-power-cut")
        till.close()

    def _shown_till(self, frames: FrameFeed | None = None) -> Till:
        till = shown_till(self._data_dir, self._clock, frames)
        till.customer_window.resize(*_CUSTOMER_SIZE)
        return till

    def _next_picture(self) -> int:
        return len(list(self._out.glob("[0-9][0-9]-*.png"))) + 1

    def _redemptions(self) -> int:
        return sum(
            event.kind in {"coffee", "free_coffee"} or bool(event.reward) or event.money_points > 0
            for event in self._notebook.told
        )
