# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How the till stands with its server, as the light at the top shows it.

``server_words`` words it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LightKind(StrEnum):
    """What the light says first."""

    ALONE = "alone"
    """The till has no server."""
    CONNECTING = "connecting"
    UP_TO_DATE = "up_to_date"
    SENDING = "sending"
    LOADING = "loading"
    """The shop's members are still coming; those of the till's own store come first."""
    OFFLINE = "offline"
    ATTENTION = "attention"


class Worry(StrEnum):
    """What somebody has to see to; the gravest first."""

    DISK_FULL = "disk_full"
    GAP = "gap"
    """The server lacks operations that this till has no more."""
    REVOKED = "revoked"
    UNKNOWN_TILL = "unknown_till"
    BROKEN = "broken"
    """Synchronising fails in a way that it should not."""
    CLOCK = "clock"
    TO_LOOK_AT = "to_look_at"
    """The server could not take some operations as they are."""
    UPGRADE = "upgrade"
    RULES_OLD = "rules_old"
    LONG_OFFLINE = "long_offline"


@dataclass(frozen=True, slots=True)
class Light:
    """The light.

    Attributes:
        at: As the store's clock shows it: of the last contact; while offline, since when.
        waiting: Operations that the server has not acknowledged.
        oldest_minutes: How long the eldest of them has waited.
        worries: The gravest first; there are some with ``ATTENTION`` only.
        to_look_at: How many operations somebody has to look at.
        floor_points: What the till may still hand out unsecured while it is alone; 0 for nothing.
        floor_until: As the store's clock shows it; ``None`` with 0 points.
    """

    kind: LightKind = LightKind.ALONE
    at: datetime | None = None
    waiting: int = 0
    oldest_minutes: int = 0
    worries: tuple[Worry, ...] = ()
    to_look_at: int = 0
    floor_points: int = 0
    floor_until: datetime | None = None
