# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop's counter: the till on its own file, and the plug in the wall."""

from pathlib import Path
from shutil import copytree

from pos_loyalty.domain.ledger import Lot
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.view_models.panels import DonePanel, MemberPanel, QuoteView
from tests.fakes.fake_store import PLACE
from tests.ui.view_models.shop import ANNA, ANNA_CARD, Shop, account_of, sample_document


class Counter:
    """A shop's counter: the till, its file, and the plug in the wall."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._store = create_store(data_dir, PLACE, keyring=None)
        publish_program(self._store, sample_document())
        self.shop = self._open_till()
        self.receipt_no = ""

    @property
    def store(self) -> SqliteStore:
        """Return the till's open file; another one after the plug was pulled."""
        return self._store

    def add_anna(self, points: int, *more: Lot) -> None:
        lots = account_of(ANNA, points).lots
        import_members(self._store, [BaseMember(ANNA, (*lots, *more))])

    def pull_the_plug(self) -> None:
        """Start again on what is on the disk at this moment; nobody closed the till before."""
        moment, image = self.shop.now, self._data_dir.with_name("after-the-cut")
        copytree(self._data_dir, image)
        self._store.close()
        self._store = open_store(image, keyring=None)
        self.shop = self._open_till(first_id=5000)
        self.shop.now = moment
        self.shop.till.begin(lambda: self._store.ended_uncleanly)

    def close(self) -> None:
        self._store.close()

    def _open_till(self, *, first_id: int = 1000) -> Shop:
        return Shop(self._store, first_id=first_id)

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
