# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member's account, as the engine decides by it and as a channel is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import CardBlocked, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, VISITS, MemberState
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.domain.units import Unit
from pos_loyalty.server.accounts.aliases import find_enrolment
from pos_loyalty.server.accounts.cards import CARD, status_of_card
from pos_loyalty.server.accounts.folding import account_state
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.channels.messages import BalanceOut, MemberOut, MembersOut, UnitOut
from pos_loyalty.server.grants.holdings import Holding, holdings_of
from pos_loyalty.server.tables import identifier, member


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that is to be known of somebody who buys.

    Attributes:
        holding: ``None`` where nothing ever moved the account.
        referrer: Who invited a member that buys for the first time; ``None`` for nobody.
    """

    state: MemberState
    holding: Holding | None
    referrer: MemberState | None

    def free(self, unit: Unit, day: date) -> int:
        """Return what may be spent here: what tills hold is theirs until they give it back."""
        return self.holding.free(unit, [day]) if self.holding else 0


def root_of(connection: Connection, member_id: MemberId) -> MemberId:
    """Return whose account a member's is.

    Raises:
        UnknownMember: If nobody has the id.
    """
    enrolment = find_enrolment(connection, [member_id])
    if member_id not in enrolment.joined_on:
        raise UnknownMember
    return enrolment.root(member_id)


def read_account(connection: Connection, member_id: MemberId) -> Account:
    """Return the account of somebody who is nobody else; the caller has locked it.

    Raises:
        UnknownMember: If they are gone.
        CardBlocked: If their card does not work.
    """
    row = member_rows(connection, [member_id])[0]
    if row.is_gone:
        raise UnknownMember
    if row.member.status is not MemberStatus.ACTIVE:
        raise CardBlocked
    who = row.member
    shared = _state(connection, PROGRAM_ACCOUNT, who.joined_on).counters
    state = replace(
        _state(connection, member_id, who.joined_on),
        birthday=who.birthday,
        referred_by=who.referred_by,
        shared=shared,
    )
    holding = _holding(connection, member_id)
    return Account(state, holding, _referrer(connection, state, shared))


def balance(connection: Connection, member_id: MemberId, day: date) -> BalanceOut:
    """Return what somebody has on a business day.

    Raises:
        UnknownMember: If nobody has the id.
    """
    root = root_of(connection, member_id)
    row = member_rows(connection, [root])[0]
    if row.is_gone:
        raise UnknownMember
    state = _state(connection, root, row.member.joined_on)
    holding = _holding(connection, root)
    return _told(state, holding, day)


def find_by_card(connection: Connection, card: str) -> MembersOut:
    """Return whose card it is: whoever joined with it first, if two did.

    A card that another one stands for is nobody's any more.
    """
    wanted = (
        select(member.c.member_id, member.c.status, member.c.card_number)
        .join(identifier, identifier.c.member_id == member.c.member_id)
        .where(identifier.c.key == f"{CARD}{card}", member.c.is_gone == 0)
        .order_by(member.c.joined_on, member.c.member_id)
        .limit(1)
    )
    row = connection.execute(wanted).first()
    if row is None:
        return MembersOut(members=())
    status = status_of_card(connection, MemberId(UUID(bytes=row.member_id)), card)
    if status is None:
        return MembersOut(members=())
    found = row.status if card == row.card_number else status.value
    return MembersOut(members=(MemberOut(member_id=UUID(bytes=row.member_id), status=found),))


def _told(state: MemberState, holding: Holding | None, day: date) -> BalanceOut:
    units = sorted({lot.unit for lot in state.lots})
    return BalanceOut(
        member_id=state.member_id,
        version=state.version,
        units=tuple(_unit(state, holding, unit, day) for unit in units),
    )


def _unit(state: MemberState, holding: Holding | None, unit: Unit, day: date) -> UnitOut:
    found = balance_of(state, day, unit)
    return UnitOut(
        unit=unit,
        spendable=found.spendable_points,
        reserved=holding.reserved(unit) if holding else 0,
        vesting=found.vesting_points,
        expiring=found.expiring_points,
        expiring_on=found.expiring_on,
    )


def _holding(connection: Connection, member_id: MemberId) -> Holding | None:
    return holdings_of(connection, [member_id], are_locked=False).get(member_id)


def _state(connection: Connection, member_id: MemberId, joined_on: date) -> MemberState:
    rows = account_rows(connection, [member_id])
    return account_state(rows[0] if rows else None, member_id, joined_on)


def _referrer(
    connection: Connection,
    state: MemberState,
    shared: Mapping[str, Mapping[date | None, int]],
) -> MemberState | None:
    if state.referred_by is None or state.total(VISITS):
        return None
    enrolment = find_enrolment(connection, [state.referred_by])
    root = enrolment.root(state.referred_by)
    joined_on = enrolment.joined_on.get(root)
    if joined_on is None or root == state.member_id:
        return None
    return replace(_state(connection, root, joined_on), shared=shared)
