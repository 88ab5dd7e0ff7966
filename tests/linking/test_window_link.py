# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the window does with its server: nothing at all until there is one."""

import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.linking.window_link import WindowLink
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import read_settings
from pos_loyalty.ui.view_models.care_form import CareForm
from pos_loyalty.ui.view_models.light import Light
from pos_loyalty.ui.view_models.panels import MemberPanel
from pos_loyalty.ui.view_models.till_state import TillState
from tests.fakes.facts import ADA, enrolment
from tests.linking.served_shop import ServedShop

R = TypeVar("R")

SECONDS = 20
PANEL = MemberPanel(
    member_id=ADA.member_id,
    short_name="Ada Ż.",
    given_name="Ada",
    card_number=ADA.card_number,
    card_mask="•••• 0017",
    language="",
    balance_points=0,
    vesting_points=0,
    expiring_points=0,
    expiring_on=None,
    last_visit_on=None,
    tier=None,
)

NOBODY = TillState("PLN")
ADA_IS_HERE = TillState("PLN", member=PANEL)


def put_right(member_id: MemberId) -> TillState:
    """Return the state in which somebody's card or balance is being put right."""
    care = CareForm(member_id, "Eve", "•••• 0300", is_blocked=True, spendable_points=0)
    return TillState("PLN", care=care)


class Told:
    """Implements ``linking.link.Told``: counts."""

    def __init__(self) -> None:
        self.lights: list[Light] = []
        self.heard_of: list[MemberId] = []

    def light(self, light: Light) -> None:
        self.lights.append(light)

    def rows(self, member_ids: Collection[MemberId]) -> None:
        self.heard_of += member_ids


class Counter:
    """A till's file with its writer, and what the synchronisation tells."""

    def __init__(self, places: Places, writer: ThreadPoolExecutor) -> None:
        self._writer = writer
        self.told = Told()
        self.link = WindowLink(places, read_settings(places.config_dir))
        self.store: SqliteStore = self.write(
            lambda: open_store(places.data_dir, keyring=system_keyring())
        )

    def write(self, work: Callable[[], R]) -> R:
        return self._writer.submit(work).result()

    def open(self) -> None:
        self.link.open(OpenTill(store=self.store, recorder=self.store, run=self.write), self.told)

    def enrols(self) -> None:
        def record() -> None:
            with self.store.writing() as uow:
                uow.log.record(enrolment(), expected_version=None)
                uow.commit()

        self.write(record)

    @property
    def waiting(self) -> int:
        return SqliteSyncStore(self.store).standing().waiting


@contextmanager
def counter(places: Places) -> Iterator[Counter]:
    with ThreadPoolExecutor(1) as writer:
        opened = Counter(places, writer)
        try:
            yield opened
        finally:
            opened.link.close()
            opened.write(opened.store.close)


def comes(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + SECONDS
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_so()


def test_until_it_is_opened_nothing_is_asked(tmp_path: Path) -> None:
    link = WindowLink(find_places(tmp_path), read_settings(tmp_path))

    link.wake()
    link.follow(NOBODY, ADA_IS_HERE)
    link.close()

    assert not list(tmp_path.iterdir())


def test_what_is_recorded_is_sent_when_the_link_is_woken(shop: ServedShop, tmp_path: Path) -> None:
    with counter(shop.join(tmp_path / "t")) as here:
        here.open()
        assert comes(lambda: bool(here.told.lights))
        here.enrols()
        assert here.waiting == 1

        here.link.wake()

        assert comes(lambda: here.waiting == 0)


def test_whoever_comes_is_asked_for_once(shop: ServedShop, tmp_path: Path) -> None:
    somebody = MemberId(UUID(int=11))
    with counter(shop.join(tmp_path / "t")) as here:
        here.open()
        here.link.follow(NOBODY, ADA_IS_HERE)
        assert comes(lambda: ADA.member_id in here.told.heard_of)

        here.link.follow(ADA_IS_HERE, ADA_IS_HERE)
        here.link.follow(ADA_IS_HERE, put_right(ADA.member_id))
        here.link.follow(ADA_IS_HERE, NOBODY)
        here.link.follow(ADA_IS_HERE, put_right(somebody))

        assert comes(lambda: somebody in here.told.heard_of)
        assert here.told.heard_of == [ADA.member_id, somebody]
