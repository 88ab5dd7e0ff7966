# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps for the features: the view-models that the window draws, on the till's own store."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.ids import RewardId, StampCardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.money import parse_amount
from pos_loyalty.domain.units import stamps_on, vouchers_for
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.places import find_places
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.messages import notice_text, why_row_text
from pos_loyalty.ui.view_models.panels import (
    DonePanel,
    MemberFlag,
    MemberPanel,
    QuoteView,
)
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from tests.fakes.fake_store import PLACE
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    Shop,
    account_of,
    held,
    sample_document,
    wedge_scan,
)

scenarios("till.feature", "vouchers.feature")


class Counter:
    """A shop's counter: the till, its file, and the plug in the wall."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._store = create_store(data_dir, PLACE, keyring=None)
        publish_program(self._store, sample_document())
        self.shop = Shop(self._store)
        self.receipt_no = ""

    def add_anna(self, points: int, *more: Lot) -> None:
        lots = account_of(ANNA, points).lots
        import_members(self._store, [BaseMember(ANNA, (*lots, *more))])

    def pull_the_plug(self) -> None:
        """Start again on what is on the disk at this moment; nobody closed the till before."""
        moment, image = self.shop.now, self._data_dir.with_name("after-the-cut")
        copytree(self._data_dir, image)
        self._store.close()
        self._store = open_store(image, keyring=None)
        self.shop = Shop(self._store, first_id=5000)
        self.shop.now = moment
        self.shop.till.begin(lambda: self._store.ended_uncleanly)

    def close(self) -> None:
        self._store.close()

    def panel_of_anna(self) -> MemberPanel:
        """Return what the till shows of Anna when her card is scanned."""
        self.shop.scan(ANNA_CARD)
        assert self.shop.state.member is not None
        return self.shop.state.member

    @property
    def done(self) -> DonePanel:
        assert self.shop.state.done is not None
        return self.shop.state.done

    @property
    def quote(self) -> QuoteView:
        assert self.shop.state.sale.quote is not None
        return self.shop.state.sale.quote

    def said(self) -> str:
        """Return all that the notice on screen says, in English."""
        notice = self.shop.state.notice
        return notice_text(notice, "PLN", "en").line.replace("\u00a0", " ") if notice else ""


@pytest.fixture
def counter(tmp_path: Path, qapp: object) -> Iterator[Counter]:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    switch.use("en")
    counter = Counter(tmp_path / "till")
    yield counter
    counter.close()


@given("a shop with the sample programme")
def a_shop(counter: Counter) -> None:
    assert counter.shop.state.screen is Screen.READY


@given(parsers.parse("Anna Kowalska is a member with {points:d} points"))
def anna_is_a_member(counter: Counter, points: int) -> None:
    counter.add_anna(points)


@given(parsers.parse("Anna Kowalska is a member with {points:d} points and a voucher for a coffee"))
def anna_with_a_voucher(counter: Counter, points: int) -> None:
    counter.add_anna(points, held(vouchers_for(RewardId("coffee"))))


@given(
    parsers.parse(
        "Anna Kowalska is a member with {points:d} points and {stamps:d} stamps on the coffee card"
    )
)
def anna_with_stamps(counter: Counter, points: int, stamps: int) -> None:
    counter.add_anna(points, held(stamps_on(StampCardId("coffee-card")), stamps))


@given(parsers.parse("Anna bought for {amount}"))
def anna_bought(counter: Counter, amount: str) -> None:
    counter.shop.buy(ANNA_CARD, amount)
    counter.receipt_no = counter.done.receipt_no
    counter.shop.wait(3)


@when("the cashier scans Anna's card")
def scan_anna(counter: Counter) -> None:
    counter.shop.scan(ANNA_CARD)


@when("the cashier scans a card that nobody has")
@when("scans a card that nobody has")
def scan_unknown(counter: Counter) -> None:
    counter.shop.scan(BLANK_CARD)


@when("the cashier scans a product")
def scan_product(counter: Counter) -> None:
    counter.shop.till.scan(wedge_scan("4006381333931"))


@when("the cashier scans the receipt")
def scan_receipt(counter: Counter) -> None:
    counter.shop.till.scan(wedge_scan(counter.receipt_no))


@when(parsers.re(r"types (?P<amount>[\d,]+)"))
def type_amount(counter: Counter, amount: str) -> None:
    counter.shop.type_amount(amount)


@when(parsers.re(r"types (?P<amount>[\d,]+) and presses Enter"))
def award(counter: Counter, amount: str) -> None:
    counter.shop.type_amount(amount)
    counter.shop.till.sale.confirm()


@when("presses Enter twice")
def enter_twice(counter: Counter) -> None:
    counter.shop.till.sale.confirm()
    counter.shop.till.sale.confirm()


@when(parsers.re(r'chooses "(?P<name>[^"]+)"'))
def choose(counter: Counter, name: str) -> None:
    rows = counter.shop.state.sale.rewards
    counter.shop.till.sale.toggle_reward(
        next(row.reward_id for row in rows if row.names["en"] == name)
    )


@when(parsers.re(r'chooses "(?P<name>[^"]+)" and presses Enter'))
def redeem(counter: Counter, name: str) -> None:
    choose(counter, name)
    counter.shop.till.sale.confirm()


@when("uses as many points as make sense")
def use_most(counter: Counter) -> None:
    counter.shop.till.sale.points.most()


@when(parsers.parse("presses undo after {seconds:d} seconds"))
def undo(counter: Counter, seconds: int) -> None:
    counter.shop.wait(seconds)
    counter.shop.till.undo()


@when("takes everything back")
def take_all_back(counter: Counter) -> None:
    counter.shop.till.returning.choose_all()


@when("the cashier confirms the return")
def confirm_return(counter: Counter) -> None:
    counter.shop.till.returning.confirm()


@when(parsers.parse('the cashier enrols "{name}" with "{contact}"'))
def enrol(counter: Counter, name: str, contact: str) -> None:
    counter.shop.till.open_enrol()
    counter.shop.till.enrol.type_name(name)
    counter.shop.till.enrol.type_contact(contact)
    counter.shop.till.enrol.confirm()


@when(parsers.parse('the cashier looks for "{query}"'))
def look_for(counter: Counter, query: str) -> None:
    counter.shop.till.open_find()
    counter.shop.till.find.type_query(query)


@when("the power fails and the till starts again")
def power_cut(counter: Counter) -> None:
    counter.pull_the_plug()


@then(parsers.parse("the till says that {points:d} points were collected"))
def collected(counter: Counter, points: int) -> None:
    assert counter.done.earned_points == points


@then(parsers.parse("the till says that {points:d} points were used"))
def used(counter: Counter, points: int) -> None:
    assert counter.done.used_points == points


@then(parsers.parse("Anna has {points:d} points"))
def anna_has(counter: Counter, points: int) -> None:
    assert counter.shop.points_of(ANNA_CARD) == points


@then("Anna has no voucher any more")
def no_voucher(counter: Counter) -> None:
    assert counter.panel_of_anna().vouchers == ()


@then(parsers.parse('Anna has a voucher for "{name}"'))
def voucher_for(counter: Counter, name: str) -> None:
    assert [voucher.names["en"] for voucher in counter.panel_of_anna().vouchers] == [name]


@then(parsers.parse("the till shows {stamps:d} of {needed:d} stamps"))
def shows_stamps(counter: Counter, stamps: int, needed: int) -> None:
    (card,) = counter.panel_of_anna().stamps
    assert (card.stamps, card.stamps_needed) == (stamps, needed)


@then(parsers.re(r"(?P<count>\d+) actions? waits? for the server"))
def waiting(counter: Counter, count: str) -> None:
    assert counter.shop.state.unsent_count == int(count)
    assert counter.shop.operations() == int(count)


@then(parsers.parse('"{rule}" gives {points:d} points'))
def rule_gives(counter: Counter, rule: str, points: int) -> None:
    gives = {row.names["en"]: row.amount for row in counter.quote.why}
    assert gives[rule] == points


@then(parsers.parse('"{rule}" gives nothing: "{reason}"'))
def rule_gives_nothing(counter: Counter, rule: str, reason: str) -> None:
    row = next(row for row in counter.quote.why if row.names["en"] == rule)
    assert (row.amount, why_row_text(row, "PLN", "en").reason) == (0, reason)


@then(parsers.re(r'the till says "(?P<words>.+)"'))
def says(counter: Counter, words: str) -> None:
    assert words in counter.said()


@then(parsers.parse('the till says that the last action is saved: "{action}"'))
def says_saved(counter: Counter, action: str) -> None:
    assert f"Saved last: {action}" in counter.said()


@then(parsers.parse("the customer pays {amount}"))
def pays(counter: Counter, amount: str) -> None:
    assert counter.quote.due_minor == parse_amount(amount, "PLN")


@then(parsers.parse("{points:d} points will be used"))
def will_be_used(counter: Counter, points: int) -> None:
    assert counter.quote.used_points == points


@then(parsers.parse("the till shows {amount} back and {points:d} points taken"))
def shows_return(counter: Counter, amount: str, points: int) -> None:
    effect = counter.shop.state.returning.effect
    assert effect is not None
    assert (effect.refund_minor, effect.taken_back_points) == (parse_amount(amount, "PLN"), points)
    assert counter.shop.points_of(ANNA_CARD) == 197


@then("nothing can come back")
def nothing_left(counter: Counter) -> None:
    assert [line.left_minor for line in counter.shop.state.returning.lines] == [0]


@then(parsers.parse('"{name}" stands on the screen with {points:d} points'))
def on_screen(counter: Counter, name: str, points: int) -> None:
    member = counter.shop.state.member
    assert member is not None
    assert (member.short_name, member.balance_points) == (name, points)


@then("nobody stands on the screen")
def nobody_on_screen(counter: Counter) -> None:
    assert counter.shop.state.member is None


@then("a card can be printed for them")
def card_to_print(counter: Counter) -> None:
    member = counter.shop.state.member
    assert member is not None
    assert MemberFlag.NEW in member.flags


@then("Anna can be opened instead")
def open_anna(counter: Counter) -> None:
    assert counter.shop.state.enrol.can_open_existing
    counter.shop.till.enrol.open_existing()
    assert [match.short_name for match in counter.shop.state.find.matches] == ["Anna K."]


@then(parsers.parse('"{name}" is found with the phone "{phone}"'))
def is_found(counter: Counter, name: str, phone: str) -> None:
    matches = counter.shop.state.find.matches
    assert [(match.short_name, match.phone_mask) for match in matches] == [(name, phone)]
