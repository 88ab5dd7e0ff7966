# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop's till that serves its registers: real use cases, a writer's thread, a clock in hand."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from pos_loyalty.domain.goods import Catalogue, CatalogueItem, gtin_key
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.register_bridge.desk import Desk
from pos_loyalty.register_bridge.routes import Routes
from pos_loyalty.register_bridge.server import READ_SECONDS, RegisterServer
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.ports import Store
from tests.register_bridge.fake_register import FakeRegister
from tests.ui.view_models.shop import ANNA_CARD, NOON

R = TypeVar("R")

TOKEN = "only-the-shops-own-registers-know" * 2
LATTE = "5901234123457"
CATALOGUE = Catalogue(
    {gtin_key(LATTE): CatalogueItem("coffee-large", "Latte", "drinks", ("hot",), 1450)}
)


class BridgedShop:
    """The till's side. ``now`` is its clock; ``told`` is whose accounts were changed."""

    def __init__(self, store: Store, *, read_seconds: float = READ_SECONDS) -> None:
        self.store = store
        self.now = NOON
        self.told: list[MemberId] = []
        self.heard_at: datetime | None = None
        self._writer = ThreadPoolExecutor(1, "writer")
        self.server = RegisterServer(0, read_seconds)
        self.server.serve(Routes(self.desk(), TOKEN, self.server.port))
        self.register = FakeRegister(self.server.port, TOKEN)

    def desk(self) -> Desk:
        return Desk(
            store=self.store,
            run=self.run,
            clock=lambda: self.now,
            catalogue=lambda: CATALOGUE,
            heard_at=lambda: self.heard_at,
            tell=self.told.append,
        )

    def run(self, work: Callable[[], R], /) -> R:
        return self._writer.submit(work).result()

    def operations(self) -> int:
        with self.store.reading() as uow:
            return uow.log.count()

    def points(self, card: str = ANNA_CARD) -> int:
        return identify_by_card(card, store=self.store, at=self.now).balance.spendable_points

    def close(self) -> None:
        self.server.close()
        self._writer.shutdown()
