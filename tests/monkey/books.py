# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A bookkeeper who looks over the cashier's shoulder, and at the end compares with the till's file.

What each member has is counted twice: from what the window said was collected and used, and, where
nobody did more than the demo's bookkeeper understands, from the amounts alone, by ``recount``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pos_loyalty.demo.recount import Books, Told, recount
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import Account, MemberState
from pos_loyalty.domain.ops import (
    EnrolmentFact,
    Operation,
    RedemptionFact,
    SaleFact,
    UndoFact,
)
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.mending import given_away_id, given_id
from pos_loyalty.services.ports import Store
from pos_loyalty.ui.view_models.panels import DonePanel, MemberFlag
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.monkey.unhurried import Saves

FIVE_OFF, PAY_WITH_POINTS, COFFEE = "five-off", "points-as-money", "coffee"


@dataclass
class Shoulder:
    """What was seen on the window.

    Attributes:
        opening: Points of each member before the first act.
        done: What the window said was done, by gesture.
        welcomed: The welcome points of who joined.
        begun: How often a member came up to be served.
        most_saved_at_once: The most sales and rewards recorded for one such time.
    """

    opening: dict[MemberId, int]
    done: dict[OpId, DonePanel] = field(default_factory=dict)
    welcomed: dict[MemberId, int] = field(default_factory=dict)
    begun: int = 0
    most_saved_at_once: int = 0
    _saved_before: int = 0
    _screen: Screen = Screen.READY

    def look(self, state: TillState, saves: Saves) -> None:
        """See the window change."""
        if state.done is not None:
            self.done[state.done.op_id] = state.done
        if state.member is not None and MemberFlag.NEW in state.member.flags:
            self.welcomed.setdefault(state.member.member_id, state.member.welcome_points or 0)
        moved = {given_id(one.op_id) for one in saves.recorded}
        served = [one for one in saves.recorded if one.op_id not in moved]
        saved = sum(isinstance(one.fact, SaleFact | RedemptionFact) for one in served)
        at_once = saved - self._saved_before
        self.most_saved_at_once = max(self.most_saved_at_once, at_once)
        if state.screen is Screen.MEMBER and self._screen is not Screen.MEMBER:
            self.begun += 1
            self._saved_before = saved
        self._screen = state.screen


def differences(store: Store, shoulder: Shoulder, saves: Saves) -> list[str]:
    """Return what the file and the books do not agree on; nothing if they do."""
    found = [*_of_gestures(store, shoulder, saves)]
    told = _told_points(shoulder, saves)
    plain = _plain_points(shoulder.opening, saves.recorded)
    for member_id, points in told.items():
        held = _points(_state_of(store, member_id))
        if held != points:
            found.append(f"{member_id}: holds {held} points, was told {points}")
        if held != plain.get(member_id, held):
            found.append(f"{member_id}: holds {held} points, recounted {plain[member_id]}")
    return found


def _of_gestures(store: Store, shoulder: Shoulder, saves: Saves) -> Iterator[str]:
    with store.reading() as uow:
        count, holds = uow.log.count(), uow.ledger.open_holds()
        lost = [done for op_id, done in shoulder.done.items() if uow.log.find(op_id) is None]
    for done in lost:
        yield f"said to be saved, and is not in the file: {done.kind} of {done.short_name}"
    if count != len(saves.recorded):
        yield f"{count} operations in the file, {len(saves.recorded)} were recorded"
    if shoulder.most_saved_at_once > 1:
        yield f"{shoulder.most_saved_at_once} operations for one member's turn"
    if holds:
        yield f"still set aside: {holds}"
    unsure = {one.op_id for one in saves.unsure}
    # Who is told of a purchase that is another member's now knows that it was taken from the first.
    unsure |= {given_away_id(one.op_id) for one in saves.recorded}
    for one in saves.recorded:
        is_said = one.op_id in shoulder.done or isinstance(one.fact, EnrolmentFact)
        if not is_said and one.op_id not in unsure:
            yield f"nobody was told of {one.fact}"
        if sum(entry.amount for entry in one.draft.effects.entries):
            yield f"does not balance: {one.fact}"


def _told_points(shoulder: Shoulder, saves: Saves) -> dict[MemberId, int]:
    """Return the points of everybody who was here, by what the window said."""
    points = dict(shoulder.opening)
    for one in saves.recorded:
        member_id, done = one.draft.member_id, shoulder.done.get(one.op_id)
        gained = done.earned_points - done.used_points if done else _gained(one)
        if isinstance(one.fact, EnrolmentFact):
            gained = shoulder.welcomed.get(member_id, gained)
        points[member_id] = points.get(member_id, 0) + gained
    return points


def _plain_points(
    opening: dict[MemberId, int], recorded: Sequence[Operation]
) -> dict[MemberId, int]:
    """Return the points by the demo's recount, of those who did nothing that it does not know."""
    books = {str(member_id): Books(points) for member_id, points in opening.items()}
    told: list[Told] = []
    beyond: set[MemberId] = set()
    days = {_day_of(one) for one in recorded}
    for one in recorded:
        event = _told_of(one)
        if event is None or len(days) > 1:
            beyond.add(one.draft.member_id)
        elif one.draft.member_id not in beyond:
            told.append(event)
    kept = [event for event in told if event.card not in {str(one) for one in beyond}]
    counted = recount(books, kept)
    return {
        member_id: counted[str(member_id)].points
        for member_id in {*opening, *(one.draft.member_id for one in recorded)} - beyond
    }


def _told_of(operation: Operation) -> Told | None:
    """Return what the demo's bookkeeper makes of an operation; ``None`` for nothing."""
    card, name = str(operation.draft.member_id), str(operation.op_id)
    match operation.fact:
        case EnrolmentFact() as fact:
            return Told("enrolled", card, fact.business_at, name)
        case SaleFact() as fact if _is_plain(fact):
            used = {str(one.reward_id): one.points for one in fact.redemptions}
            return Told(
                "sale",
                card,
                fact.sale.business_at,
                name,
                fact.sale.gross_minor,
                FIVE_OFF if FIVE_OFF in used else "",
                used.get(PAY_WITH_POINTS, 0),
            )
        case RedemptionFact() as fact if _is_a_coffee(fact):
            return Told("coffee", card, fact.business_at, name)
        case UndoFact() as fact:
            return Told("undone", card, fact.business_at, str(fact.undone_op_id))
        case _:
            return None


def _is_plain(fact: SaleFact) -> bool:
    rewards = {str(one.reward_id) for one in fact.redemptions}
    is_of_goods = any(line.sku or line.category for line in fact.sale.lines)
    return rewards <= {FIVE_OFF, PAY_WITH_POINTS} and not fact.sale.coupon_codes and not is_of_goods


def _is_a_coffee(fact: RedemptionFact) -> bool:
    (one,) = fact.redemptions
    return str(one.reward_id) == COFFEE and one.points > 0


def _day_of(operation: Operation) -> object:
    fact = operation.fact
    at = fact.sale.business_at if isinstance(fact, SaleFact) else fact.business_at
    return at.date()


def _gained(operation: Operation) -> int:
    return sum(
        entry.amount
        for entry in operation.draft.effects.entries
        if entry.account is Account.MEMBER and entry.unit == POINTS
    )


def _points(state: MemberState) -> int:
    return sum(lot.amount for lot in state.lots if lot.unit == POINTS)


def _state_of(store: Store, member_id: MemberId) -> MemberState:
    with store.reading() as uow:
        return uow.ledger.state_of(member_id)
