# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier is shown of the server: a pure function of the file, the link and the time."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from pos_loyalty.clock import business_time
from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from pos_loyalty.sync.link import Link, LinkState
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry

UNSEEN_OFFLINE: Final = timedelta(seconds=3)
"""A connection that is back before is no news to anybody."""

LONG_WAIT: Final = timedelta(hours=24)
OLD_RULES: Final = timedelta(hours=72)
"""As long before it holds a version of the rules is published."""

_OF_REFUSALS: Final = {
    RefusalCode.REVOKED: Worry.REVOKED,
    RefusalCode.UNKNOWN_TILL: Worry.UNKNOWN_TILL,
    RefusalCode.UPGRADE_REQUIRED: Worry.UPGRADE,
}


def light_of(
    standing: SyncStanding,
    link: Link,
    *,
    now: datetime,
    zone: str,
    here: Collection[Worry] = (),
) -> Light:
    """Return the light.

    Args:
        now: UTC, by the machine's clock.
        zone: Of the store: the times that are shown are its clock's.
        here: What the machine itself gives cause for.
    """
    found = {*_worries(standing, link, now), *here}
    worries = tuple(worry for worry in Worry if worry in found)
    kind = LightKind.ATTENTION if worries else _kind(standing, link, now)
    at = link.since if kind is LightKind.OFFLINE else standing.last_contact_at
    oldest = standing.oldest_waiting_at
    may_lend = standing.floor_until is not None and now < standing.floor_until
    return Light(
        kind,
        business_time(at, zone) if at else None,
        standing.waiting,
        max(0, int((now - oldest).total_seconds() // 60)) if oldest else 0,
        worries,
        standing.quarantined,
        standing.floor_points if may_lend else 0,
        business_time(standing.floor_until, zone) if may_lend and standing.floor_until else None,
    )


def _kind(standing: SyncStanding, link: Link, now: datetime) -> LightKind:
    if link.state is LinkState.UNTRIED or link.since is None:
        return LightKind.CONNECTING
    if link.state is LinkState.OFFLINE and now - link.since >= UNSEEN_OFFLINE:
        return LightKind.OFFLINE
    if standing.bootstrap is not BootstrapState.COMPLETE:
        return LightKind.LOADING
    if standing.waiting:
        return LightKind.SENDING
    is_known = link.is_caught_up or link.state is LinkState.OFFLINE
    return LightKind.UP_TO_DATE if is_known else LightKind.CONNECTING


def _worries(standing: SyncStanding, link: Link, now: datetime) -> Iterator[Worry]:
    if standing.gap_from is not None:
        yield Worry.GAP
    if standing.quarantined:
        yield Worry.TO_LOOK_AT
    if link.state is LinkState.REFUSED:
        yield _OF_REFUSALS.get(link.refusal, Worry.BROKEN) if link.refusal else Worry.BROKEN
    if link.state is LinkState.BROKEN:
        yield Worry.DISK_FULL if link.trouble == DiskFull.code else Worry.BROKEN
    if standing.oldest_waiting_at and now - standing.oldest_waiting_at >= LONG_WAIT:
        yield Worry.LONG_OFFLINE
    if standing.last_contact_at and now - standing.last_contact_at >= OLD_RULES:
        yield Worry.RULES_OLD
