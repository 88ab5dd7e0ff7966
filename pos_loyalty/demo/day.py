# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The script: one Tuesday in the made-up shop, scene by scene, through the real windows."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pos_loyalty.clock import business_time
from pos_loyalty.demo.bookkeeping import Notebook
from pos_loyalty.demo.clock import DemoClock
from pos_loyalty.demo.made_shop import Say
from pos_loyalty.demo.recount import Told
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.demo.stage import NotSeen, Stage, as_picture
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.ui.card_print import CardFace, card_picture
from pos_loyalty.ui.view_models.panels import (
    MemberPanel,
)
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)

ORDINARY_SALES: Final = 24
PRODUCT: Final = "5901234123457"


class Day:
    """Plays the scenes on a stage and writes down what members are told."""

    def __init__(
        self,
        stage: Stage,
        clock: DemoClock,
        notebook: Notebook,
        members: Sequence[BaseMember],
        say: Say,
    ) -> None:
        self._stage = stage
        self._clock = clock
        self._notebook = notebook
        self._say = say
        self._unserved = list(members)
        self._cards: list[CardFace] = []

    def play(self, guest: BaseMember) -> None:
        """Play the whole day but for its accidents.

        Args:
            guest: Has a voucher for a coffee.
        """
        self._stage.wait_until_free()
        self._say("08:30 The shop opens. The till is ready; nobody needs the network today.")
        self._stage.picture("ready")
        self._stage.picture("customer-idle", of_customer=True)
        self._a_card_before_the_camera()
        self._a_reward_and_points_as_money()
        self._a_coffee_without_buying()
        self._a_coffee_for_a_full_card(guest)
        self._a_friend_buys_first()
        self._somebody_joins()
        self._wrong_codes()
        self._found_by_name()
        self._undone()
        self._returned()
        self._ordinary_customers()
        self._in_polish_and_dark()

    def _a_card_before_the_camera(self) -> None:
        member = self._member_with(150, 400)
        seen = self._stage.hold_before_the_lens(member.member.card_number)
        self._stage.save(as_picture(seen), "what-the-camera-saw")
        self._stage.picture("member")
        self._stage.picture("customer-greeting", of_customer=True)
        self._amount("48.60")
        self._stage.click("why")
        self._stage.picture("why")
        done = self._confirm("sale", member, 4860)
        self._stage.picture("done")
        self._stage.picture("customer-earned", of_customer=True)
        earned = done.done.earned_points if done.done else 0
        self._say(
            f"08:31 {member.member.short_name} holds a card before the camera, at an angle and in "
            f"bad light. It is read; 48.60 zł earn {earned} points: on Tuesday mornings they count "
            "double."
        )

    def _a_reward_and_points_as_money(self) -> None:
        first, second = self._member_with(250, 600), self._member_with(250, 600)
        self._stage.read_card(first.member.card_number)
        self._amount("32.00")
        self._stage.click("reward_five-off")
        self._quoted(lambda state: any(row.is_chosen for row in state.sale.rewards))
        self._stage.picture("reward-chosen")
        self._confirm("sale", first, 3200, reward="five-off")
        self._stage.picture("customer-reward", of_customer=True)
        self._stage.read_card(second.member.card_number)
        self._amount("20.00")
        self._stage.click("morePoints")
        self._quoted(lambda state: state.sale.points is not None and state.sale.points.points > 0)
        points = self._stage.state.sale.points
        used = points.points if points else 0
        self._confirm("sale", second, 2000, money_points=used)
        self._say(
            f"08:40 {first.member.short_name} takes 5 zł off for 100 points, "
            f"{second.member.short_name} pays with {used} points."
        )

    def _a_coffee_without_buying(self) -> None:
        member = self._member_with(100, 500)
        self._stage.read_card(member.member.card_number)
        self._stage.click("reward_coffee")
        self._stage.wait_for("the reward", lambda state: state.sale.can_confirm)
        self._confirm("coffee", member, 0)
        self._say(f"08:50 {member.member.short_name} has a coffee for 80 points and buys nothing.")

    def _a_coffee_for_a_full_card(self, guest: BaseMember) -> None:
        self._unserved.remove(guest)
        self._stage.read_card(guest.member.card_number)
        self._stage.picture("voucher-held")
        self._stage.click("reward_coffee")
        self._stage.wait_for("the reward", lambda state: state.sale.can_confirm)
        self._confirm("free_coffee", guest, 0)
        self._say(
            f"08:52 {guest.member.short_name} has the coffee that the full card is good for. It "
            "costs no points."
        )

    def _a_friend_buys_first(self) -> None:
        known = {base.member.member_id: base for base in self._unserved}
        friend = self._next(lambda base: base.member.referred_by in known)
        referrer = known[friend.member.referred_by or friend.member.member_id]
        self._stage.read_card(friend.member.card_number)
        self._amount("41.00")
        self._confirm("sale", friend, 4100)
        self._stage.picture("friend-buys-first")
        self._stage.read_card(referrer.member.card_number)
        self._stage.picture("friend-thanked")
        self._stage.press(Qt.Key.Key_Escape)
        self._say(
            f"08:55 {friend.member.short_name} buys for the first time; it was "
            f"{referrer.member.short_name} who sent the invitation. Both are thanked: 50 points "
            "and 100, to use in two weeks."
        )

    def _somebody_joins(self) -> None:
        till = self._stage.till
        till.window.card_wanted.connect(self._keep_card)
        self._stage.press(Qt.Key.Key_F4)
        self._stage.wait_for("the form", lambda state: state.screen is Screen.ENROL)
        self._fill("enrolName", "Zofia Nowakowska")
        self._fill("enrolContact", "601 202 303")
        self._stage.click("enrolNews")
        self._stage.picture("enrol")
        self._stage.picture("customer-join", of_customer=True)
        self._stage.press(Qt.Key.Key_Return)
        state = self._stage.wait_for("the member", lambda state: state.screen is Screen.MEMBER)
        member = _panel(state)
        self._write(Told("enrolled", member.card_number, self._now()))
        self._stage.picture("welcome")
        self._stage.click("printCard")
        self._stage.save(card_picture(self._cards[-1]).save, "card")
        self._amount("12.34")
        self._confirm_card("sale", member.card_number, 1234)
        self._stage.hold_before_the_lens(member.card_number)
        self._stage.press(Qt.Key.Key_Escape)
        self._say(
            "09:05 Zofia joins: a name, a phone number, a yes to news. She gets 50 points and a "
            "card, and the camera reads the card at once."
        )

    def _wrong_codes(self) -> None:
        self._ready()
        for code in (PRODUCT, "HTTPS://EXAMPLE.ORG/MENU", "123456789012345600"):
            self._stage.read_code(code)
            self._stage.wait_for("an explanation", lambda state: state.notice is not None)
            if code == PRODUCT:
                self._stage.picture("product-scanned")
            self._stage.till.view_model.dismiss_notice()
        self._say(
            "09:20 A carton of milk, a menu's QR code and a scratched card are scanned: each is "
            "told in its own words, and nothing happens."
        )

    def _found_by_name(self) -> None:
        self._stage.press(Qt.Key.Key_F3)
        self._stage.wait_for("the search", lambda state: state.screen is Screen.FIND)
        self._stage.type("zolc")
        self._stage.wait_for("matches", lambda state: bool(state.find.matches))
        self._stage.picture("find")
        found = self._stage.state.find.matches
        self._stage.press(Qt.Key.Key_Escape)
        self._say(
            f"09:25 Somebody left the card at home: 'zolc' finds {found[0].short_name} and others, "
            "marks or no marks."
        )

    def _undone(self) -> None:
        member = self._member_with(0, 300)
        self._stage.read_card(member.member.card_number)
        self._amount("99.00")
        self._confirm("sale", member, 9900)
        name = self._notebook.told[-1].name
        self._stage.press(Qt.Key.Key_F8)
        self._stage.wait_for("the undo", lambda state: _is_done(state, "undo"))
        self._write(Told("undone", member.member.card_number, self._now(), name))
        self._stage.picture("undone")
        self._say("09:40 99.00 zł were 9.90 zł: one key takes it back, to the point.")

    def _returned(self) -> None:
        member = self._member_with(50, 300)
        self._stage.read_card(member.member.card_number)
        self._amount("64.20")
        done = self._confirm("sale", member, 6420)
        name, receipt = self._notebook.told[-1].name, done.done.receipt_no if done.done else ""
        self._clock.jump(timedelta(hours=4))
        self._ready()
        self._stage.read_code(receipt)
        self._stage.wait_for("the sale", lambda state: state.returning.sold_at is not None)
        self._stage.click("returnAll")
        self._stage.wait_for("a preview", lambda state: state.returning.can_confirm)
        self._stage.picture("return")
        self._stage.press(Qt.Key.Key_Return)
        self._stage.wait_for("the return", lambda state: _is_done(state, "return"))
        self._write(Told("returned", member.member.card_number, self._now(), name))
        self._say(
            f"13:45 {member.member.short_name} brings everything back: the receipt is scanned, the "
            "points go exactly as they came."
        )

    def _ordinary_customers(self) -> None:
        for number in range(ORDINARY_SALES):
            self._clock.jump(timedelta(minutes=7))
            member = self._member_with(0, 2000)
            card = member.member.card_number
            if number % 3 == 0:
                self._stage.hold_before_the_lens(card)
            else:
                self._stage.read_card(card)
            minor = 495 + 611 * number
            self._amount(f"{minor // 100}.{minor % 100:02}")
            self._confirm("sale", member, minor)
        self._say(
            f"16:40 {ORDINARY_SALES} more customers, with cards and phones before the camera and "
            "the reader. Nobody waits."
        )

    def _in_polish_and_dark(self) -> None:
        self._ready()
        member = self._member_with(1000, 9000)
        self._stage.till.view_model.choose_language("pl")
        self._stage.click("theme")
        self._stage.read_card(member.member.card_number)
        self._amount("120.00")
        self._stage.picture("member-polish-dark")
        self._confirm("sale", member, 12000)
        self._stage.click("theme")
        self._stage.till.view_model.choose_language("en")
        self._say("16:45 The evening shift speaks Polish and likes it dark.")

    # ------------------------------------------------------------ hands

    def _member_with(self, least: int, most: int) -> BaseMember:
        """Return a member who was not served today, with so many points."""
        return self._next(lambda base: least <= _points(base) <= most)

    def _next(self, fits: Callable[[BaseMember], bool]) -> BaseMember:
        found = next(filter(fits, self._unserved))
        self._unserved.remove(found)
        return found

    def _amount(self, typed: str) -> None:
        self._stage.type(typed)
        minor = int(typed.replace(".", ""))
        self._quoted(lambda state: state.sale.amount_minor == minor)

    def _quoted(self, is_there: Callable[[TillState], bool]) -> None:
        self._stage.wait_for("a quote", lambda state: state.sale.can_confirm and is_there(state))

    def _confirm(
        self, kind: str, member: BaseMember, minor: int, *, reward: str = "", money_points: int = 0
    ) -> TillState:
        card = member.member.card_number
        return self._confirm_card(kind, card, minor, reward=reward, money_points=money_points)

    def _confirm_card(
        self, kind: str, card: str, minor: int, *, reward: str = "", money_points: int = 0
    ) -> TillState:
        at = self._now()
        self._stage.press(Qt.Key.Key_Return)
        state = self._stage.wait_for(
            "the sale to be saved", lambda state: state.screen is Screen.DONE and not state.is_busy
        )
        name = f"{len(self._notebook.told)}"
        self._write(Told(kind, card, at, name, minor, reward, money_points))
        if state.done and state.done.receipt_no:
            self._notebook.receipts.append(state.done.receipt_no)
        return state

    def _write(self, event: Told) -> None:
        self._notebook.told.append(event)

    def _now(self) -> datetime:
        return business_time(self._clock(), SHOP.zone)

    def _fill(self, name: str, text: str) -> None:
        field = self._stage.till.window.findChild(QLineEdit, name)
        if field is not None:
            field.setFocus()
        self._stage.type(text)

    def _ready(self) -> None:
        self._stage.press(Qt.Key.Key_F2)
        self._stage.wait_for("READY", lambda state: state.screen is Screen.READY)

    def _keep_card(self, member: MemberPanel) -> None:
        self._cards.append(CardFace(member.card_number, member.short_name, "Corner Club"))


def _points(base: BaseMember) -> int:
    return sum(lot.amount for lot in base.lots if lot.unit == POINTS)


def _panel(state: TillState) -> MemberPanel:
    if state.member is None:
        raise NotSeen("no member on the screen")
    return state.member


def _is_done(state: TillState, kind: str) -> bool:
    return state.done is not None and state.done.kind == kind and not state.is_busy
