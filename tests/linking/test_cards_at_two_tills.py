# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of a card at one till is so at the other, through a real server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest

from pos_loyalty.clock import business_time, utc_now
from pos_loyalty.domain.cards import CardChange, CardReason
from pos_loyalty.domain.errors import CardBlocked, CardReplaced
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.linking.driven import drive
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.linking.opening import till_address
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.adjustment import AdjustPoints, adjust_points
from pos_loyalty.services.card_change import ChangeCard, change_card
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.identify import MemberView, identify_by_card
from pos_loyalty.services.undo import UndoOperation, undo_operation
from pos_loyalty.settings import read_settings
from pos_loyalty.sync.engine import SyncEngine
from pos_loyalty.sync.outcome import Outcome
from tests.linking.served_shop import ServedShop
from tests.services.till import PLENTY

R = TypeVar("R")

LOST_CARD, NEW_CARD = "100000000000000017", "300000000000000051"
ADA = MemberId(uuid4())


class WiredTill:
    """A till that does what a person with a say does, and speaks to the server when it is told."""

    def __init__(self, store: SqliteStore, engine: SyncEngine) -> None:
        self._store, self._engine = store, engine

    def hears(self) -> None:
        while self._engine.step() is not Outcome.NOTHING:
            pass

    def enrols(self) -> None:
        command = EnrolMember(OpId(uuid4()), ADA, LOST_CARD, "Ada", self._now)
        enrol_member(command, store=self._store, clock=utc_now)

    def changes(self, change: CardChange, new_card: str = "") -> OpId:
        command = ChangeCard(
            op_id=OpId(uuid4()),
            member_id=ADA,
            change=change,
            reason=CardReason.LOST,
            new_card_number=new_card,
            business_at=self._now,
        )
        return change_card(command, store=self._store, clock=utc_now).op_id

    def gives(self, points: int) -> None:
        command = AdjustPoints(
            op_id=OpId(uuid4()),
            member_id=ADA,
            points=points,
            reason=AdjustmentReason.GOODWILL,
            business_at=self._now,
        )
        adjust_points(command, store=self._store, clock=utc_now, limits=PLENTY)

    def undoes(self, op_id: OpId) -> None:
        command = UndoOperation(OpId(uuid4()), op_id, self._now)
        undo_operation(command, store=self._store, clock=utc_now)

    def scans(self, card: str) -> MemberView:
        return identify_by_card(card, store=self._store, at=self._now)

    @property
    def _now(self) -> datetime:
        return business_time(utc_now(), self._store.place.zone)


def at_once(work: Callable[[], R]) -> R:
    return work()


@pytest.fixture
def tills(shop: ServedShop, tmp_path: Path) -> Iterator[tuple[WiredTill, WiredTill]]:
    with ExitStack() as stack:
        made = []
        for till_no in (1, 2):
            places = shop.join(tmp_path / f"till-{till_no}", till_no)
            store = open_store(places.data_dir, keyring=system_keyring())
            stack.enter_context(closing(store))
            address = till_address(store, places, read_settings(places.config_dir))
            assert address is not None
            transport = stack.enter_context(address.transport())
            open_till = OpenTill(store=store, recorder=store, run=at_once)
            made.append(WiredTill(store, drive(open_till, transport).engine))
        yield made[0], made[1]


def test_a_card_that_is_lost_here_is_blocked_there_and_replaced_there_is_over_here(
    tills: tuple[WiredTill, WiredTill],
) -> None:
    here, there = tills
    here.enrols()
    here.hears()
    there.hears()
    assert there.scans(LOST_CARD).member.given_name == "Ada"

    here.changes(CardChange.BLOCKED)
    here.gives(40)
    here.hears()
    there.hears()
    with pytest.raises(CardBlocked):
        there.scans(LOST_CARD)

    there.changes(CardChange.REPLACED, NEW_CARD)
    there.hears()
    here.hears()
    with pytest.raises(CardReplaced):
        here.scans(LOST_CARD)
    assert here.scans(NEW_CARD).balance == there.scans(NEW_CARD).balance
    assert here.scans(NEW_CARD).member == there.scans(NEW_CARD).member


def test_what_is_undone_after_it_was_sent_is_undone_everywhere(
    tills: tuple[WiredTill, WiredTill],
) -> None:
    here, there = tills
    here.enrols()
    swapped = here.changes(CardChange.REPLACED, NEW_CARD)
    here.hears()
    there.hears()
    assert there.scans(NEW_CARD).member.card_number == NEW_CARD

    here.undoes(swapped)
    assert here.scans(LOST_CARD).member.card_number == LOST_CARD
    here.hears()
    there.hears()

    assert here.scans(LOST_CARD).member == there.scans(LOST_CARD).member
