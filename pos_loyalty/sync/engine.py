# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The synchronisation of one till: step by step, whatever happens, and never too often.

It has no thread, no clock and no dice of its own: whoever drives it waits as long as it says, or
wakes it. A simulation drives the very same engine with a time of its own.
"""

import logging
from typing import Final

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.sync.link import Link, LinkState, followed_by
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.schedule import IDLE_SECONDS, Schedule, next_schedule, woken
from pos_loyalty.sync.steps import Steps, World, seconds_of
from pos_loyalty.sync.transport_port import Transport
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather

STUCK: Final = "stuck"
"""The trouble of a till that is answered again and again and comes no further."""

STUCK_SETBACKS: Final = 8

_log: Final = logging.getLogger(__name__)


class SyncEngine:
    """Takes one step at a time. On one thread, but for ``ask_for``, ``offer`` and ``link``.

    Attributes:
        link: How the till stands with the server; another value after each change.
    """

    def __init__(
        self,
        store: SyncStore,
        transport: Transport,
        world: World,
        *,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """Be ready; the first step is due at once.

        Args:
            idle_seconds: About how long to rest when nothing is left to do.
        """
        self._world = world
        self._steps = Steps(store, transport, world)
        self._idle_seconds = idle_seconds
        self._schedule = Schedule(self._now())
        self.link = Link()
        self.ask_for = self._steps.ask_for
        self.offer = self._steps.offer

    @property
    def wait_seconds(self) -> float:
        """Return how long to wait for the next step, unless there is news; 0 if it is due."""
        return self._schedule.wait_seconds(self._now())

    def wake(self) -> None:
        """Make the next step due sooner: something was recorded, or somebody came."""
        self._schedule = woken(self._now(), self._schedule, dice=self._world.dice)

    def doubt(self, weather: Weather) -> None:
        """Believe somebody else who asked the server and got no answer; find out in the next step.

        Whoever waits for news notices first that the link is gone.
        """
        self._steps.start_over()
        self._note(Link(state=LinkState.OFFLINE, weather=weather))
        self.wake()

    def step(self) -> Outcome:
        """Do the most urgent thing, once. Never raises: what goes wrong is an outcome too."""
        retry_after_seconds = None
        try:
            outcome = self._attempt()
        except Unreachable as trouble:
            outcome = Outcome.UNREACHABLE
            retry_after_seconds = trouble.retry_after_seconds
            self._steps.start_over()
            self._note(Link(state=LinkState.OFFLINE, weather=trouble.weather))
        except LoyaltyError as trouble:
            _log.error("synchronising cannot go on: %s", trouble.code)
            outcome = self._broken(trouble.code)
        except Exception:  # noqa: BLE001 - whatever it is: nothing is lost, and the next step may do
            _log.exception("synchronising failed")
            outcome = self._broken()
        if outcome is Outcome.SHORT and self._schedule.setbacks >= STUCK_SETBACKS:
            self._note(Link(state=LinkState.BROKEN, trouble=STUCK))
        self._schedule = next_schedule(
            self._now(),
            outcome,
            self._schedule,
            dice=self._world.dice,
            idle_seconds=self._idle_seconds,
            retry_after_seconds=retry_after_seconds,
        )
        return outcome

    def _attempt(self) -> Outcome:
        try:
            outcome = self._steps.take_next()
        except Refused as refusal:
            return self._refused(refusal.code)
        restriction = self._steps.restriction
        if restriction is None:
            was_caught_up = self.link.state is LinkState.ONLINE and self.link.is_caught_up
            is_caught_up = was_caught_up or outcome is Outcome.NOTHING
            self._note(Link(state=LinkState.ONLINE, is_caught_up=is_caught_up))
        else:
            self._note(Link(state=LinkState.REFUSED, refusal=restriction))
        return outcome

    def _refused(self, code: RefusalCode) -> Outcome:
        outcome = self._steps.refused(code)
        if outcome is Outcome.REFUSED:
            _log.warning("the server says no: %s", code)
            self._note(Link(state=LinkState.REFUSED, refusal=code))
        return outcome

    def _broken(self, trouble: str = "") -> Outcome:
        self._steps.start_over()
        self._note(Link(state=LinkState.BROKEN, trouble=trouble))
        return Outcome.BROKEN

    def _note(self, link: Link) -> None:
        self.link = followed_by(self.link, link, at=self._world.clock().wall)

    def _now(self) -> float:
        return seconds_of(self._world.clock())
