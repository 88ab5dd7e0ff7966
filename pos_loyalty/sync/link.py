# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How this process stands with the server just now; what of it lasts is in the till's file."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.sync.troubles import Weather


class LinkState(StrEnum):
    """How the last contact went."""

    UNTRIED = "untried"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"
    BROKEN = "broken"
    """It is this till that fails: a full disk, or a mistake in this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The way to the server.

    Attributes:
        since: UTC, when the state began; ``None`` before the first contact was tried.
        is_caught_up: Since it is online, everything was sent once and all news were taken in.
        weather: Why there is no answer, while offline.
        refusal: Why the server says no, while it does.
        trouble: The code of what keeps this till from going on, while it is broken; empty for a
            mistake in this program.
    """

    state: LinkState = LinkState.UNTRIED
    since: datetime | None = None
    is_caught_up: bool = False
    weather: Weather | None = None
    refusal: RefusalCode | None = None
    trouble: str = ""


def followed_by(former: Link, link: Link, *, at: datetime) -> Link:
    """Return the link with the moment when its state began: it stays while the state does."""
    return replace(link, since=former.since if former.state is link.state else at)
