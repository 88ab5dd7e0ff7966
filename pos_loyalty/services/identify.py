# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: find the member, and say what they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pos_loyalty.domain.balances import Balance, balance_of
from pos_loyalty.domain.errors import CardBlocked
from pos_loyalty.domain.grants import granted
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.domain.program.occasions import look_at_member
from pos_loyalty.domain.program.redeeming import RewardAnswer
from pos_loyalty.domain.program.tiers import TierBasis, TierStanding
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.ports import Store, UnitOfWork

FOUND_MAX = 20


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member and their account at one moment.

    Attributes:
        standing: ``None`` where the programme has no tiers.
        answers: For every reward, whether it can be had now.
        last_visit_on: ``None`` before the first.
        has_unsent: Part of it waits for the server; never where there is none.
        available_points: What of the points may be spent here without asking the server; ``None``
            where nothing limits it.
    """

    member: Member
    state: MemberState
    balance: Balance
    standing: TierStanding | None
    answers: tuple[RewardAnswer, ...]
    last_visit_on: date | None
    has_unsent: bool
    available_points: int | None = None


def identify_by_card(card_number: str, *, store: Store, at: datetime) -> MemberView:
    """Return the holder of a card, as of a business time.

    Raises:
        UnknownMember: If no member holds the card.
        CardBlocked: If the card was stopped.
        NoProgramInForce: If the shop has no rules for that day.
    """
    with store.reading() as uow:
        return view_of(uow.members.by_card(card_number), uow=uow, at=at, place=store.place.store_id)


def identify(member_id: MemberId, *, store: Store, at: datetime) -> MemberView:
    """Return a member that was found before, as of a business time.

    Raises:
        UnknownMember: If the member is gone.
        CardBlocked: If the card was stopped.
        NoProgramInForce: If the shop has no rules for that day.
    """
    with store.reading() as uow:
        return view_of(uow.members.get(member_id), uow=uow, at=at, place=store.place.store_id)


def find_members(query: str, *, store: Store) -> Sequence[Member]:
    """Return at most 20 members that the query may mean, likeliest first."""
    with store.reading() as uow:
        return uow.members.search(query, FOUND_MAX)


def view_of(member: Member, *, uow: UnitOfWork, at: datetime, place: str) -> MemberView:
    """Return the view of a member inside a unit of work."""
    if member.status is MemberStatus.BLOCKED:
        raise CardBlocked
    state = uow.ledger.state_of(member.member_id)
    program = uow.programs.in_force(at).program
    standing, answers = look_at_member(program, state, at, place)
    by_day = state.counters.get(TierBasis.VISITS, {})
    visits = [day for day, count in by_day.items() if day is not None and count > 0]
    balance = balance_of(state, at.date())
    return MemberView(
        member,
        state,
        balance,
        standing,
        answers,
        max(visits, default=None),
        state.grants is not None and uow.ledger.has_unsent(member.member_id),
        _available_points(state, balance, at),
    )


def _available_points(state: MemberState, balance: Balance, at: datetime) -> int | None:
    if state.grants is None:
        return None
    available = granted(state.grants, POINTS, at)
    return available if available < balance.spendable_points else None
