# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the use cases need of the till's staff list; a part of ``ports``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pos_loyalty.domain.pins import NO_TRIES, PinTries
from pos_loyalty.domain.staff import StaffId, StaffMember


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """One person on the till's staff list, with what proves who they are.

    Attributes:
        pin_digest: As ``PinDigests`` made it; empty for nobody's PIN.
        badge_digest: SHA-256 of the badge's number, in hex; empty for no badge.
    """

    member: StaffMember
    pin_digest: str
    badge_digest: str = ""
    tries: PinTries = NO_TRIES


class StaffBook(Protocol):
    """Who may stand at this till."""

    def everybody(self) -> Sequence[StaffEntry]:
        """Return everybody on the list, by name."""
        ...

    def find(self, staff_id: StaffId) -> StaffEntry | None:
        """Return somebody on the list; ``None`` also for who was taken off it."""
        ...

    def by_badge(self, badge_digest: str) -> StaffEntry | None:
        """Return who has the badge, if anybody on the list has."""
        ...

    def name_of(self, staff_id: str) -> str:
        """Return the name of somebody who is or was on the list; empty for a stranger."""
        ...

    def put(self, entry: StaffEntry) -> None:
        """Put somebody on the list, or in the place of the same person."""
        ...

    def keep_tries(self, staff_id: StaffId, tries: PinTries) -> None:
        """Remember the wrong PINs of somebody on the list."""
        ...

    def take_off(self, staff_id: StaffId) -> None:
        """Take somebody off the list; of the person only the name stays, for what they did."""
        ...
