# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The invariants that are looked at after every step, because they must hold at every moment.

I5   nobody has spent what they did not have
I7   the same question gets the same answer for ever
I8   whoever has read everything up to here has seen everything
I14  a till shows what the server said, and its own operations that the server has not, once
I15  no grant is used beyond its amount, or after it came back
"""

from collections import Counter
from typing import Final

from pos_loyalty.server.grants.exposure import Exposure
from pos_loyalty.simulation.alike import unseen
from pos_loyalty.simulation.audit import overspent, wrong_grants
from pos_loyalty.simulation.clearing import used_beyond_grants
from pos_loyalty.simulation.shown import Confirmed, differing, state_of
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.violations import Violation
from pos_loyalty.simulation.world import World
from pos_loyalty.sync.outcome import Outcome

Answer = tuple[str, str, str]
"""The hash of what was sent, the outcome and its code."""


class Watcher:
    """Looks at a world after each thing that has happened in it.

    Attributes:
        looks: How often each invariant was looked at.
        overspent: How many accounts were found below 0 that nothing explains.
    """

    def __init__(self, bound: Exposure | None = None) -> None:
        """Begin to look.

        Args:
            bound: What tills may hand out without a grant, by the shop's terms; ``None`` for
                nothing.
        """
        self._bound: Final = bound
        self._confirmed: Final = Confirmed()
        self._version_seen: object = None
        self._shown: dict[int, object] = {}
        self._answers: dict[tuple[str, int, int], Answer] = {}
        self._unsecured: dict[int, tuple[tuple[int, ...], int]] = {}
        self.looks: Final[Counter[str]] = Counter()
        self.overspent = 0

    def __call__(self, world: World, till: RunningTill | None) -> None:
        """Look; raise ``Violation`` at what must not be."""
        version = world.central.version
        if version != self._version_seen:
            self._version_seen = version
            self._look_at_server(world)
        self._look_at_answers(world)
        if till is not None and world.running.get(till.number) is till:
            self._look_at_till(world, till)

    def forget_answers(self, world: World) -> None:
        """Begin anew with what the server has answered: it was put back to an older state."""
        self._confirmed.put_back()
        held = {(o["till"], o["epoch"], o["seq"]) for o in world.central.books.operations()}
        self._answers = {place: a for place, a in self._answers.items() if place in held}

    def _look_at_server(self, world: World) -> None:
        books, is_excused = world.central.books, bool(world.excuses)
        bound = self._bound.member_points if self._bound else 0
        with books.at_once():
            self._confirmed.take(books)
            self.looks["I5"] += 1
            for what in overspent(books, bound=bound, is_excused=is_excused):
                self.overspent += 1
                raise Violation("I5", what)
            self.looks["I15"] += 1
            has_floor = self._bound is not None
            for what in wrong_grants(books, has_floor=has_floor, is_excused=is_excused):
                raise Violation("I15", what)

    def _look_at_answers(self, world: World) -> None:
        answers, world.central.answers = world.central.answers, []
        for place, answer in answers:
            self.looks["I7"] += 1
            first = self._answers.setdefault(place, answer)
            if first != answer:
                till, epoch, seq = place
                raise Violation(
                    "I7", f"till {till[:8]} epoch {epoch} number {seq}: {first}, then {answer}"
                )

    def _look_at_till(self, world: World, till: RunningTill) -> None:
        if till.last_outcome is Outcome.BROKEN and not till.may_break():
            raise Violation("no mistake", f"till {till.number}: {till.complaint()}")
        if not till.has_changed():
            return
        if self._bound is not None:
            self._look_at_floor(till, self._bound)
        for what in () if "server" in world.excuses else used_beyond_grants(till.file):
            raise Violation("I15", f"till {till.number}: {what}")
        self.looks["I14"] += 1
        shown = state_of(till.file, self._confirmed)
        if self._shown.get(till.number) != shown:
            self._shown[till.number] = shown
            for what in differing(till.file, self._confirmed):
                raise Violation("I14", f"till {till.number}: {what}")
        if till.has_read_everything():
            self.looks["I8"] += 1
            with world.central.books.at_once():
                for what in unseen(till.file, world.central.books):
                    raise Violation("I8", f"till {till.number}: {what}")

    def _look_at_floor(self, till: RunningTill, bound: Exposure) -> None:
        """Judge what a till hands out unsecured when it does so.

        Two outages become one when the server is put back to before the contact between them: what
        the till handed out in the first is unsecured again then, without anything being handed out.
        """
        most = bound.shop_points // bound.tills
        acknowledged, handed_out = till.acknowledged_place(), till.handed_out_without_grant
        before = self._unsecured.get(till.number, (acknowledged, most))
        self._unsecured[till.number] = (acknowledged, handed_out)
        was_put_back = acknowledged < before[0]
        if handed_out > max(most, before[1]) and not was_put_back:
            raise Violation("I5", f"till {till.number} handed out {handed_out} of {most}")
