# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use cases: who stands at the till, and may another agree to what they want to do?

A PIN is typed for somebody who was chosen by name, so that guesses count against one person, on one
till. A badge says who it is by itself; it is as good as a PIN, also while PINs have to wait.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Protocol

from pos_loyalty.domain.errors import (
    MayNotApprove,
    OwnCard,
    PinLocked,
    UnknownBadge,
    UnknownMember,
    WrongPin,
)
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import EnrolmentFact, OperationDraft
from pos_loyalty.domain.pins import NO_TRIES
from pos_loyalty.domain.staff import Approval, Deed, StaffId, StaffMember, may_approve
from pos_loyalty.services.ports import Clock, Store, UnitOfWork
from pos_loyalty.services.staff_port import StaffEntry


class PinDigests(Protocol):
    """What is kept of PINs. Slow on purpose; on any thread."""

    def digest(self, pin: str) -> str:
        """Return what is kept of a new PIN."""
        ...

    def fits(self, pin: str, digest: str) -> bool:
        """Tell whether the digest was made of the PIN."""
        ...


@dataclass(frozen=True, slots=True)
class PinProof:
    """Somebody, chosen by name, and what was typed."""

    staff_id: StaffId
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BadgeProof:
    """The number of a staff badge, as it was scanned."""

    number: str = field(repr=False)


Proof = PinProof | BadgeProof


@dataclass(frozen=True, slots=True)
class ApproveDeed:
    """What somebody is asked to agree to.

    Attributes:
        gaining: The members that it is done for.
    """

    deed: Deed
    requester: StaffId
    gaining: Collection[MemberId] = ()


def staff_members(*, store: Store) -> Sequence[StaffMember]:
    """Return who may stand at this till, by name."""
    with store.reading() as uow:
        return tuple(_as_now(entry.member, uow) for entry in uow.staff.everybody())


def sign_in(proof: Proof, *, store: Store, clock: Clock, digests: PinDigests) -> StaffMember:
    """Return who this is. Runs on the writer's thread; what was wrong is remembered durably.

    Raises:
        WrongPin: If the PIN is not that person's.
        PinLocked: If too many were wrong; the PIN was not looked at, or was the last of them.
        UnknownBadge: If the badge, or the person, is not on the list.
    """
    if isinstance(proof, PinProof):
        return _by_pin(proof, store, clock, digests)
    with store.reading() as uow:
        entry = _require(uow.staff.by_badge(badge_digest(proof.number)))
        return _as_now(entry.member, uow)


def approve(
    asked: ApproveDeed, proof: Proof, *, store: Store, clock: Clock, digests: PinDigests
) -> Approval:
    """Return that this person agrees. Runs on the writer's thread, as ``sign_in``.

    Raises:
        MayNotApprove: If it is their own wish or gain, or their role does not reach.
        LoyaltyError: As ``sign_in``.
    """
    approver = sign_in(proof, store=store, clock=clock, digests=digests)
    if not may_approve(approver, asked.deed, requester=asked.requester, gaining=asked.gaining):
        raise MayNotApprove(short_name=approver.short_name)
    return Approval(approver.staff_id)


def badge_digest(number: str) -> str:
    """Return what is kept of a badge: its 53 random bits need no slow digest."""
    return hashlib.sha256(number.encode()).hexdigest()


def _by_pin(proof: PinProof, store: Store, clock: Clock, digests: PinDigests) -> StaffMember:
    now = clock()
    with store.writing() as uow:
        entry = _require(uow.staff.find(proof.staff_id))
        member = _as_now(entry.member, uow)
        tries = entry.tries.at(now)
        if not tries.wait_left(now):
            is_right = bool(entry.pin_digest) and digests.fits(proof.pin, entry.pin_digest)
            tries = NO_TRIES if is_right else tries.failed(now)
        if tries != entry.tries:
            uow.staff.keep_tries(proof.staff_id, tries)
            uow.commit()
    if wait := tries.wait_left(now):
        raise PinLocked(wait_seconds=ceil(wait.total_seconds()))
    if tries.failed_count:
        raise WrongPin(tries_left=tries.left)
    return member


def _as_now(member: StaffMember, uow: UnitOfWork) -> StaffMember:
    """Return the person with the account that theirs has become, if it was merged."""
    if member.member_id is None:
        return member
    try:
        return replace(member, member_id=uow.members.get(member.member_id).member_id)
    except UnknownMember:
        return member


def _require(entry: StaffEntry | None) -> StaffEntry:
    if entry is None:
        raise UnknownBadge
    return entry


class OnDuty:
    """Who stands at this till now: the actor of what is recorded.

    Set on the GUI thread while no save runs, read on the writer's.
    """

    def __init__(self) -> None:
        self._who: StaffMember | None = None

    @property
    def actor(self) -> str:
        """Return the ``StaffId``; empty for nobody."""
        return self._who.staff_id if self._who else ""

    def take_over(self, who: StaffMember | None) -> None:
        """Let this person stand here; ``None`` for nobody."""
        self._who = who

    def sign(self, draft: OperationDraft) -> OperationDraft:
        """Return the draft as this person's.

        Raises:
            OwnCard: If it is done for their card, or somebody joins by it.
        """
        self.require_other(draft.member_id)
        if isinstance(draft.fact, EnrolmentFact) and draft.fact.member.referred_by is not None:
            self.require_other(draft.fact.member.referred_by)
        return draft if draft.actor else replace(draft, actor=self.actor)

    def require_other(self, member_id: MemberId) -> None:
        """Raise ``OwnCard`` if the member is who stands here."""
        if self.is_own(member_id):
            raise OwnCard

    def is_own(self, member_id: MemberId) -> bool:
        """Tell whether the member is who stands here."""
        return self._who is not None and self._who.member_id == member_id
