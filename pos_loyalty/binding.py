# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The use cases, bound to a store and a clock: what ``app`` hands to the view-models."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

from pos_loyalty.clock import business_time
from pos_loyalty.domain.codes import RANDOM_DIGITS, CardNumber, new_card_number, recognise
from pos_loyalty.domain.issued_numbers import ISSUED_RANDOM_DIGITS, IssuedKind, IssuedNumber
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.pin_digests import ScryptDigests
from pos_loyalty.services.adjustment import AdjustmentLimits, adjust_points
from pos_loyalty.services.card_change import change_card
from pos_loyalty.services.claim_sale import ClaimKeys, claim_sale, offer_claim, read_claim
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.duplicates import find_duplicates
from pos_loyalty.services.enrol import enrol_member
from pos_loyalty.services.identify import MemberView, find_members, identify, identify_by_card
from pos_loyalty.services.look_back import latest_operation, unsent, unsent_count
from pos_loyalty.services.member_care import care_of
from pos_loyalty.services.member_history import reasoning_of, visits_of
from pos_loyalty.services.mending import reassign, undo_later
from pos_loyalty.services.ports import Clock, Store
from pos_loyalty.services.quote import program_at, quote_sale
from pos_loyalty.services.receipts import next_receipt_no
from pos_loyalty.services.record_activity import record_activity
from pos_loyalty.services.redeem import redeem_reward
from pos_loyalty.services.release_stale_holds import StaleHolds, release_stale_holds
from pos_loyalty.services.return_sale import find_sale, preview_return, return_lines
from pos_loyalty.services.return_unmatched import find_elsewhere, return_unmatched
from pos_loyalty.services.staff import OnDuty, approve, sign_in, staff_members
from pos_loyalty.services.undo import undo_operation
from pos_loyalty.services.watched_store import NobodyLooks, WatchedStore
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.ui.view_models.staff_services import StaffServices
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.witness import Witness


def bound_services(
    store: Store, shop: ShopSettings, settings: Settings, clock: Clock, keys: ClaimKeys
) -> TillServices:
    """Return the use cases; they wait for the store if it is still being opened.

    Whoever stands at the till is the actor of what they do, and no use case serves their own card.
    """
    on_duty = OnDuty()
    signed = WatchedStore(store, NobodyLooks(), on_duty.sign)
    return TillServices(
        place=shop,
        is_training=settings.is_training,
        region=shop.region,
        clock=clock,
        new_id=uuid4,
        new_card_number=random_card_number,
        new_claim_no=random_claim_no,
        new_receipt_no=partial(next_receipt_no, store=store),
        recognise=lambda scan: recognise(scan.text, scan.symbology, settings.card_schemes),
        identify_by_card=lambda card, at: _other(
            identify_by_card(card, store=store, at=at), on_duty
        ),
        identify=lambda member_id, at: _other(identify(member_id, store=store, at=at), on_duty),
        find_members=partial(find_members, store=store),
        find_duplicates=partial(find_duplicates, store=store),
        program_at=partial(program_at, store=store),
        quote_sale=lambda sale, state, chosen, op_id: quote_sale(
            sale, state, chosen, op_id=op_id, store=store
        ),
        offer_claim=partial(offer_claim, keys=keys, store=store),
        read_claim=partial(read_claim, keys=keys, store=store),
        find_sale=partial(find_sale, store=store),
        find_elsewhere=partial(find_elsewhere, store=store),
        preview_return=partial(preview_return, store=store),
        latest_operation=partial(latest_operation, store=store),
        visits_of=partial(visits_of, store=store),
        reasoning_of=partial(reasoning_of, store=store),
        unsent_count=partial(unsent_count, store=store),
        unsent=partial(unsent, store=store),
        care_of=lambda asked, at: care_of(asked, store=store, at=at),
        complete_sale=partial(complete_sale, store=signed, clock=clock),
        claim_sale=partial(claim_sale, store=signed, clock=clock),
        redeem_reward=partial(redeem_reward, store=signed, clock=clock),
        enrol_member=partial(enrol_member, store=signed, clock=clock),
        return_lines=partial(return_lines, store=signed, clock=clock),
        return_unmatched=partial(return_unmatched, store=signed, clock=clock),
        undo_operation=partial(undo_operation, store=signed, clock=clock),
        undo_later=partial(undo_later, store=signed, clock=clock),
        reassign=partial(reassign, store=signed, clock=clock),
        change_card=partial(change_card, store=signed, clock=clock),
        adjust_points=partial(
            adjust_points, store=signed, clock=clock, limits=AdjustmentLimits(*settings.adjustments)
        ),
        # The member's own deed: nobody's actor is put into it.
        record_activity=partial(record_activity, store=store, clock=clock),
        staff=staff_services(store, clock, on_duty) if settings.staff.asks_for_staff else None,
    )


def staff_services(store: Store, clock: Clock, on_duty: OnDuty) -> StaffServices:
    """Return the use cases of a shop that asks who stands at its till."""
    digests = ScryptDigests()
    return StaffServices(
        people=partial(staff_members, store=store),
        sign_in=partial(sign_in, store=store, clock=clock, digests=digests),
        approve=partial(approve, store=store, clock=clock, digests=digests),
        take_over=on_duty.take_over,
    )


def _other(view: MemberView, on_duty: OnDuty) -> MemberView:
    """Return the view; nobody is shown their own account to serve it."""
    on_duty.require_other(view.member.member_id)
    return view


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


def random_claim_no() -> IssuedNumber:
    """Return the number of a sale without a card, from the system's secure random source."""
    digits = f"{secrets.randbelow(10**ISSUED_RANDOM_DIGITS):0{ISSUED_RANDOM_DIGITS}}"
    return IssuedNumber(IssuedKind.CLAIM, digits)
