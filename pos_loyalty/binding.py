# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The use cases, bound to a store and a clock: what ``app`` hands to the view-models."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

from pos_loyalty.clock import business_time
from pos_loyalty.domain.codes import RANDOM_DIGITS, CardNumber, new_card_number, recognise
from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.enrol import enrol_member
from pos_loyalty.services.identify import find_members, identify, identify_by_card
from pos_loyalty.services.look_back import latest_operation, unsent_count
from pos_loyalty.services.ports import Clock, Store
from pos_loyalty.services.quote import program_at, quote_sale
from pos_loyalty.services.receipts import next_receipt_no
from pos_loyalty.services.redeem import redeem_reward
from pos_loyalty.services.release_stale_holds import StaleHolds, release_stale_holds
from pos_loyalty.services.return_sale import find_sale, preview_return, return_lines
from pos_loyalty.services.return_unmatched import find_elsewhere, return_unmatched
from pos_loyalty.services.undo import undo_operation
from pos_loyalty.services.watched_store import WatchedStore
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.witness import Witness


def bound_services(
    store: Store, shop: ShopSettings, settings: Settings, clock: Clock
) -> TillServices:
    """Return the use cases; they wait for the store if it is still being opened."""
    return TillServices(
        place=shop,
        region=shop.region,
        clock=clock,
        new_id=uuid4,
        new_card_number=random_card_number,
        new_receipt_no=partial(next_receipt_no, store=store),
        recognise=lambda scan: recognise(scan.text, scan.symbology, settings.card_schemes),
        identify_by_card=lambda card, at: identify_by_card(card, store=store, at=at),
        identify=lambda member_id, at: identify(member_id, store=store, at=at),
        find_members=partial(find_members, store=store),
        program_at=partial(program_at, store=store),
        quote_sale=lambda sale, state, chosen, op_id: quote_sale(
            sale, state, chosen, op_id=op_id, store=store
        ),
        find_sale=partial(find_sale, store=store),
        find_elsewhere=partial(find_elsewhere, store=store),
        preview_return=partial(preview_return, store=store),
        latest_operation=partial(latest_operation, store=store),
        unsent_count=partial(unsent_count, store=store),
        complete_sale=partial(complete_sale, store=store, clock=clock),
        redeem_reward=partial(redeem_reward, store=store, clock=clock),
        enrol_member=partial(enrol_member, store=store, clock=clock),
        return_lines=partial(return_lines, store=store, clock=clock),
        return_unmatched=partial(return_unmatched, store=store, clock=clock),
        undo_operation=partial(undo_operation, store=store, clock=clock),
    )


def watched(store: Store, wake: Callable[[], None], witness: Witness | None) -> Store:
    """Return the store with those who want to know of each operation.

    Args:
        wake: Called on the writer's thread after something was recorded.
        witness: ``None`` where nobody asked for one.
    """
    return WatchedStore(store, _Onlookers(wake, witness))


class _Onlookers:
    """Implements ``Onlooker`` for both: the witness writes before anybody is told."""

    def __init__(self, wake: Callable[[], None], witness: Witness | None) -> None:
        self._wake, self._witness = wake, witness

    def begins(self, operations: Sequence[Operation]) -> None:
        if self._witness is not None:
            self._witness.begins(operations)

    def is_safe(self, operations: Sequence[Operation]) -> None:
        if self._witness is not None:
            self._witness.is_safe(operations)
        if operations:
            self._wake()


def stale_holds_release(store: Store, clock: Clock) -> Callable[[], StaleHolds]:
    """Return what gives back the holds whose last day is over in the store's own zone."""

    def release() -> StaleHolds:
        at = business_time(clock(), store.place.zone)
        return release_stale_holds(at, new_id=uuid4, store=store, clock=clock)

    return release


def random_card_number() -> CardNumber:
    """Return a fresh card number from the system's secure random source."""
    return new_card_number(f"{secrets.randbelow(10**RANDOM_DIGITS):0{RANDOM_DIGITS}}")
