# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a monkey at the till may do next; each act needs only the till and the dice."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt

from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from tests.monkey.till_under_test import TillUnderTest
from tests.monkey.unhurried import Trouble
from tests.ui.hands import settle
from tests.ui.view_models.shop import ANNA, ANNA_CARD, BLANK_CARD, NOON, OLGA_CARD

Act = Callable[[TillUnderTest, Random], None]

_KEYS: Final = (
    *(Qt.Key(Qt.Key.Key_F1.value + number) for number in range(12)),
    Qt.Key.Key_Return,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
)
_WORDS: Final = ("Anna", "kowal", "Żółć", "Ольга Ким", "a@b.example", "'; --", "%s{}", "x" * 130)
_CODES: Final = (
    ANNA_CARD,
    ANNA_CARD,
    OLGA_CARD,
    BLANK_CARD,
    "4006381333931",
    "2412345006780",
    "https://example.com/x",
    "PAPER-4711",
    "SPRING26",
    "R0T99260301000017",
    "hello, this is no card",
    "7" * 600,
    f"{ANNA_CARD[:-1]}{(int(ANNA_CARD[-1]) + 1) % 10}",
)
_SIZES: Final = ((1024, 600), (1366, 768), (1920, 1080), (800, 480))
_CLOCK_MINUTES_MAX: Final = 90
_FOR_GOOD: Final = "closeAnyway"


def scan(till: TillUnderTest, dice: Random) -> None:
    """Read any code with the reader, or hold it before the camera."""
    known = [done.receipt_no for done in till.shoulder.done.values() if done.receipt_no]
    code = dice.choice((*_CODES, *known[-3:]))
    if dice.random() < 0.3:
        till.shop.till.scan(Scan(code, Symbology.QR_CODE, ScanSource.CAMERA))
        settle(till.beat)
    else:
        till.hands.scan(code)


def serve(till: TillUnderTest, dice: Random) -> None:
    """Do what a cashier does all day: a card, an amount, perhaps a reward, Enter once or twice."""
    if dice.random() < 0.7:
        till.hands.strike(Qt.Key.Key_F2)
    till.hands.scan(dice.choice((ANNA_CARD, OLGA_CARD)))
    _wait_perhaps(till, dice)
    if dice.random() < 0.8:
        till.hands.type(str(dice.randrange(1, 20_000) / 100))
        _wait_perhaps(till, dice)
    if dice.random() < 0.4:
        _press_one_of(till, dice, "reward_", "mostPoints", "morePoints")
    for _ in range(dice.choice((1, 1, 2))):
        till.hands.strike(Qt.Key.Key_Return)
    _wait_perhaps(till, dice)


def bring_back(till: TillUnderTest, dice: Random) -> None:
    """Take goods back by the receipt of a sale of today."""
    known = [done.receipt_no for done in till.shoulder.done.values() if done.receipt_no]
    if known:
        till.hands.strike(Qt.Key.Key_F2)
        till.hands.scan(dice.choice(known))
        _wait_perhaps(till, dice)
        _press_one_of(till, dice, "returnAll", "line_")
        till.hands.strike(Qt.Key.Key_Return)


def mend(till: TillUnderTest, dice: Random) -> None:
    """Look into a member's history, and take something back or give it to the other."""
    cards = [ANNA_CARD, OLGA_CARD]
    dice.shuffle(cards)
    till.hands.strike(Qt.Key.Key_F2)
    till.hands.scan(cards[0])
    _wait_perhaps(till, dice)
    till.hands.strike(Qt.Key.Key_F11)
    _wait_perhaps(till, dice)
    _press_one_of(till, dice, "history_")
    _wait_perhaps(till, dice)
    _press_one_of(till, dice, "historyTakeBack", "historyGive")
    if dice.random() < 0.7:
        till.hands.scan(cards[1])
        _wait_perhaps(till, dice)
    _press_one_of(till, dice, "reason_")
    till.hands.strike(Qt.Key.Key_Return)
    _wait_perhaps(till, dice)


def join(till: TillUnderTest, dice: Random) -> None:
    """Let somebody join, or try to."""
    till.hands.strike(Qt.Key.Key_F4)
    till.hands.type(dice.choice(_WORDS[:4]))
    till.hands.strike(Qt.Key.Key_Tab)
    till.hands.type(f"6{dice.randrange(10**8):08}")
    till.hands.strike(Qt.Key.Key_Return)


def strike(till: TillUnderTest, dice: Random) -> None:
    """Strike any key."""
    till.hands.strike(dice.choice(_KEYS))


def type_something(till: TillUnderTest, dice: Random) -> None:
    """Type a number, or words that belong elsewhere."""
    number = str(dice.randrange(10**5) / 100)
    till.hands.type(dice.choice((number, number.replace(".", ","), dice.choice(_WORDS))))


def press(till: TillUnderTest, dice: Random) -> None:
    """Press or touch anything that can be."""
    buttons = [one for one in till.hands.buttons() if one.objectName() != _FOR_GOOD]
    hit = dice.choice((till.hands.press_button, till.hands.touch_button))
    button = dice.choice(buttons)
    if till.hands.can_reach(button):
        hit(button)


def hit_anywhere(till: TillUnderTest, dice: Random) -> None:
    """Press, touch, or press twice, wherever the hand falls."""
    at = QPoint(dice.randrange(till.window.width()), dice.randrange(till.window.height()))
    hit = dice.choice((till.hands.press_at, till.hands.touch_at, till.hands.press_twice_at))
    leaves = [one for one in till.hands.buttons() if one.objectName() == _FOR_GOOD]
    if not leaves:
        hit(at)


def resize(till: TillUnderTest, dice: Random) -> None:
    """Drag the window's corner, or move to another screen."""
    till.window.resize(QSize(*dice.choice(_SIZES)))
    settle(till.beat)


def change_looks(till: TillUnderTest, dice: Random) -> None:
    """Change the language, the theme or the size of the text."""
    _press_one_of(till, dice, "language", "theme", "textSize")


def let_time_pass(till: TillUnderTest, dice: Random) -> None:
    """Let seconds go by, up to a minute and a half."""
    till.shop.wait(dice.choice((0.25, 1, 3, 9, 61, 90)))
    settle(till.beat)


def set_the_clock(till: TillUnderTest, dice: Random) -> None:
    """Step the machine's clock to either side."""
    minutes = dice.randrange(-_CLOCK_MINUTES_MAX, _CLOCK_MINUTES_MAX)
    till.shop.now += timedelta(minutes=minutes)
    till.shop.till.tick()
    settle(till.beat)


def change_the_network(till: TillUnderTest, dice: Random) -> None:
    """Lose the server, find it again, or hear trouble from it."""
    kind = dice.choice(tuple(LightKind))
    worries = (dice.choice(tuple(Worry)),) if kind is LightKind.ATTENTION else ()
    waiting = dice.choice((0, 0, 3, 120))
    at = None if kind is LightKind.ALONE else NOON
    till.shop.till.show_light(Light(kind, at, waiting, worries=worries))
    if dice.random() < 0.3:
        till.shop.till.rows_came((ANNA.member_id,))
    settle(till.beat)


def trouble_the_file(till: TillUnderTest, dice: Random) -> None:
    """Let the next save be refused, or break before or after it is safe."""
    # On real threads a bug goes to the crash handler of the process, which fails a test.
    troubles = (Trouble.REFUSED,) if till.has_threads else tuple(Trouble)
    till.saves.next_trouble = dice.choice(troubles)


def finish_something(till: TillUnderTest, dice: Random) -> None:
    """Let work that was late be done."""
    dice.choice((till.shop.reads, till.shop.writes)).finish_one()
    settle(till.beat)


def lose_a_device(till: TillUnderTest, dice: Random) -> None:
    """Let the camera or a reader fail, or be well again."""
    tell = dice.choice((till.shop.till.camera_trouble, till.shop.till.reader_trouble))
    tell(dice.choice(("", "cannot_open")))
    settle(till.beat)


def scan_behind_a_dialog(till: TillUnderTest, dice: Random) -> None:
    """Scan while the cashier answers a dialog."""
    with till.shop.till.dialog():
        scan(till, dice)


def close_the_window(till: TillUnderTest, dice: Random) -> None:
    """Close the till, at once or when what runs is saved."""
    del dice
    till.window.close()
    settle(till.beat)


def cut_the_power(till: TillUnderTest, dice: Random) -> None:
    """Pull the plug."""
    del dice
    till.cut_the_power()


ACTS: Final[Mapping[Act, int]] = {
    serve: 28,
    press: 14,
    strike: 12,
    scan: 12,
    type_something: 6,
    bring_back: 8,
    mend: 6,
    finish_something: 8,
    let_time_pass: 6,
    hit_anywhere: 4,
    join: 3,
    change_the_network: 3,
    change_looks: 2,
    resize: 2,
    set_the_clock: 2,
    trouble_the_file: 2,
    lose_a_device: 1,
    scan_behind_a_dialog: 2,
    close_the_window: 1,
    cut_the_power: 1,
}
"""How often each is done, beside the others."""


def _wait_perhaps(till: TillUnderTest, dice: Random) -> None:
    """Wait for what runs, as a cashier does who is not in a hurry."""
    if dice.random() < 0.8:
        till.finish_work()


def _press_one_of(till: TillUnderTest, dice: Random, *names: str) -> None:
    """Press one of the buttons whose object name begins so, if there is any."""
    fitting = [one for one in till.hands.buttons() if one.objectName().startswith(names)]
    button = dice.choice(fitting) if fitting else None
    if button is not None and till.hands.can_reach(button):
        till.hands.press_button(button)
