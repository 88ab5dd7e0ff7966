# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Plays a recording of scans again: the real till, its real services, and whoever stood there.

The recording says what came in and what was shown, not what the cashier pressed; the replay does
what leads there: it types some amount, presses Enter, opens a page, or lets work that runs end.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pos_loyalty.ui.view_models.scan_recording import ScanEvent, ScanRecorder, parse_event
from pos_loyalty.ui.view_models.scan_routing import Place
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import NOON, LateRunner, Shop


def read_recording(file: Path) -> list[ScanEvent]:
    return [parse_event(line) for line in file.read_text("ascii").splitlines()]


class Replay:
    """One till, and what comes of it when a recording's scans come in again."""

    def __init__(self, make_shop: Callable[[LateRunner, LateRunner], Shop]) -> None:
        self._reads, self._writes = LateRunner(), LateRunner()
        self.shop = make_shop(self._reads, self._writes)
        self.came: list[ScanEvent] = []
        self._recorder = ScanRecorder(
            self.shop.services().recognise,
            lambda: NOON,
            lambda: lambda line: self.came.append(parse_event(line)),
        )
        self._recorder.follow(self.shop.state)
        self.shop.till.state.watch(self._recorder.follow)

    def play(self, recorded: Sequence[ScanEvent]) -> None:
        """Let everything come again, in this order.

        Raises:
            AssertionError: If the till does or says something else.
        """
        for number, event in enumerate(recorded, start=1):
            while len(self.came) < number:
                before = len(self.came), len(self._reads.waiting), len(self._writes.waiting)
                self._lead_to(event)
                after = len(self.came), len(self._reads.waiting), len(self._writes.waiting)
                assert after != before, f"line {number} does not come: {event}"
            assert _bare(self.came[number - 1]) == _bare(event), f"line {number}"

    def _lead_to(self, event: ScanEvent) -> None:
        if event.scan is not None:
            self._recorder.scanned(event.scan)
            self.shop.till.scan(event.scan)
        elif self.shop.state.is_busy:
            (self._writes if self._writes.waiting else self._reads).finish_one()
        elif event.place is not None:
            self._go_to(event.place)
        elif event.is_busy:
            self._reads.finish_all()  # what the sale comes to, before it is confirmed
            self._confirm()

    def _confirm(self) -> None:
        self.shop.till.sale.confirm()
        self.shop.till.enrol.confirm()

    def _go_to(self, place: Place) -> None:
        till = self.shop.till
        gestures: dict[Place, Callable[[], None]] = {
            Place.READY: lambda: self.shop.wait(4),
            Place.MEMBER: till.back,
            Place.MEMBER_BEGUN: lambda: self.shop.type_amount("12"),
            Place.ENROL: lambda: till.open(Screen.ENROL),
            Place.ENROL_BEGUN: lambda: till.enrol.type_name("Ewa"),
            Place.FIND: lambda: till.open(Screen.FIND),
            Place.RETURN: lambda: till.open(Screen.RETURN),
            Place.RETURN_BEGUN: till.returning.choose_all,
        }
        gestures[place]()


def _bare(event: ScanEvent) -> ScanEvent:
    """Return what of an event comes again: not when, and of a scan that there was one."""
    scan = None if event.scan is None else replace(event.scan, text="")
    return replace(event, at_ms=0, scan=scan)
