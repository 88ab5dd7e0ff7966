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
from pos_loyalty.simulation.alike import Followed, followed_in, unseen
from pos_loyalty.simulation.audit import overspent, wrong_grants
from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.clearing import used_beyond_grants
from pos_loyalty.simulation.shown import Confirmed, Shown
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
        self._looked_at: dict[str, object] = {}
        self._shown: dict[int, tuple[RunningTill, Shown]] = {}
        self._answers: dict[tuple[str, int, int], Answer] = {}
        self._followed: Final[dict[str, Followed]] = {}
        self._unsecured: dict[int, tuple[tuple[int, ...], int]] = {}
        self.looks: Final[Counter[str]] = Counter()
        self.overspent = 0

    def __call__(self, world: World, till: RunningTill | None) -> None:
        """Look; raise ``Violation`` at what must not be."""
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
        """Look at what may have changed since; what is excused later was right before, too."""
        central, is_excused = world.central, bool(world.excuses)
        books = central.books
        if self._may_differ(central, "taken", "op"):
            self._confirmed.take_without_effect(books)
        if self._may_differ(central, "accounts", "account"):
            with books.at_once():
                self._confirmed.take(books)
        if self._may_differ(central, "I5", "lot", "entry", "op", "flag"):
            bound = self._bound.member_points if self._bound else 0
            with books.at_once():
                self.looks["I5"] += 1
                for what in overspent(books, bound=bound, is_excused=is_excused):
                    self.overspent += 1
                    raise Violation("I5", what)
        if self._may_differ(central, "I15", "grant_issued", "flag"):
            self.looks["I15"] += 1
            has_floor = self._bound is not None
            with books.at_once():
                for what in wrong_grants(books, has_floor=has_floor, is_excused=is_excused):
                    raise Violation("I15", what)

    def _may_differ(self, central: Central, look: str, *tables: str) -> bool:
        """Return whether a look may find something else than the last time.

        Args:
            tables: All that the look reads.
        """
        written = central.database.written(*tables)
        before, self._looked_at[look] = self._looked_at.get(look), written
        return before != written

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
        for what in self._shown_at(till).differing(is_copied="clone" in world.excuses):
            raise Violation("I14", f"till {till.number}: {what}")
        if till.has_read_everything():
            self.looks["I8"] += 1
            for what in unseen(till.file, self._followed_in(world.central, till)):
                raise Violation("I8", f"till {till.number}: {what}")

    def _followed_in(self, central: Central, till: RunningTill) -> Followed:
        store_id = till.file.place.store_id
        if self._may_differ(central, f"followed in {store_id}", "member", "account", "seen"):
            with central.books.at_once():
                self._followed[store_id] = followed_in(store_id, central.books)
        return self._followed[store_id]

    def _shown_at(self, till: RunningTill) -> Shown:
        """Return what looks at a till; a program that was just started is looked at anew."""
        if till.number not in self._shown or self._shown[till.number][0] is not till:
            self._shown[till.number] = (till, Shown(till.file, self._confirmed))
        return self._shown[till.number][1]

    def _look_at_floor(self, till: RunningTill, bound: Exposure) -> None:
        """Judge what a till hands out unsecured when it does so.

        Two outages become one when the server is put back to before the contact between them: what
        the till handed out in the first is unsecured again then, without anything being handed out.
        """
        most = bound.shop_points // bound.tills
        acknowledged, handed_out = till.log_place()[2:], till.handed_out_without_grant
        before = self._unsecured.get(till.number, (acknowledged, most))
        self._unsecured[till.number] = (acknowledged, handed_out)
        was_put_back = acknowledged < before[0]
        if handed_out > max(most, before[1]) and not was_put_back:
            raise Violation("I5", f"till {till.number} handed out {handed_out} of {most}")
