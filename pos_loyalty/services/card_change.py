# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: a member's card is blocked, unblocked, or replaced by another; the member stays."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.by_hand import NOTE_CHARS_MAX, CardChangeFact
from pos_loyalty.domain.cards import CardChange, CardReason
from pos_loyalty.domain.errors import CardReplaced, CardTaken, UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.decisions import decide_card_change
from pos_loyalty.services.ports import Clock, MemberBook, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard:
    """The cashier's request. ``op_id`` is made once, when they decide.

    Attributes:
        new_card_number: What stands for the member's card from now on; empty but for
            ``REPLACED``.
        note: Cut at ``NOTE_CHARS_MAX`` characters.
        approver: Who agreed; empty where nobody signs in.
        business_at: In the store's time zone.
    """

    op_id: OpId
    member_id: MemberId
    change: CardChange
    reason: CardReason
    new_card_number: str = ""
    note: str = ""
    approver: str = ""
    business_at: datetime
    actor: str = ""


def change_card(command: ChangeCard, *, store: Store, clock: Clock) -> Operation:
    """Record what became of the card that a member has now; without the network.

    Asking twice with the same ``op_id`` changes it once. On return it survives loss of power.
    Runs on the writer's thread.

    Raises:
        UnknownMember: If the till does not know the member.
        CardBlocked: If it is to be blocked and is so already.
        CardNotBlocked: If it is to be unblocked and nothing blocks it, as far as is known here.
        CardTaken: If the new card is somebody's already, or was.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        member = uow.members.get(command.member_id)
        if command.change is CardChange.REPLACED:
            _require_free(command.new_card_number, uow.members)
        state = uow.ledger.state_of(member.member_id)
        fact = CardChangeFact(
            change=command.change,
            card_number=member.card_number,
            new_card_number=command.new_card_number,
            reason=command.reason,
            note=command.note.strip()[:NOTE_CHARS_MAX],
            approver=command.approver,
            business_at=command.business_at,
            store_id=store.place.store_id,
        )
        draft = decide_card_change(fact, state, op_id=command.op_id).draft(
            op_id=command.op_id,
            member_id=state.member_id,
            occurred_at=clock(),
            actor=command.actor,
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation


def _require_free(card_number: str, members: MemberBook) -> None:
    """Refuse a card that is somebody's already, or was.

    Raises:
        CardTaken: If it is.
    """
    try:
        members.by_card(card_number)
    except UnknownMember:
        return
    except CardReplaced:
        pass
    raise CardTaken
