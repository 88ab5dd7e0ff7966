# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 23, 27 to 31: mistakes, power cuts, and a server that is away."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos_loyalty.linking.light import light_of
from pos_loyalty.sync.link import Link, LinkState
from pos_loyalty.sync.troubles import Weather
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from pos_loyalty.ui.widgets.icon import Icon
from tests.fakes.facts import NOON as MOMENT
from tests.linking.test_light import offline, standing
from tests.ui.hands import settle
from tests.ui.ux_points.conftest import ENTER, Stand
from tests.ui.view_models.shop import ANNA_CARD, NOON, Shop

OFFLINE = Light(LightKind.OFFLINE, NOON, waiting=3, oldest_minutes=7)
NEWS_SECONDS_MAX = 5
LONG = timedelta(hours=24)


def icons_on(part: QWidget) -> list[str]:
    return [icon.name for icon in part.findChildren(Icon)]


def test_point_23_undo_is_offered_for_a_minute_and_deletes_nothing(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.press("reward_coffee")
    stand.hands.strike(ENTER)
    stand.shop.wait(59)

    stand.hands.strike(Qt.Key.Key_F8)

    assert stand.shop.points_of(ANNA_CARD) == 100, "the reward is given back"
    assert stand.shop.operations() == 2, "by an entry of its own"


def test_point_23_later_a_mistake_is_taken_back_with_a_reason(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.press("reward_coffee")
    stand.hands.strike(ENTER)
    stand.shop.wait(3 * 3600)
    stand.hands.scan(ANNA_CARD)
    stand.hands.press("openHistory")
    stand.hands.press_button(stand.hands.button_that_says("Reward"))
    stand.hands.press("historyTakeBack")

    stand.hands.strike(ENTER)
    without_reason = stand.shop.points_of(ANNA_CARD)
    stand.hands.press("reason_not_bought")
    stand.hands.strike(ENTER)

    assert without_reason == 20, "nobody takes it back without saying why"
    assert stand.shop.points_of(ANNA_CARD) == 100, "the reward is given back"
    assert stand.shop.operations() == 2, "by an entry of its own"


def test_point_27_after_a_power_cut_the_till_says_what_was_saved(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.strike(ENTER)
    again = Shop(stand.shop.store, first_id=5000)
    again.now = stand.shop.now

    again.till.begin(lambda: True)

    assert again.state.notice is not None
    assert again.state.notice.code == "restart_saved"
    assert again.state.notice.fact("earned_points") == 45


def test_point_28_the_light_tells_of_a_lost_server_within_five_seconds() -> None:
    away = Link(state=LinkState.OFFLINE, since=MOMENT, weather=Weather.NO_CONNECTION)
    now = MOMENT + timedelta(seconds=NEWS_SECONDS_MAX)
    waits = standing(waiting=3, oldest_waiting_at=now - timedelta(minutes=7))

    light = light_of(waits, away, now=now, zone="Europe/Warsaw")

    assert (light.kind, light.waiting, light.oldest_minutes) == (LightKind.OFFLINE, 3, 7)


def test_point_28_it_says_so_in_words_with_an_icon_and_goes_by_itself(stand: Stand) -> None:
    stand.shop.till.show_light(OFFLINE)
    settle()
    light = stand.hands.button("statusLight")
    away = (light.accessibleName(), icons_on(light), light.property("tone"))

    stand.shop.till.show_light(Light(LightKind.UP_TO_DATE, NOON))
    settle()
    back = (light.accessibleName(), icons_on(light), light.property("tone"))

    assert "3 waiting, oldest 7 min" in away[0]
    assert "Up to date" in back[0]
    assert [one == other for one, other in zip(away, back, strict=True)] == [False] * 3


def test_point_29_a_balance_seen_offline_says_of_when_and_what_may_be_spent(stand: Stand) -> None:
    stand.shop.till.show_light(OFFLINE)
    stand.hands.scan(ANNA_CARD)
    member = stand.shop.state.member
    assert member is not None

    stand.shop.till.state.set(
        replace(stand.shop.state, member=replace(member, available_points=40))
    )
    settle()

    assert "as of 13:00" in stand.hands.reads("balanceUnit")
    assert "40 points available here now" in stand.hands.words()


def test_point_30_closing_with_unsent_actions_is_not_done_at_once(stand: Stand) -> None:
    stand.shop.till.show_light(OFFLINE)

    is_closed = stand.window.close()

    assert not is_closed
    assert stand.hands.button("stayOpen").hasFocus(), "Enter keeps it open"


def test_point_30_after_a_day_somebody_is_told() -> None:
    waits = standing(waiting=1, oldest_waiting_at=MOMENT - LONG)

    light = light_of(waits, offline(LONG), now=MOMENT, zone="Europe/Warsaw")

    assert light.worries == (Worry.LONG_OFFLINE,)


def test_point_31_what_the_server_could_not_take_is_told_in_plain_words(stand: Stand) -> None:
    worry = Light(LightKind.ATTENTION, NOON, worries=(Worry.TO_LOOK_AT,), to_look_at=2)

    stand.shop.till.show_light(worry)
    settle()

    assert "2 to look at" in stand.hands.button("statusLight").accessibleName()
    assert stand.hands.reads("noticeTitle")
