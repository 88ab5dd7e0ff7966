# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: a member takes a reward that is handed over, without buying."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.handing_out import handed_out, still_granted
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.services.decisions import decide_redemption
from pos_loyalty.services.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class RedeemReward:
    """The cashier's request. ``op_id`` is made once, when the reward is chosen.

    Attributes:
        business_at: In the store's time zone.
    """

    op_id: OpId
    member_id: MemberId
    choice: ChosenReward
    business_at: datetime
    actor: str = ""


def redeem_reward(command: RedeemReward, *, store: Store, clock: Clock) -> Operation:
    """Spend points on one reward, without the network; on return it survives loss of power.

    Asking twice with the same ``op_id`` spends once and returns the first operation. Runs on
    the writer's thread.

    Raises:
        UnknownMember: If the till does not know the member.
        RewardUnavailable: If the reward needs a sale, or does not fit.
        InsufficientPoints: If the reward costs more than may be spent.
        NotGrantedHere: If more may be spent than is for this till to hand out.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        now = clock()
        state = still_granted(uow.ledger.state_of(command.member_id), now)
        published = uow.programs.in_force(command.business_at)
        decision = decide_redemption(
            published,
            state,
            (command.choice,),
            at=command.business_at,
            store_id=store.place.store_id,
        )
        draft = decision.draft(
            op_id=command.op_id,
            member_id=state.member_id,
            occurred_at=now,
            actor=command.actor,
            uses=handed_out(decision.effects, state, now),
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation
