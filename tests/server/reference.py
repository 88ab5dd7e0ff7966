# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How operations are taken, written a second time: dictionaries, one operation after the other.

It shares no code with the server, keeps no bytes and knows no database. Whatever may wait is tried
again after every operation, the first that came first, until nothing moves any more.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from pos_loyalty.domain.ledger import Effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    EnrolmentFact,
    OperationDraft,
    RefundFact,
    ReleaseFact,
    SaleFact,
    UndoFact,
)

Key = tuple[UUID, int]
NOBODY = UUID(int=0)
ENDED = ("sale", "activity", "event", "redemption", "refund", "release")
"""Kinds that can be undone as long as nothing else has happened to them."""


@dataclass
class Standing:
    """An operation that has come, and what has become of it."""

    key: Key
    draft: OperationDraft
    is_applied: bool = False
    is_waiting: bool = False
    is_undone: bool = False
    returned: dict[int, int] = field(default_factory=lambda: defaultdict(int))


class Reference:
    """A server of dictionaries."""

    def __init__(self) -> None:
        self.answers: dict[Key, tuple[str, str]] = {}
        self.lots: dict[tuple[UUID, str], int] = defaultdict(int)
        self.counters: dict[tuple[UUID, str, str], int] = defaultdict(int)
        self.versions: dict[UUID, int] = defaultdict(int)
        self.posted: dict[tuple[UUID, str], int] = defaultdict(int)
        self.members: dict[UUID, Member] = {}
        self._ops: dict[UUID, Standing] = {}
        self._waiting: list[Standing] = []
        self._left: list[Standing] = []

    def take(self, till: UUID, seq: int, draft: OperationDraft) -> None:
        """Take one operation; the same number again changes nothing."""
        key = (till, seq)
        if key in self.answers:
            return
        if draft.op_id in self._ops:
            self.answers[key] = ("applied_flagged", "duplicate")
            return
        standing = self._ops[draft.op_id] = Standing(key, draft)
        self.answers[key] = self._try(standing)
        if standing.is_waiting:
            self._waiting.append(standing)
        self._wake()
        while self._count_left():
            self._wake()

    def totals(self) -> dict[object, int]:
        """Return everything that all accounts hold and counted."""
        found: dict[object, int] = {("lot", *key): amount for key, amount in self.lots.items()}
        found |= {("counter", *key): amount for key, amount in self.counters.items()}
        found |= {("version", member): version for member, version in self.versions.items()}
        return {name: amount for name, amount in found.items() if amount}

    def _wake(self) -> None:
        while self._has_woken_one():
            pass

    def _has_woken_one(self) -> bool:
        for standing in self._waiting:
            self._try(standing)
            if not standing.is_waiting:
                self._waiting.remove(standing)
                return True
        return False

    def _count_left(self) -> bool:
        """Count the first sale whose receipt is free now, and what was left alone because of it."""
        came = list(self._ops.values())
        for standing in sorted(self._left, key=came.index):
            if not standing.is_applied and next(self._refusals(standing), None) is None:
                self._apply(standing)
                return True
        return False

    def _may_count_later(self, draft: OperationDraft) -> bool:
        match draft.fact:
            case SaleFact():
                return True
            case RefundFact(sale_op_id=earlier) | UndoFact(undone_op_id=earlier):
                return not self._ops[earlier].is_applied
            case _:
                return False

    def _try(self, standing: Standing) -> tuple[str, str]:
        standing.is_waiting = False
        refused = next(self._refusals(standing), None)
        if refused in ("unknown_member", "unknown_sale"):
            standing.is_waiting = True
            return ("parked", refused)
        if refused:
            if self._may_count_later(standing.draft):
                self._left.append(standing)
            return ("applied_flagged", refused)
        code = self._code(standing.draft)
        self._apply(standing)
        code = code or self._overdraft(standing.draft)
        return ("applied_flagged", code) if code else ("applied", "")

    def _refusals(self, standing: Standing) -> Iterator[str]:
        draft = standing.draft
        is_joining = isinstance(draft.fact, EnrolmentFact)
        if not is_joining and draft.member_id not in (*self.members, NOBODY):
            yield "unknown_member"
        match draft.fact:
            case SaleFact() as fact:
                if fact.sale.receipt_no and _receipt(fact) in self._receipts():
                    yield "duplicate_sale"
            case RefundFact(sale_op_id=earlier) | UndoFact(undone_op_id=earlier):
                yield from self._refusals_of(standing, self._ops.get(earlier))
            case ReleaseFact(hold_op_id=earlier):
                yield from self._refusals_of(standing, self._ops.get(earlier))

    def _refusals_of(self, standing: Standing, earlier: Standing | None) -> Iterator[str]:
        if earlier is None or earlier.is_waiting:
            yield "unknown_sale"
            return
        if not earlier.is_applied or earlier.is_undone:
            yield "nothing_to_take_back"
        fact, kind = standing.draft.fact, earlier.draft.fact.kind
        if isinstance(fact, RefundFact):
            if kind != "sale":
                yield "nothing_to_take_back"
            elif not self._fits(fact, earlier):
                yield "over_refund"
        elif kind == "hold":
            if not self._is_open(earlier):
                yield "nothing_to_take_back"
        elif isinstance(fact, ReleaseFact) or kind not in ENDED or any(earlier.returned.values()):
            yield "nothing_to_take_back"

    def _fits(self, fact: RefundFact, sale: Standing) -> bool:
        assert isinstance(sale.draft.fact, SaleFact)
        sold = {line.line_id: line.gross_minor for line in sale.draft.fact.sale.lines}
        return all(
            minor >= 0 and line in sold and sale.returned[line] + minor <= sold[line]
            for line, minor in fact.returned_minor.items()
        )

    def _is_open(self, hold: Standing) -> bool:
        name = f"hold:{hold.draft.op_id.hex}"
        return self.counters[hold.draft.member_id, name, ""] == 1

    def _receipts(self) -> Iterator[tuple[str, str, str]]:
        for standing in self._ops.values():
            is_standing = standing.is_applied and not standing.is_undone
            if is_standing and isinstance(standing.draft.fact, SaleFact):
                yield _receipt(standing.draft.fact)

    def _code(self, draft: OperationDraft) -> str:
        fact = draft.fact
        if isinstance(fact, EnrolmentFact):
            theirs = {fact.member.card_number, fact.member.phone, fact.member.email} - {""}
            for other in self.members.values():
                if other.member_id == fact.member.member_id:
                    return "already_enrolled"
                if theirs & {other.card_number, other.phone, other.email}:
                    return "already_enrolled"
        return ""

    def _overdraft(self, draft: OperationDraft) -> str:
        handed_out = sum(
            entry.amount for entry in draft.effects.entries if entry.account in ("redeemed", "held")
        )
        is_short = self.posted[draft.member_id, "points"] < 0
        return "overdraft" if handed_out > 0 and is_short else ""

    def _apply(self, standing: Standing) -> None:
        draft = standing.draft
        standing.is_applied = True
        self._add(draft.member_id, draft.effects)
        for other in draft.others:
            self._add(other.member_id, other.effects)
        match draft.fact:
            case EnrolmentFact(member=member):
                self.members.setdefault(member.member_id, member)
            case RefundFact(sale_op_id=sale_op_id, returned_minor=returned):
                for line, minor in returned.items():
                    self._ops[sale_op_id].returned[line] += minor
            case UndoFact(undone_op_id=undone_op_id):
                self._undo(self._ops[undone_op_id])

    def _undo(self, undone: Standing) -> None:
        undone.is_undone = True
        fact = undone.draft.fact
        if isinstance(fact, RefundFact):
            for line, minor in fact.returned_minor.items():
                self._ops[fact.sale_op_id].returned[line] -= minor

    def _add(self, member: UUID, effects: Effects) -> None:
        self.versions[member] += 1
        for entry in effects.entries:
            if entry.account == "member":
                self.posted[member, entry.unit] += entry.amount
        for lot in effects.lots:
            self.lots[member, lot.lot_id] += lot.amount
        for change in effects.counters:
            day = change.day.isoformat() if change.day else ""
            self.counters[member, change.name, day] += change.amount


def _receipt(fact: SaleFact) -> tuple[str, str, str]:
    sale = fact.sale
    return (sale.store_id, sale.receipt_no, sale.business_at.date().isoformat())
