# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A whole till that asks who stands there: its own file, its own threads, a digest that is slow."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.app import Till
from pos_loyalty.demo.made_shop import DAY, SETTINGS, make_store
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.domain.staff import Role, StaffMember
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.pin_digests import ScryptDigests
from pos_loyalty.places import find_places
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.services.staff_list import AddStaff, add_staff
from pos_loyalty.settings import StaffSettings
from pos_loyalty.ui.view_models.till_state import Screen
from tests.patience import WAIT_MS

PIN = "482913"
ASKING = SETTINGS._replace(staff=StaffSettings(asks_for_staff=True))


@pytest.fixture
def card(tmp_path: Path) -> str:
    return make_store(tmp_path, 20, DAY)[0].member.card_number


@pytest.fixture
def jan(tmp_path: Path, card: str) -> StaffMember:
    store = open_store(tmp_path, keyring=None)
    asked = AddStaff("Jan", Role.CASHIER, PIN)
    member = add_staff(asked, store=store, new_id=uuid4, digests=ScryptDigests())
    store.release_writing_thread()
    store.close()
    return member


def test_nobody_is_served_before_a_pin_and_what_is_saved_says_whose_it_is(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, card: str, jan: StaffMember
) -> None:
    open_it = lambda: open_store(tmp_path, keyring=None)  # noqa: E731 - as short as it is
    till = Till(SHOP, ASKING, find_places(tmp_path), open_store=open_it)
    till.start()
    qtbot.waitUntil(lambda: till.is_loaded, timeout=WAIT_MS)
    state, view_model = till.view_model.state, till.view_model
    qtbot.waitUntil(lambda: bool(state.value.staff.proof.people), timeout=WAIT_MS)
    scan = Scan(card, Symbology.QR_CODE, ScanSource.CAMERA)

    view_model.scan(scan)
    before = (state.value.page, state.value.member)
    for digit in PIN:
        view_model.lock.entry.press(digit)
    qtbot.waitUntil(lambda: state.value.page is Screen.READY, timeout=WAIT_MS)
    view_model.scan(scan)
    qtbot.waitUntil(lambda: state.value.page is Screen.MEMBER, timeout=WAIT_MS)
    view_model.sale.press("9")
    view_model.sale.confirm()
    qtbot.waitUntil(lambda: state.value.page is Screen.DONE, timeout=WAIT_MS)
    view_model.open(Screen.LOCKED)
    after = state.value.page
    till.close()
    till.deleteLater()

    with_log = open_store(tmp_path, keyring=None)
    operation = latest_operation(store=with_log)
    with_log.close()
    assert (before, after) == ((Screen.LOCKED, None), Screen.LOCKED)
    assert operation is not None
    assert operation.draft.actor == jan.staff_id
