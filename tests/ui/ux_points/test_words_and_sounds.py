# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 16 to 22: every outcome reaches eyes and ears, in words that help."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from pos_loyalty.places import find_places
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.notice_words import SUPPORT_CODES
from pos_loyalty.ui.sounds import Effect, NoSoundDevice, Sounds
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.cues import Cue, cue_between
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.notice_strip import NoticeStrip
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle
from tests.ui.test_messages import NO_WORDS_FOR_PEOPLE
from tests.ui.ux_points.conftest import ENTER, Stand
from tests.ui.view_models.shop import ANNA_CARD, BLANK_CARD, NOON

WRONG_CODES = {
    "goods": "4006381333931",
    "a web address": "https://example.com/menu",
    "a card that was read badly": f"{ANNA_CARD[:-1]}{(int(ANNA_CARD[-1]) + 1) % 10}",
    "somebody else's": "hello there, this is not a card",
    "a card that nobody has": BLANK_CARD,
}


def test_point_16_every_kind_of_outcome_has_an_icon_words_and_a_colour(
    till: TillViewModel, till_window: TillWindow
) -> None:
    looks = set()
    (strip,) = till_window.findChildren(NoticeStrip)

    for kind in NoticeKind:
        notice = Notice(kind, NoticeCode.ENTRY_DROPPED)
        till.state.set(replace(specimens()["ready"], notice=notice))
        settle()
        icon = strip.findChildren(Icon)[0].name
        assert strip.accessibleName()
        looks.add((icon, strip.property("tone")))

    assert len(looks) == len(NoticeKind)
    assert len({icon for icon, _ in looks}) == len(NoticeKind), "told apart without colours"


def test_point_17_each_outcome_has_a_sound_of_its_own_and_a_switch() -> None:
    heard: list[str] = []

    class Heard:
        def __init__(self, file: Path) -> None:
            self._name = file.name

        def play(self) -> None:
            heard.append(self._name)

    sounds = Sounds(find_places().resources_dir / "sounds", load=Heard)
    for cue in (Cue.OK, Cue.WARNING, Cue.ERROR):
        sounds.play(cue)
    sounds.is_on = False
    sounds.play(Cue.OK)

    assert heard == ["ok.wav", "warning.wav", "error.wav"]


def test_point_17_without_a_sound_device_the_till_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def none_here(_: Path) -> Effect:
        raise NoSoundDevice("no speaker")

    sounds = Sounds(Path("sounds"), load=none_here)
    with caplog.at_level("INFO"):
        sounds.play(Cue.OK)
        sounds.play(Cue.ERROR)

    assert len(caplog.records) == 1


def test_point_18_what_is_done_passes_in_four_seconds_and_what_lasts_stays(stand: Stand) -> None:
    stand.shop.till.show_light(Light(LightKind.OFFLINE, NOON, waiting=1))
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("1")
    stand.hands.strike(Qt.Key.Key_F2)
    said = stand.shop.state.notice

    stand.shop.wait(4.5)

    assert said is not None
    assert said.kind is NoticeKind.INFO
    assert stand.shop.state.notice is None
    assert "Offline since" in stand.hands.words()


def test_point_18_a_printer_in_trouble_is_shown_until_it_prints_again(stand: Stand) -> None:
    stand.shop.till.printer_trouble("no_paper")
    stand.hands.scan(ANNA_CARD)
    stand.hands.strike(Qt.Key.Key_F2)
    stand.shop.wait(60)
    assert "Printer" in stand.hands.words()

    stand.shop.till.printer_trouble("")

    assert "Printer" not in stand.hands.words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_point_19_every_support_code_has_words_and_something_to_do(
    language: str, qapp: object
) -> None:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    switch.use(language)
    facts = (("happened_at", NOON.isoformat()), ("kind", "sale"))
    for code in SUPPORT_CODES:
        text = notice_text(Notice(NoticeKind.ERROR, code, facts), "PLN", language)
        assert all((text.title, text.action, text.code)), code
        assert not NO_WORDS_FOR_PEOPLE.search(text.line), text.line
    switch.use("en")


def test_point_21_each_wrong_kind_of_code_has_a_sentence_and_a_sound(stand: Stand) -> None:
    titles, cues = [], []
    for code in WRONG_CODES.values():
        before = replace(stand.shop.state, notice=None)
        stand.hands.scan(code)
        titles.append(stand.hands.reads("noticeTitle"))
        cues.append(cue_between(before, stand.shop.state))
        stand.shop.till.dismiss_notice()

    assert len(set(titles)) == len(WRONG_CODES), titles
    assert None not in cues
    assert Cue.OK not in cues


def test_point_22_no_question_is_asked_on_the_way(stand: Stand) -> None:
    asked = []
    stand.shop.till.state.watch(lambda _: asked.append(QApplication.activeModalWidget()))

    stand.hands.scan(ANNA_CARD)
    stand.hands.type("450")
    stand.hands.strike(ENTER)
    stand.hands.strike(Qt.Key.Key_F8)
    stand.hands.scan(ANNA_CARD)
    stand.hands.press("reward_coffee")
    stand.hands.strike(ENTER)

    assert stand.shop.points_of(ANNA_CARD) == 20
    assert [question for question in asked if question is not None] == []
    assert stand.window.findChildren(QDialog) == []
