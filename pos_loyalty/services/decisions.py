# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the engine makes of a gesture: one function for each kind, values in, a value out.

A use case reads what it needs, decides here and records. ``evaluate_again`` decides here too,
from what was recorded: so the till and the server cannot come to different results.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from pos_loyalty.domain.by_hand import AdjustmentFact, CardChangeFact
from pos_loyalty.domain.cards import (
    CardChange,
    block_effects,
    cards_in,
    replace_effects,
    unblock_effects,
)
from pos_loyalty.domain.errors import NothingToRelease
from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.ledger import AccountEffects, Effects, MemberState, negate
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    ActivityFact,
    EnrolmentFact,
    EventFact,
    HoldFact,
    Operation,
    OperationDraft,
    OperationFact,
    RedemptionFact,
    ReleaseFact,
    SaleFact,
    UndoFact,
    sale_fact,
)
from pos_loyalty.domain.program.adjusting import adjustment_effects
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import ENGINE_VERSION, Evaluation
from pos_loyalty.domain.program.holds import Hold, hold_effects, is_open, release_effects
from pos_loyalty.domain.program.occasions import (
    Awarded,
    Moment,
    arrived,
    days_after,
    evaluate_moment,
    evaluate_redemption,
)
from pos_loyalty.domain.program.redeeming import ChosenReward, held_for
from pos_loyalty.domain.program.told import Told
from pos_loyalty.domain.sale import Sale
from pos_loyalty.services.ports import PublishedProgram

Reasons = Evaluation | Awarded

Fact_co = TypeVar("Fact_co", bound=OperationFact, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[Fact_co]):
    """The fact to be recorded, what it changes, and why.

    Attributes:
        others: On other accounts, and on the sums over all members.
        reasons: With the trace; ``None`` where no earning rule was asked.
    """

    fact: Fact_co
    effects: Effects
    others: tuple[AccountEffects, ...] = ()
    reasons: Reasons | None = None

    def draft(
        self,
        *,
        op_id: OpId,
        member_id: MemberId,
        occurred_at: datetime,
        actor: str,
        uses: tuple[GrantUse, ...] = (),
    ) -> OperationDraft:
        """Return the operation that the log is to number.

        Args:
            uses: What it takes out of this till's grants.
        """
        return OperationDraft(
            op_id=op_id,
            member_id=member_id,
            occurred_at=occurred_at,
            actor=actor,
            fact=self.fact,
            effects=self.effects,
            others=self.others,
            uses=uses,
        )


def decide_sale(
    sale: Sale, evaluation: Evaluation, program_id: ProgramId, told: tuple[Told, ...] = ()
) -> Decision[SaleFact]:
    """Return what is recorded of a sale that was evaluated.

    Args:
        told: What the cashier said before it; nothing is decided by that.
    """
    return Decision(
        fact=sale_fact(sale, evaluation, program_id, told),
        effects=evaluation.effects,
        others=evaluation.others,
        reasons=evaluation,
    )


def decide_enrolment(
    rules: PublishedProgram,
    member: Member,
    shared: Mapping[str, Mapping[date | None, int]],
    moment: Moment,
    *,
    op_id: OpId,
) -> Decision[EnrolmentFact]:
    """Return what somebody is given for joining.

    Args:
        shared: The sums over all members.
    """
    account = MemberState(
        member.member_id,
        member.joined_on,
        (),
        {},
        birthday=member.birthday,
        referred_by=member.referred_by,
        shared=shared,
    )
    awarded = evaluate_moment(rules.program, account, moment, op_id=op_id)
    fact = EnrolmentFact(
        member=member,
        business_at=moment.business_at,
        store_id=moment.store_id,
        program_id=rules.program_id,
        engine=ENGINE_VERSION,
        accruals=awarded.accruals,
        completions=awarded.completions,
    )
    return Decision(fact=fact, effects=awarded.effects, others=awarded.others, reasons=awarded)


def decide_activity(
    rules: PublishedProgram,
    state: MemberState,
    moment: Moment,
    *,
    op_id: OpId,
    answer: int | None = None,
) -> Decision[ActivityFact]:
    """Return what a member is given for a deed, whatever they answered."""
    awarded = evaluate_moment(rules.program, state, moment, op_id=op_id)
    fact = ActivityFact(
        activity_id=moment.activity_id,
        business_at=moment.business_at,
        store_id=moment.store_id,
        program_id=rules.program_id,
        engine=ENGINE_VERSION,
        accruals=awarded.accruals,
        completions=awarded.completions,
        answer=answer,
    )
    return Decision(fact=fact, effects=awarded.effects, others=awarded.others, reasons=awarded)


def decide_redemption(
    rules: PublishedProgram,
    state: MemberState,
    chosen: Sequence[ChosenReward],
    *,
    at: datetime,
    store_id: str,
) -> Decision[RedemptionFact]:
    """Return what rewards take that are handed over without a sale.

    Raises:
        RewardUnavailable: If a reward needs a sale, or does not fit.
        InsufficientPoints: If the points do not reach.
        NotGrantedHere: If they do, but not all of them are for this till to hand out.
    """
    redemptions, effects, others = evaluate_redemption(
        rules.program, state, chosen, at=at, store_id=store_id
    )
    fact = RedemptionFact(
        business_at=at,
        store_id=store_id,
        program_id=rules.program_id,
        engine=ENGINE_VERSION,
        redemptions=redemptions,
    )
    return Decision(fact=fact, effects=effects, others=others)


def decide_hold(
    rules: PublishedProgram,
    state: MemberState,
    choice: ChosenReward,
    *,
    op_id: OpId,
    at: datetime,
    store_id: str,
) -> Decision[HoldFact]:
    """Return what is set aside for a reward, and until when.

    Raises:
        RewardUnavailable: If the reward is not to be had, whatever is bought.
        InsufficientPoints: If it costs more than may be spent.
        NotGrantedHere: If more may be spent than is for this till to hand out.
    """
    held = held_for(rules.program, state, choice, at)
    last_day = at.date() + timedelta(days=rules.program.hold_days)
    hold = replace(held, hold_op_id=op_id, last_day=last_day)
    fact = HoldFact(
        business_at=at,
        store_id=store_id,
        program_id=rules.program_id,
        engine=ENGINE_VERSION,
        hold=hold,
    )
    return Decision(fact=fact, effects=hold_effects(hold))


def decide_release(
    hold: Hold, state: MemberState, program: Program, *, op_id: OpId, at: datetime
) -> Decision[ReleaseFact]:
    """Return what giving back what was set aside changes.

    Args:
        program: The version that it was set aside under.

    Raises:
        NothingToRelease: If it was captured or released before.
    """
    if not is_open(hold.hold_op_id, state):
        raise NothingToRelease
    effects = release_effects(
        hold, state, op_id=op_id, day=at.date(), reinstated_days=program.reinstated_days
    )
    fact = ReleaseFact(hold_op_id=hold.hold_op_id, business_at=at)
    return Decision(fact=fact, effects=effects)


def decide_event(
    rules: PublishedProgram,
    state: MemberState,
    event: str,
    *,
    at: datetime,
    store_id: str,
) -> Decision[EventFact]:
    """Return what changes when an event comes that points wait for."""
    days = days_after(rules.program, event)
    fact = EventFact(
        event=event,
        business_at=at,
        store_id=store_id,
        program_id=rules.program_id,
        engine=ENGINE_VERSION,
    )
    return Decision(fact=fact, effects=arrived(state, event, at.date(), days))


def decide_card_change(
    fact: CardChangeFact, state: MemberState, *, op_id: OpId
) -> Decision[CardChangeFact]:
    """Return what becoming of a card changes.

    Raises:
        CardBlocked: If it is to be blocked and is so already.
        CardNotBlocked: If it is to be unblocked and nothing blocks it.
        CardReplaced: If another card stands for it.
        CardTaken: If the new card was somebody's before.
    """
    record = cards_in(state)
    number, new_number = fact.card_number, fact.new_card_number
    match fact.change:
        case CardChange.BLOCKED:
            effects = block_effects(number, op_id=op_id, record=record)
        case CardChange.UNBLOCKED:
            effects = unblock_effects(number, record=record)
        case _:
            effects = replace_effects(number, new_number, op_id=op_id, record=record)
    return Decision(fact=fact, effects=effects)


def decide_adjustment(
    asked: AdjustmentFact, rules: PublishedProgram, state: MemberState, *, op_id: OpId
) -> Decision[AdjustmentFact]:
    """Return what giving or taking points by hand changes.

    Args:
        asked: But for the programme version and the engine, which come from the rules.

    Raises:
        InsufficientPoints: If more would be taken than may be spent.
        NotGrantedHere: If more may be spent than is for this till to take.
    """
    effects = adjustment_effects(
        asked.points, asked.reason, state, rules.program, op_id=op_id, at=asked.business_at
    )
    fact = replace(asked, program_id=rules.program_id, engine=ENGINE_VERSION)
    return Decision(fact=fact, effects=effects)


def decide_undo(
    undone: Operation, at: datetime, *, reason: str = "", approver: str = ""
) -> Decision[UndoFact]:
    """Return the exact opposite of an operation.

    Args:
        reason: With the approver it is kept; nothing is decided by them.
    """
    others = undone.draft.others
    return Decision(
        fact=UndoFact(undone_op_id=undone.op_id, business_at=at, reason=reason, approver=approver),
        effects=negate(undone.draft.effects),
        others=tuple(replace(other, effects=negate(other.effects)) for other in others),
    )
