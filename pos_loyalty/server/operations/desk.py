# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is known while operations are decided one after the other: each sees those before it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.grants import FLOOR, GrantUse
from pos_loyalty.domain.handing_out import spent_by
from pos_loyalty.domain.ids import GrantId, MemberId, OpId
from pos_loyalty.domain.ledger import AccountEffects, Effects, apply_effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import GrantReturnFact
from pos_loyalty.domain.program.holds import HOLDS, hold_of
from pos_loyalty.protocol.sync.rows import GrantEnd
from pos_loyalty.server.accounts.cards import CARD
from pos_loyalty.server.operations.known import GrantHeld, Held, Known
from pos_loyalty.server.operations.reading import (
    CardChanged,
    Content,
    Enrolled,
    OpKey,
    Returned,
    Sent,
    Sold,
    Undone,
    sale_key,
)

PHONE: Final = "p"
EMAIL: Final = "e"
"""The first letter of an identifier's key says what the rest is. Stored: never change one."""


def identifier_keys(member: Member) -> Iterator[str]:
    """Yield the keys that find a member, no duplicates."""
    yield CARD + member.card_number
    if member.phone:
        yield PHONE + member.phone
    if member.email:
        yield EMAIL + member.email


class Desk:
    """The state that operations are decided by; it moves on with each that is applied."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.held: Final = dict(known.held)
        self.grants: Final = dict(known.grants)
        self.undone: Final[list[OpKey]] = []
        self._members = set(known.members)
        self._sale_keys: set[bytes | None] = set(known.sale_keys)
        self._holders = {key: set(ids) for key, ids in known.holders.items()}
        self._holds = dict.fromkeys(known.open_holds, 1)
        self._accounts = dict(known.accounts)
        self._left: dict[OpId, dict[int, int]] = {}

    # ------------------------------------------------------------ what is asked

    def has_member(self, member_id: MemberId) -> bool:
        """Return whether they are enrolled."""
        return self._known.has_member(member_id) or member_id in self._members

    def has_sale(self, key: bytes | None) -> bool:
        """Return whether a sale with this key stands."""
        return key is not None and key in self._sale_keys

    def is_open(self, hold_op_id: OpId) -> bool:
        """Return whether what was set aside is neither captured nor released."""
        return self._holds.get(hold_op_id) == 1

    def is_somebodys(self, member: Member) -> bool:
        """Return whether somebody else is found by one of the member's keys, or they are here."""
        keys = identifier_keys(member)
        others = (self._holders.get(key, set()) - {member.member_id} for key in keys)
        return member.member_id in self._members or any(others)

    def is_anothers_card(self, card_number: str, member_id: MemberId) -> bool:
        """Return whether somebody else is found by a card that is given out."""
        return bool(self._holders.get(CARD + card_number, set()) - {member_id})

    def may_come_back(self, sale_op_id: OpId, returned_minor: Mapping[int, int]) -> bool:
        """Return whether no line of a sale would come back beyond what is left of it."""
        left = self._left_of(sale_op_id)
        return all(0 <= minor <= left.get(line, -1) for line, minor in returned_minor.items())

    def _left_of(self, sale_op_id: OpId) -> dict[int, int]:
        """Return what may still come back of a sale that is held, in minor units by line."""
        if sale_op_id not in self._left:
            left = _sold(self.held[sale_op_id])
            for refund in self._known.refunds.get(sale_op_id, ()):
                _take_lines(left, refund.content, 1)
            self._left[sale_op_id] = left
        return self._left[sale_op_id]

    def is_whole(self, sale_op_id: OpId) -> bool:
        """Return whether nothing of a sale has come back."""
        return self._left_of(sale_op_id) == _sold(self.held[sale_op_id])

    def is_overdrawn_by(self, content: Content) -> bool:
        """Return whether it hands out what the account does not have, granted or not."""
        account = self._accounts.get(self._known.root(content.member_id))
        if account is None:
            return False
        after = apply_effects(account, content.effects)
        day = content.fact.business_at.date()
        return any(spendable_of(after, day, unit) < 0 for unit in spent_by(content.effects))

    def covers(self, content: Content, key: OpKey) -> bool:
        """Return whether the grants that it names are the till's, and open, and large enough."""
        taken: dict[GrantId, int] = {}
        member_id = self._known.root(content.member_id)
        for use in content.uses:
            if use.grant_id == FLOOR or use.amount <= 0:
                continue
            taken[use.grant_id] = taken.get(use.grant_id, 0) + use.amount
            grant = self.grants.get(use.grant_id)
            if grant is None or grant.ended or not _is_for(grant, key):
                return False
            if grant.unit != use.unit or grant.member_id != member_id:
                return False
            if grant.used + taken[use.grant_id] > grant.amount:
                return False
        return True

    def may_be_returned(self, fact: GrantReturnFact, key: OpKey) -> bool:
        """Return whether the grant is the till's."""
        grant = self.grants.get(fact.grant_id)
        return grant is not None and _is_for(grant, key)

    # ------------------------------------------------------------ what moves it

    def apply(self, sent: Sent, content: Content) -> None:
        """Go on as if the operation had been applied."""
        match content.fact:
            case Enrolled(member=member):
                self._enrol(member)
            case CardChanged(new_card_number=card) if card:
                self._holders.setdefault(CARD + card, set()).add(content.member_id)
            case Sold():
                self._sale_keys.add(sent.sale_key)
            case Returned(sale_op_id=sale_op_id):
                _take_lines(self._left_of(sale_op_id), content, 1)
            case Undone(undone_op_id=undone_op_id):
                self._undo(undone_op_id)
            case GrantReturnFact() as fact if self.may_be_returned(fact, sent.key):
                self._end(fact.grant_id)
        for account in content.accounts:
            self._move(account)
        for use in content.uses:
            self._use(use, sent.key)

    def _enrol(self, member: Member) -> None:
        self._members.add(member.member_id)
        for key in identifier_keys(member):
            self._holders.setdefault(key, set()).add(member.member_id)

    def _use(self, use: GrantUse, key: OpKey) -> None:
        """Take it out of the grant; not out of what another till holds, and may be handing out."""
        grant = self.grants.get(use.grant_id)
        if grant is not None and grant.till_id == key.till_id:
            self.grants[use.grant_id] = replace(grant, used=grant.used + use.amount)

    def _undo(self, op_id: OpId) -> None:
        undone = self.held[op_id]
        self.held[op_id] = replace(undone, is_undone=True)
        self.undone.append(undone.key)
        match undone.content:
            case Content(fact=Sold() as sold):
                self._sale_keys.discard(sale_key(sold))
            case Content(fact=Returned(sale_op_id=sale_op_id)) as content:
                if sale_op_id in self.held:
                    _take_lines(self._left_of(sale_op_id), content, -1)

    def _end(self, grant_id: GrantId) -> None:
        grant = self.grants[grant_id]
        if not grant.ended:
            self.grants[grant_id] = replace(grant, ended=GrantEnd.RETURNED.value)

    def _move(self, account: AccountEffects) -> None:
        member_id = self._known.root(account.member_id)
        if member_id in self._accounts:
            moved = apply_effects(self._accounts[member_id], account.effects)
            self._accounts[member_id] = moved
        for hold_op_id, amount in _moved_holds(account.effects):
            self._holds[hold_op_id] = self._holds.get(hold_op_id, 0) + amount


def _is_for(grant: GrantHeld, key: OpKey) -> bool:
    return grant.till_id == key.till_id and grant.epoch == key.epoch


def _sold(sale: Held) -> dict[int, int]:
    if sale.content is None or not isinstance(sale.content.fact, Sold):
        return {}
    return {line.line_id: line.gross_minor for line in sale.content.fact.sale.lines}


def _take_lines(left: dict[int, int], content: Content | None, sign: int) -> None:
    if content is not None and isinstance(content.fact, Returned):
        for line_id, minor in content.fact.returned_minor.items():
            left[line_id] = left.get(line_id, 0) - sign * minor


def _moved_holds(effects: Effects) -> Iterator[tuple[OpId, int]]:
    for change in effects.counters:
        if change.name.startswith(HOLDS):
            yield hold_of(change.name), change.amount
