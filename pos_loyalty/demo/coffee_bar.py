# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The coffee bar: its own register knows what is sold, cup by cup, so its sales fill stamp cards.

It uses the till's use cases on the till's file, as a window does, before the till is opened.
"""

from pathlib import Path
from typing import Final
from uuid import uuid4

from pos_loyalty.clock import business_time
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.sale import UNIT_MILLI, Sale, SaleLine
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.ports import Clock, Store
from pos_loyalty.services.quote import quote_sale
from pos_loyalty.services.receipts import next_receipt_no

CUP_MINOR: Final = 900
SKU: Final = "coffee-small"


def sell_coffees(data_dir: Path, clock: Clock, card: str, cups: int) -> Sale:
    """Record a sale of some cups to a member, and return it."""
    store = open_store(data_dir, keyring=None)
    try:
        return _sell(store, clock, card, cups)
    finally:
        store.release_writing_thread()
        store.close()


def _sell(store: Store, clock: Clock, card: str, cups: int) -> Sale:
    at = business_time(clock(), SHOP.zone)
    line = SaleLine(1, cups * CUP_MINOR, SKU, quantity_milli=cups * UNIT_MILLI)
    receipt_no = next_receipt_no(at, store=store)
    sale = Sale(receipt_no, SHOP.store_id, "bar", SHOP.currency, at, (line,))
    view = identify_by_card(card, store=store, at=at)
    quote = quote_sale(sale, view.state, (), op_id=OpId(uuid4()), store=store)
    complete_sale(quote, store=store, clock=clock)
    return sale
