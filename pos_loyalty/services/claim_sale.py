# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use cases: a sale without a card, and its member who comes for the points afterwards.

Nothing is recorded of the sale when it is made: its code carries all of it, signed. When the
code comes back with a member it is recorded as what it is, a sale of theirs on the day on which it
was made, under the claim's own number. That number is given once: this till's log knows it, and the
server's key of a sale does across tills.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from pos_loyalty.domain.claim_codes import (
    SignedClaim,
    UnreadableClaim,
    claim_payload,
    fits,
    message_of,
    sale_in,
)
from pos_loyalty.domain.claim_refusals import (
    AlreadyClaimed,
    ClaimForged,
    ClaimInFuture,
    ClaimOfOtherStore,
    ClaimOfOtherTill,
    ClaimTooLate,
    NoLateClaims,
)
from pos_loyalty.domain.handing_out import handed_out, still_granted
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ops import Operation, SaleFact, UndoFact
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.services.decisions import decide_sale
from pos_loyalty.services.ports import Clock, Store, UnitOfWork
from pos_loyalty.services.quote import referrer_of

CLOCKS_APART: Final = timedelta(minutes=10)
"""How far a till's clock may have been ahead of what is trusted now."""

_TILL_NO: Final = re.compile(r"[0-9]{1,6}")


class ClaimKeys(Protocol):
    """The till's own key, and those whose signatures it can check. Any thread; may touch a disk."""

    def sign(self, message: bytes) -> bytes:
        """Return this till's signature, 64 bytes."""
        ...

    def is_signed_here(self, message: bytes, signature: bytes) -> bool:
        """Return whether this till signed the message, or one whose key it was told."""
        ...


@dataclass(frozen=True, slots=True)
class OfferedClaim:
    """A sale without a card, and the code for its points.

    Attributes:
        code: What a QR code carries: digits.
        last_on: The last business day on which it may be claimed.
        is_summed: There was no room for every line: the code has them as one amount.
    """

    sale: Sale
    code: str
    last_on: date
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimSale:
    """The cashier's request. ``op_id`` is made once, when the code and the member have met.

    Attributes:
        sale: As ``read_claim`` returned it.
        at: The business time of the claim.
        approver: Who agreed; empty where nobody had to.
    """

    op_id: OpId
    member_id: MemberId
    sale: Sale
    at: datetime
    approver: str = ""
    actor: str = ""


def offer_claim(sale: Sale, *, keys: ClaimKeys, store: Store) -> OfferedClaim:
    """Return the code for the points of a sale without a card. Nothing is recorded.

    Args:
        sale: Under a claim's number; its coupons and channel are not kept.

    Raises:
        NoLateClaims: If the programme gives no points afterwards.
        NoProgramInForce: If the shop has no rules for that day.
    """
    last_on = _last_day(sale, store)
    payload = claim_payload(sale)
    is_summed = not fits(payload)
    if is_summed:
        tax_minor = sum(line.tax_minor for line in sale.lines)
        sale = replace(sale, lines=(SaleLine(1, sale.gross_minor, tax_minor=tax_minor),))
        payload = claim_payload(sale)
    claim = SignedClaim(payload, keys.sign(message_of(payload)))
    return OfferedClaim(sale, str(claim), last_on, is_summed)


def read_claim(claim: SignedClaim, at: datetime, *, keys: ClaimKeys, store: Store) -> Sale:
    """Return the sale that a code is for, once nothing speaks against claiming it now.

    Args:
        at: The business time.

    Raises:
        ClaimForged, ClaimOfOtherStore, ClaimOfOtherTill: If nobody whom this till knows made it.
        NoLateClaims, ClaimTooLate, ClaimInFuture: If it is not good, not any more or not yet.
        AlreadyClaimed: If this till gave its points before.
        NoProgramInForce: If the shop had no rules on its day.
    """
    try:
        sale = sale_in(claim.payload)
    except UnreadableClaim:
        raise ClaimForged from None
    place = store.place
    if sale.store_id != place.store_id:
        raise ClaimOfOtherStore
    if not keys.is_signed_here(claim.message, claim.signature):
        if not _TILL_NO.fullmatch(sale.register_id):
            raise ClaimForged  # nobody vouches for what it says: it is not put before the cashier
        if sale.register_id != str(place.till_no):
            raise ClaimOfOtherTill(till=sale.register_id)
        raise ClaimForged
    _refuse_day(sale, at, _last_day(sale, store))
    with store.reading() as uow:
        _refuse_second(sale, uow)
    return sale


def claim_sale(command: ClaimSale, *, store: Store, clock: Clock) -> Operation:
    """Give a member the points of a sale; on return it survives loss of power.

    Asking twice with the same ``op_id`` gives them once and returns the first operation. Runs on
    the writer's thread.

    Raises:
        UnknownMember: If the till does not know the member.
        AlreadyClaimed: If they were given before.
        NoProgramInForce: If the shop had no rules on the day of the sale.
        DiskFull: If it cannot be made durable; then nothing happened.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        _refuse_second(command.sale, uow)
        now, sale = clock(), replace(command.sale, claimed_at=command.at)
        state = still_granted(uow.ledger.state_of(command.member_id), now)
        rules = uow.programs.in_force(sale.business_at)
        referrer = referrer_of(state, uow.ledger)
        evaluation = evaluate(rules.program, state, sale, op_id=command.op_id, referrer=referrer)
        decided = decide_sale(sale, evaluation, rules.program_id)
        agreed = replace(decided, fact=replace(decided.fact, approver=command.approver))
        draft = agreed.draft(
            op_id=command.op_id,
            member_id=command.member_id,
            occurred_at=now,
            actor=command.actor,
            uses=handed_out(evaluation.effects, state, now),
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation


def _last_day(sale: Sale, store: Store) -> date:
    with store.reading() as uow:
        late_claims = uow.programs.in_force(sale.business_at).program.late_claims
    if late_claims is None:
        raise NoLateClaims
    return late_claims.last_day(sale.business_at.date())


def _refuse_day(sale: Sale, at: datetime, last_on: date) -> None:
    if sale.business_at > at + CLOCKS_APART:
        raise ClaimInFuture
    if at.date() > last_on:
        raise ClaimTooLate(last_on=last_on)


def _refuse_second(sale: Sale, uow: UnitOfWork) -> None:
    """Refuse what was claimed before, unless that was taken back."""
    for claimed in uow.log.sales_with_receipt(sale.receipt_no):
        later = uow.log.referring_to(claimed.op_id)
        if isinstance(claimed.fact, SaleFact) and not any(
            isinstance(one.fact, UndoFact) for one in later
        ):
            claimed_at = claimed.fact.sale.claimed_at or claimed.fact.sale.business_at
            raise AlreadyClaimed(claimed_on=claimed_at.date())
