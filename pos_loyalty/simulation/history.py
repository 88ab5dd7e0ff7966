# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody who stands in the shop with a notebook writes down: the external history.

It lies outside every database. A line is a dictionary of plain values, so that whoever checks it
needs nothing of ours to read it:

    invoked        a cashier began something: till, op, kind
    promised       the till said that it is done: op, epoch, seq, sha256, accounts, receipt,
                   returns (of which sale: its op, or its receipt), ...
    refused        the till said no: op
    acknowledged   the till no longer counts it as waiting: till, op
    disk_gone      what a till had recorded and its disk has no more: till, ops
    server_copied  a backup of the server was made: copy
    server_back    the server was put back to that backup: copy
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pos_loyalty.domain.ids import OpId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Account
from pos_loyalty.domain.ops import Operation, RefundFact, SaleFact, UndoFact, UnmatchedReturnFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.chain import payload_hash
from pos_loyalty.simulation.clock import WorldTime

Line = dict[str, Any]


class History:
    """The notebook of a run, in the order in which things were seen.

    Attributes:
        points: By member, those that were promised less those that were spent.
    """

    def __init__(self, world: WorldTime) -> None:
        self._world = world
        self.lines: list[Line] = []
        self.points: Counter[str] = Counter()

    def invoked(self, till_id: TillId, op_id: OpId, kind: str) -> None:
        """Write down that a cashier began something; how it ends is not known yet."""
        self._note("invoked", till=till_id.hex, op=op_id.hex, kind=kind)

    def refused(self, till_id: TillId, op_id: OpId, reason: str) -> None:
        """Write down that the till said no."""
        self._note("refused", till=till_id.hex, op=op_id.hex, reason=reason)

    def promised(self, operation: Operation, payload: bytes) -> None:
        """Write down what the member was told, and what the till has recorded of it."""
        fact = operation.fact
        sale = fact.sale if isinstance(fact, SaleFact) else None
        accounts = _accounts(operation)
        for member, units in accounts.items():
            self.points[member] += units.get(POINTS, 0)
        self._note(
            "promised",
            till=operation.till_id.hex,
            op=operation.op_id.hex,
            kind=fact.kind,
            epoch=operation.epoch,
            seq=operation.seq,
            sha256=payload_hash(payload).hex(),
            member=operation.draft.member_id.hex,
            accounts=accounts,
            receipt=_receipt(sale.store_id, sale.receipt_no, str(sale.business_at.date()))
            if sale
            else "",
            returns=_returned(operation),
            undoes=fact.undone_op_id.hex if isinstance(fact, UndoFact) else "",
        )

    def acknowledged(self, till_id: TillId, op_ids: Iterable[OpId]) -> None:
        """Write down what a till no longer counts as waiting; again after it did once more."""
        for op_id in op_ids:
            self._note("acknowledged", till=till_id.hex, op=op_id.hex)

    def disk_gone(self, till_id: TillId, op_ids: Iterable[OpId]) -> None:
        """Write down what a till's disk has no more."""
        gone = sorted(op_id.hex for op_id in op_ids)
        self._note("disk_gone", till=till_id.hex, ops=gone)

    def server_copied(self, copy: int) -> None:
        """Write down that a backup of the server was made."""
        self._note("server_copied", copy=copy)

    def server_back(self, copy: int) -> None:
        """Write down that the server was put back to a backup."""
        self._note("server_back", copy=copy)

    def count(self, phase: str) -> int:
        """Return how many lines there are of a phase."""
        return sum(line["phase"] == phase for line in self.lines)

    def _note(self, phase: str, **facts: object) -> None:
        self.lines.append({"phase": phase, "at": self._world.now_ms, **facts})


def _accounts(operation: Operation) -> Mapping[str, Mapping[str, int]]:
    """Return by member and unit what was promised: what the receipt adds and takes."""
    draft = operation.draft
    promised: dict[str, dict[str, int]] = {}
    own = (draft.member_id, draft.effects)
    for member_id, effects in (own, *((o.member_id, o.effects) for o in draft.others)):
        if member_id == PROGRAM_ACCOUNT:
            continue
        units = promised.setdefault(member_id.hex, {})
        for entry in effects.entries:
            if entry.account is Account.MEMBER:
                units[entry.unit] = units.get(entry.unit, 0) + entry.amount
    return promised


def _receipt(store_id: str, receipt_no: str, day: str) -> str:
    return f"{store_id}/{receipt_no}/{day}"


def _returned(operation: Operation) -> str:
    """Return the sale of which something came back; empty if nothing did."""
    match operation.fact:
        case RefundFact(sale_op_id=sale):
            return sale.hex
        case UnmatchedReturnFact(store_id=store_id, receipt_no=number, sold_on=day):
            return _receipt(store_id, number, str(day))
    return ""
