# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A side that would be: the past, decided again by a programme from the first day on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pos_loyalty.commands.program.what_if.account import Account, Shared
from pos_loyalty.commands.program.what_if.choosing import wanted_again
from pos_loyalty.commands.program.what_if.deciding import REFUSALS, Decided, Decider
from pos_loyalty.commands.program.what_if.deciding import PastSale as SaleToDecide
from pos_loyalty.commands.program.what_if.ending import holding_of
from pos_loyalty.commands.program.what_if.sums import (
    SALES,
    TAKINGS,
    Change,
    PersonSums,
    Sums,
    opposite,
    redeemed,
    stored_minor,
)
from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    VISITS,
    AccountEffects,
    CounterChange,
    Effects,
    MemberState,
    negate,
)
from pos_loyalty.domain.ops import SaleFact, sale_fact
from pos_loyalty.domain.program.adjusting import adjustment_effects
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.occasions import (
    Moment,
    arrived,
    days_after,
    evaluate_moment,
    evaluate_redemption,
)
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.returns import (
    SoldSale,
    refund_effects,
    refund_minor,
    refund_to_wallets,
    within_policy,
)
from pos_loyalty.domain.what_if import Holding, Key, What
from pos_loyalty.local_db.history import PastMember
from pos_loyalty.protocol.past_operations import (
    PastActivity,
    PastByHand,
    PastEnrolment,
    PastEvent,
    PastHandOver,
    PastOperation,
    PastRefund,
    PastSale,
    PastUndo,
)

_Counted = tuple[str, date | None]


@dataclass(slots=True)
class _Done:
    """An operation that is taken back later, in whole or in part.

    Attributes:
        fact: ``None`` for what is no sale.
        returned: By ``line_id``, how much of a sale has come back.
        refunded: Of a refund: the sale, and what had come back of it before.
    """

    effects: Effects
    others: tuple[AccountEffects, ...]
    changes: Sequence[Change]
    fact: SaleFact | None = None
    returned: dict[int, int] = field(default_factory=dict)
    refunded: tuple["_Done", dict[int, int]] | None = None


@dataclass(slots=True)
class _Member:
    """Somebody, as they would be.

    Attributes:
        friend: The one who invited them; ``None`` for nobody.
    """

    account: Account
    friend: MemberId | None
    sums: PersonSums = field(default_factory=PersonSums)


class Replayed:
    """Decides every operation again.

    Attributes:
        shared_changes: What was added to the sums over all members since they were last given.
    """

    def __init__(
        self,
        program: Program,
        program_id: ProgramId,
        *,
        accounts: Mapping[MemberId, MemberState],
        shared: Shared,
        store_id: str,
        remembered: frozenset[bytes],
    ) -> None:
        """Take the accounts as they were before the first operation.

        Args:
            shared: The sums over all members; whoever gave them brings them up to date.
            remembered: The ids of operations that others take back.
        """
        self.sums = Sums()
        self.shared_changes: dict[_Counted, int] = {}
        self._decider = Decider(program)
        self._program_id = program_id
        self._members = {
            key: _Member(Account(state), state.referred_by) for key, state in accounts.items()
        }
        self._shared = shared
        self._store_id = store_id
        self._remembered = remembered
        self._done: dict[OpId, _Done] = {}

    def take(self, past: PastOperation) -> None:
        """Decide an operation, and add what comes of it."""
        done = self._decided(past)
        if done is not None:
            self._add(past, done)

    def _decided(self, past: PastOperation) -> _Done | None:
        done: _Done | None = None  # what was set aside is spent where it was captured
        match past.fact:
            case PastSale() as fact:
                done = self._sell(past, fact)
            case PastEnrolment() as fact:
                moment = Moment(Happening.ENROLMENT, fact.business_at, self._store_id)
                done = self._award(past, moment)
            case PastActivity() as fact:
                about = (fact.business_at, fact.store_id, fact.activity_id)
                done = self._award(past, Moment(Happening.ACTIVITY, *about))
            case PastHandOver() as fact:
                done = self._hand_over(past, fact)
            case PastEvent() as fact:
                done = self._arrive(past, fact)
            case PastRefund() as fact:
                done = self._refund(past, fact)
            case PastUndo() as fact:
                done = self._undo(fact)
            case PastByHand() as fact:
                done = self._adjust(past, fact)
        return done

    def person(self, member_id: MemberId) -> PersonSums:
        """Return what a member got so far."""
        return self._members[member_id].sums

    def end(self, member: PastMember, day: date) -> Holding:
        """Return what a member has at the end."""
        replayed = self._members[member.member_id]
        self.sums.count_members(replayed.sums)
        state = replayed.account.state((), self._shared)
        return holding_of(self._decider.program, state, day, replayed.sums.got_minor)

    def _add(self, past: PastOperation, done: _Done) -> None:
        is_given = not isinstance(past.fact, (PastRefund, PastUndo))
        member = self._members[past.member_id]
        self.sums.add(done.changes, member.sums)
        self._apply(member, done.effects, is_given=is_given)
        for other in done.others:
            if other.member_id == PROGRAM_ACCOUNT:
                self._share(other.effects.counters)
            else:
                self._apply(self._members[other.member_id], other.effects, is_given=is_given)
        if past.op_id.bytes in self._remembered:
            self._done[past.op_id] = done

    def _apply(self, member: "_Member", effects: Effects, *, is_given: bool) -> None:
        member.account.apply(effects)
        self.sums.add_entries(effects.entries, member.sums, is_given=is_given)

    def _share(self, counters: Iterable[CounterChange]) -> None:
        changes = self.shared_changes
        for change in counters:
            key = (change.name, change.day)
            changes[key] = changes.get(key, 0) + change.amount

    def _state(self, member_id: MemberId, segments: tuple[str, ...] = ()) -> MemberState:
        return self._members[member_id].account.state(segments, self._shared)

    def _sell(self, past: PastOperation, fact: PastSale) -> _Done:
        program, member = self._decider.program, self._members[past.member_id]
        account, friend = member.account, member.friend
        is_invited = friend in self._members and not account.total(VISITS)
        referrer = self._state(friend) if friend and is_invited else None
        wanted = wanted_again(program, fact.redemptions, fact.payments)
        sale = SaleToDecide(past.op_id, fact.sale, wanted, fact.segments, referrer)
        decided = self._decider.decide(sale, account, self._shared)
        evaluation = decided.evaluation
        member.sums.segments = fact.segments or member.sums.segments
        changes = _changes_of(program, decided)
        done = _Done(evaluation.effects, evaluation.others, changes)
        if past.op_id.bytes in self._remembered:
            done.fact = sale_fact(fact.sale, evaluation, self._program_id)
        return done

    def _award(self, past: PastOperation, moment: Moment) -> _Done:
        state = self._state(past.member_id)
        awarded = evaluate_moment(self._decider.program, state, moment, op_id=past.op_id)
        return _Done(awarded.effects, awarded.others, ())

    def _hand_over(self, past: PastOperation, fact: PastHandOver) -> _Done | None:
        program = self._decider.program
        wanted = [c for c in wanted_again(program, fact.redemptions) if isinstance(c, ChosenReward)]
        try:
            redemptions, effects, others = evaluate_redemption(
                program,
                self._state(past.member_id),
                wanted,
                at=fact.business_at,
                store_id=fact.store_id,
            )
        except REFUSALS:
            refused = [(Key(What.REFUSED, choice.reward_id), 1) for choice in wanted]
            self.sums.add(refused, self.person(past.member_id))
            return None
        return _Done(effects, others, [c for r in redemptions for c in redeemed(program, r)])

    def _arrive(self, past: PastOperation, fact: PastEvent) -> _Done:
        days = days_after(self._decider.program, fact.event)
        state, day = self._state(past.member_id), fact.business_at.date()
        return _Done(arrived(state, fact.event, day, days), (), ())

    def _refund(self, past: PastOperation, fact: PastRefund) -> _Done | None:
        sold = self._done.get(fact.sale_op_id)
        if sold is None or sold.fact is None:
            return None
        program, day = self._decider.program, fact.business_at.date()
        before, after = sold.returned, _added(sold.returned, fact.returned_minor)
        sale = SoldSale(sold.fact, sold.effects, program, sold.others)
        state = self._state(past.member_id)
        change = refund_effects(sale, before, after, state, op_id=past.op_id, day=day)
        known = (o.member_id for o in sold.others if o.member_id in self._members)
        referrer = next((self._state(member_id) for member_id in known), None)
        taken = within_policy(change, sale, state, referrer=referrer, day=day)
        back = refund_minor(sold.fact, after) - refund_minor(sold.fact, before)
        off = sum(fact.returned_minor.values()) - back
        stored = stored_minor(refund_to_wallets(sold.fact, after))
        stored -= stored_minor(refund_to_wallets(sold.fact, before))
        changes = ((TAKINGS, stored - back), (Key(What.RETURNED), off))
        sold.returned = after
        return _Done(taken.effects, taken.others, changes, refunded=(sold, before))

    def _adjust(self, past: PastOperation, fact: PastByHand) -> _Done:
        """Give or take the same by hand: no rule asked for it, and at most what there is goes."""
        state, at = self._state(past.member_id), fact.business_at
        points = max(fact.points, -max(0, spendable_of(state, at.date())))  # below 0: owed
        effects = adjustment_effects(
            points, fact.reason, state, self._decider.program, op_id=past.op_id, at=at
        )
        return _Done(effects, (), ())

    def _undo(self, fact: PastUndo) -> _Done | None:
        undone = self._done.pop(fact.undone_op_id, None)
        if undone is None:
            return None
        if undone.refunded:
            sold, returned = undone.refunded
            sold.returned = returned
        others = tuple(replace(o, effects=negate(o.effects)) for o in undone.others)
        return _Done(negate(undone.effects), others, opposite(undone.changes))


def _changes_of(program: Program, decided: Decided) -> list[Change]:
    evaluation = decided.evaluation
    paid = evaluation.due_minor - stored_minor(evaluation.payments)
    changes = [(SALES, 1), (TAKINGS, paid)]
    changes += [
        (Key(What.DISCOUNT, trace.source), trace.minor)
        for trace in evaluation.discount_trace
        if trace.minor and not trace.source.startswith("reward:")
    ]
    for redemption in evaluation.redemptions:
        changes += redeemed(program, redemption)
    return changes + [(Key(What.REFUSED, _name_of(choice)), 1) for choice in decided.refused]


def _name_of(choice: Choice) -> str:
    return choice.reward_id if isinstance(choice, ChosenReward) else choice.wallet_id


def _added(before: Mapping[int, int], more: Mapping[int, int]) -> dict[int, int]:
    return {line: before.get(line, 0) + more.get(line, 0) for line in {**before, **more}}
