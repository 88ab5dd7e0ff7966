# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two registers over a real file: a day with lost answers, and the power cut in the middle."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from random import Random
from shutil import copytree
from threading import Event
from typing import Any

import pytest

from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.services.ports import Store
from pos_loyalty.services.watched_store import WatchedStore
from tests.fakes.fake_store import PLACE
from tests.register_bridge.bridged_shop import BridgedShop
from tests.register_bridge.fake_register import FakeRegister, returned, sale
from tests.ui.view_models.shop import ANNA, OLGA, account_of, sample_document

SALES = 20
AT_ONCE = 2


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ExitStack() as closed_by_the_writer:
        made = create_store(tmp_path / "till", PLACE, keyring=None)
        publish_program(made, sample_document())
        members = [BaseMember(member, account_of(member, 100).lots) for member in (ANNA, OLGA)]
        import_members(made, members)
        made.release_writing_thread()
        yield made
        closed_by_the_writer.callback(made.close)
        made.release_writing_thread()


class Interrupted:
    """Says when an operation is safe, and lets nobody hear of it before the power is cut."""

    def __init__(self) -> None:
        self.is_durable, self.is_cut = Event(), Event()

    def begins(self, operations: object) -> None:
        """Let it begin."""

    def is_safe(self, operations: object) -> None:
        self.is_durable.set()
        self.is_cut.wait(20)


def test_a_sale_that_was_safe_when_the_power_went_is_the_same_sale_afterwards(
    store: Store, tmp_path: Path
) -> None:
    interrupted = Interrupted()
    image = tmp_path / "after-the-cut"
    with (
        closing(BridgedShop(WatchedStore(store, interrupted))) as shop,
        ThreadPoolExecutor(1) as one,
    ):
        told = one.submit(shop.register.sells, sale("117", 4550), "8")
        assert interrupted.is_durable.wait(20)
        copytree(tmp_path / "till", image)  # what is on the disk before anybody was told
        interrupted.is_cut.set()
        never_heard = told.result()

    again = open_store(image, keyring=None)
    again.release_writing_thread()
    with closing(BridgedShop(again)) as shop:
        answer = shop.register.sells(sale("117", 4550), key="8")

        assert (answer.status, answer.body) == (201, never_heard.body)
        assert (shop.operations(), shop.points()) == (1, 145)
        shop.run(again.close)
    assert verify_store(image, keyring=None) == ()


class Book:
    """What one register was told, added up."""

    def __init__(self, name: str, dice: Random) -> None:
        self.name, self._dice = name, dice
        self.points = {ANNA.card_number: 0, OLGA.card_number: 0}

    def works(self, register: FakeRegister) -> None:
        for number in range(1, SALES + 1):
            card = self._dice.choice(sorted(self.points))
            said = self._insists(register.sells, self._sale(number, card))
            self.points[card] += said["earned_points"] - said["spent_points"]
            if self._dice.random() < 0.3:
                back = self._return(number, said)
                said = self._insists(register.takes_back, back)
                self.points[card] += said["given_points"] - said["taken_points"]

    def _insists(self, tell: Any, message: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
        """Tell it once, or again because the answer was lost."""
        answers = [tell(message) for _ in range(self._dice.choice((1, 1, 3)))]
        assert {answer.status for answer in answers} == {201}, answers[0].body
        assert len({answer.body["op_id"] for answer in answers}) == 1
        said: dict[str, Any] = answers[-1].body
        return said

    def _sale(self, number: int, card: str) -> dict[str, Any]:
        amounts = [self._dice.randrange(1, 9000) for _ in range(self._dice.randrange(1, 5))]
        return sale(f"{number}", *amounts, card=card, register=self.name)

    def _return(self, number: int, said: dict[str, Any]) -> dict[str, Any]:
        sold = {"register": self.name, "receipt_no": f"{number}", "sold_on": "2026-03-02"}
        back = returned(f"R{number}", "", line_1=1)
        return back | {"register": self.name, "sale": sold}


def test_what_two_registers_were_told_in_a_day_adds_up_to_what_members_have(
    store: Store, tmp_path: Path
) -> None:
    books = [Book(f"K{number}", Random(number)) for number in range(AT_ONCE)]
    with closing(BridgedShop(store)) as shop:
        shop.now += timedelta(hours=2)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for done in [pool.submit(book.works, shop.register) for book in books]:
                done.result()

        for member in (ANNA, OLGA):
            told = sum(book.points[member.card_number] for book in books)
            assert shop.points(member.card_number) == 100 + told
        assert SALES * AT_ONCE < shop.operations() < SALES * AT_ONCE * 2
