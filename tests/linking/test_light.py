# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from datetime import timedelta
from typing import Any

import pytest

from pos_loyalty.linking.light import light_of
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from pos_loyalty.sync.link import Link, LinkState
from pos_loyalty.sync.troubles import Weather
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from tests.fakes.facts import NOON

HOUR = timedelta(hours=1)
ONLINE = Link(state=LinkState.ONLINE, since=NOON - HOUR, is_caught_up=True)


def standing(**facts: object) -> SyncStanding:
    well: dict[str, Any] = {
        "epoch": 1,
        "waiting": 0,
        "oldest_waiting_at": None,
        "in_limbo": False,
        "is_behind_marker": False,
        "bootstrap": BootstrapState.COMPLETE,
        "cursor": "c",
        "generation": None,
        "parked": 0,
        "quarantined": 0,
        "gap_from": None,
        "last_contact_at": NOON,
        "terms": OfflineTerms(),
    }
    return SyncStanding(**{**well, **facts})


def light(link: Link = ONLINE, **facts: object) -> Light:
    return light_of(standing(**facts), link, now=NOON, zone="Europe/Warsaw")


def offline(ago: timedelta) -> Link:
    return Link(state=LinkState.OFFLINE, since=NOON - ago, weather=Weather.TIMED_OUT)


def test_all_is_well() -> None:
    shown = light()

    assert (shown.kind, shown.worries) == (LightKind.UP_TO_DATE, ())
    assert shown.at is not None
    assert shown.at.isoformat() == "2026-11-22T13:00:00+01:00"


def test_before_the_first_contact_the_till_is_connecting() -> None:
    assert light(Link(), last_contact_at=None) == Light(LightKind.CONNECTING)


def test_a_till_that_has_not_asked_for_news_yet_is_not_up_to_date() -> None:
    assert light(Link(state=LinkState.ONLINE, since=NOON)).kind is LightKind.CONNECTING


def test_a_shop_that_is_still_coming_is_told() -> None:
    assert light(bootstrap=BootstrapState.HOME, waiting=2).kind is LightKind.LOADING


def test_what_waits_is_counted_and_its_age_told() -> None:
    shown = light(waiting=3, oldest_waiting_at=NOON - 2 * HOUR)

    assert (shown.kind, shown.waiting, shown.oldest_minutes) == (LightKind.SENDING, 3, 120)


def test_a_clock_that_was_set_back_makes_nothing_younger_than_now() -> None:
    assert light(waiting=1, oldest_waiting_at=NOON + HOUR).oldest_minutes == 0


def test_offline_says_since_when() -> None:
    shown = light(offline(2 * HOUR), waiting=1, oldest_waiting_at=NOON - HOUR)

    assert shown.kind is LightKind.OFFLINE
    assert shown.at is not None
    assert shown.at.hour == 11


def test_a_moment_without_a_server_is_no_news() -> None:
    assert light(offline(timedelta(seconds=2))).kind is LightKind.UP_TO_DATE


def refused(code: RefusalCode) -> Link:
    return Link(state=LinkState.REFUSED, since=NOON, refusal=code)


WORRIES: list[tuple[Link, dict[str, Any], Worry]] = [
    (ONLINE, {"gap_from": 7}, Worry.GAP),
    (ONLINE, {"quarantined": 2}, Worry.TO_LOOK_AT),
    (refused(RefusalCode.REVOKED), {}, Worry.REVOKED),
    (refused(RefusalCode.UNKNOWN_TILL), {}, Worry.UNKNOWN_TILL),
    (refused(RefusalCode.UPGRADE_REQUIRED), {}, Worry.UPGRADE),
    (refused(RefusalCode.BAD_SIGNATURE), {}, Worry.BROKEN),
    (Link(state=LinkState.REFUSED, since=NOON), {}, Worry.BROKEN),
    (Link(state=LinkState.BROKEN, since=NOON), {}, Worry.BROKEN),
    (Link(state=LinkState.BROKEN, since=NOON, trouble="disk_full"), {}, Worry.DISK_FULL),
    (ONLINE, {"waiting": 1, "oldest_waiting_at": NOON - 24 * HOUR}, Worry.LONG_OFFLINE),
    (offline(80 * HOUR), {"last_contact_at": NOON - 72 * HOUR}, Worry.RULES_OLD),
]


@pytest.mark.parametrize(("link", "facts", "worry"), WORRIES)
def test_what_somebody_has_to_see_to_comes_first(
    link: Link, facts: dict[str, Any], worry: Worry
) -> None:
    shown = light(link, **facts)

    assert (shown.kind, shown.worries) == (LightKind.ATTENTION, (worry,))


def test_the_gravest_comes_first() -> None:
    shown = light_of(
        standing(quarantined=1, gap_from=2), ONLINE, now=NOON, zone="UTC", here=[Worry.CLOCK]
    )

    assert shown.worries == (Worry.GAP, Worry.CLOCK, Worry.TO_LOOK_AT)
    assert shown.to_look_at == 1


def test_what_the_till_may_lend_alone_is_told_until_its_time_is_over() -> None:
    until = NOON + timedelta(hours=3)

    before = light(floor_points=900, floor_until=until)
    after = light(floor_points=900, floor_until=NOON)

    assert before.floor_points == 900
    assert before.floor_until is not None
    assert before.floor_until.isoformat() == "2026-11-22T16:00:00+01:00"
    assert (after.floor_points, after.floor_until) == (0, None)
