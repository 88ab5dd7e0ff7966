# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sales as a till makes them, the same for the same seed: quoted, and ready to be confirmed.

As a program (``python -m bench.selling FOLDER MEMBERS COUNT``) it confirms so many sales on the
store in the folder, so that their system calls can be counted.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final
from uuid import UUID

from bench import filling
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.ports import Store
from pos_loyalty.services.quote import Quote, quote_sale

OPENED_AT: Final = datetime(2026, 3, 10, 10, 0, tzinfo=timezone(timedelta(hours=1)))
"""A Tuesday morning, in the store's time."""

_SEED: Final = 2026
_GOODS: Final = (
    ("coffee-large", "drinks", 1_490),
    ("5901234000017", "house", 3_200),
    ("apples", "fruit", 640),
    ("bread-rye", "bakery", 850),
)
_LINES: Final = 3


def quotes(store: Store, members: int) -> Iterator[Quote]:
    """Yield quotes without end, each for another of so many members, in a random order."""
    dice = filling.dice(_SEED)
    numbers = list(range(members))
    while True:
        dice.shuffle(numbers)
        for number in numbers:
            yield _quote(store, filling.card_of(number, members), dice)


def outdated(quote: Quote) -> Quote:
    """Return the quote as it is when the account has moved on since it was shown."""
    return replace(quote, state=replace(quote.state, version=quote.state.version - 1))


def confirm(quote: Quote, store: Store) -> Operation:
    """Confirm the sale; on return it survives loss of power."""
    return complete_sale(quote, store=store, clock=lambda: OPENED_AT.astimezone(UTC))


def _quote(store: Store, card: str, dice: random.Random) -> Quote:
    op_id = OpId(UUID(int=dice.getrandbits(128), version=4))
    goods = dice.choices(_GOODS, k=_LINES)
    sale = Sale(
        receipt_no=op_id.hex[:12].upper(),
        store_id=store.place.store_id,
        register_id=str(store.place.till_no),
        currency=store.place.currency,
        business_at=OPENED_AT + timedelta(seconds=dice.randrange(30_000)),
        lines=tuple(
            SaleLine(line_id, gross_minor, sku, category)
            for line_id, (sku, category, gross_minor) in enumerate(goods, start=1)
        ),
    )
    with store.reading() as uow:
        state = uow.ledger.state_of(uow.members.by_card(card).member_id)
    return quote_sale(sale, state, (), op_id=op_id, store=store)


def main(folder: Path, *, members: int, count: int) -> None:
    """Confirm ``count`` sales on the store in the folder."""
    store = open_store(folder, keyring=None)
    waiting = quotes(store, members)
    for _ in range(count):
        confirm(next(waiting), store)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), members=int(sys.argv[2]), count=int(sys.argv[3]))
