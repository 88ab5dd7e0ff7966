# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the operation log: no number is missing, nothing was changed, swapped or taken away."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from pos_loyalty.domain.by_hand import CardChangeFact
from pos_loyalty.domain.ids import ProgramId, TillId
from pos_loyalty.domain.ledger import Account, AccountEffects, Effects
from pos_loyalty.domain.ops import (
    ClockFact,
    GrantReturnFact,
    MergeFact,
    Operation,
    OperationDraft,
    RefundFact,
    ReleaseFact,
    SaleFact,
    UndoFact,
    UnmatchedReturnFact,
    refers_to,
)
from pos_loyalty.domain.units import Unit
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.findings import Problem, ProblemKind
from pos_loyalty.local_db.marker import is_ahead
from pos_loyalty.local_db.projector import accounts_changed
from pos_loyalty.protocol.chain import ChainHead, genesis, next_chain, payload_hash
from pos_loyalty.protocol.operations import UnreadableOperation, decode_operation

_NAMED_MAX: Final = 100
"""So many missing operations are named one by one."""

_ID_BYTES: Final = 16

_ROWS: Final = (
    "SELECT epoch, seq, payload, payload_sha256, chain, op_id, member_id, kind, receipt_no,"
    " refers_to, occurred_at, schema FROM op ORDER BY epoch, seq"
)


class _Stored(NamedTuple):
    """A row of the log."""

    epoch: int
    seq: int
    payload: bytes
    payload_sha256: bytes
    chain: bytes
    op_id: bytes
    member_id: bytes
    kind: str
    receipt_no: str | None
    refers_to: bytes | None
    occurred_at: str
    schema: int

    @property
    def place(self) -> str:
        return f"operation {self.seq}"


@dataclass(frozen=True, slots=True)
class TillRecord:
    """What the file says of its till, to compare the log with.

    Attributes:
        head: The newest operation.
        kept: The newest that was dropped; epoch 0 while all are kept.
        acked: The newest that the server has acknowledged: epoch and number.
        program_ids: The programmes in the file.
    """

    till_id: TillId
    head: ChainHead
    kept: ChainHead
    acked: tuple[int, int]
    program_ids: frozenset[ProgramId]


def check_log(
    connection: Connection,
    till: TillRecord,
    marked: ChainHead | None,
    *,
    seen: Callable[[Operation], None],
) -> Iterator[Problem]:
    """Yield what is wrong with the log; each operation is read once.

    Args:
        marked: What the marker beside the file says; ``None`` if there is none.
        seen: Called with each operation that is readable and in its place, oldest first.
    """
    till_id, head = till.till_id, till.head
    last, earlier = till.kept, till.kept.earlier
    used = set[ProgramId]()
    for row in connection.execute(_ROWS):
        stored = _Stored(*row)
        if stored.epoch != last.epoch:
            earlier += last.seq
            last = genesis(till_id, stored.epoch)
        yield from _missing(last.seq + 1, stored.seq)
        yield from _check_bytes(stored)
        # What follows a gap has nothing that it could be compared with.
        if stored.seq == last.seq + 1 and _chain_after(last, stored) != stored.chain:
            yield _broken_chain(stored)
        operation = _readable(stored)
        if operation is None or not _is_in_place(operation, stored, till_id):
            yield _not_in_place(operation, stored, till_id)
        else:
            used.update(_program_of(operation))
            yield from _check_columns(stored, operation)
            yield from _check_sums(stored, operation)
            seen(operation)
        last = ChainHead(stored.epoch, stored.seq, stored.chain)
    if last.epoch != head.epoch:
        earlier += last.seq
        last = genesis(till_id, head.epoch)
    yield from _check_end(last, head)
    yield from _check_earlier(earlier, head, marked)
    yield from _missing_programs(sorted(used - till.program_ids))
    yield from _check_marker(max(last.seq, head.seq), earlier, head, marked)


def _missing(first: int, end: int) -> Iterator[Problem]:
    for seq in range(first, min(end, first + _NAMED_MAX)):
        sentence = f"Operation {seq} is missing."
        yield Problem(ProblemKind.OPERATION_MISSING, f"operation {seq}", sentence)
    if end > first + _NAMED_MAX:
        sentence = f"Operations {first + _NAMED_MAX} to {end - 1} are missing."
        place = f"operation {first + _NAMED_MAX}"
        yield Problem(ProblemKind.OPERATION_MISSING, place, sentence)


def _check_bytes(stored: _Stored) -> Iterator[Problem]:
    if payload_hash(stored.payload) != stored.payload_sha256:
        sentence = f"Operation {stored.seq} was changed after it was recorded."
        yield Problem(ProblemKind.OPERATION_CHANGED, stored.place, sentence)


def _chain_after(last: ChainHead, stored: _Stored) -> bytes:
    return next_chain(last.chain, stored.payload_sha256)


def _broken_chain(stored: _Stored) -> Problem:
    sentence = f"Operation {stored.seq} does not continue the one before it: one was replaced."
    return Problem(ProblemKind.CHAIN_BROKEN, stored.place, sentence)


def _readable(stored: _Stored) -> Operation | None:
    try:
        return decode_operation(stored.payload)
    except UnreadableOperation:
        return None


def _is_in_place(operation: Operation, stored: _Stored, till_id: TillId) -> bool:
    place = (till_id, stored.epoch, stored.seq)
    return (operation.till_id, operation.epoch, operation.seq) == place


def _not_in_place(operation: Operation | None, stored: _Stored, till_id: TillId) -> Problem:
    if operation is None:
        sentence = f"Operation {stored.seq} is not readable."
        return Problem(ProblemKind.OPERATION_CHANGED, stored.place, sentence)
    origin = f"operation {operation.seq}"
    if operation.epoch != stored.epoch:
        origin += f" of period {operation.epoch}"
    if operation.till_id != till_id:
        origin += " of another till"
    sentence = f"In the place of operation {stored.seq} stands {origin}."
    return Problem(ProblemKind.OPERATION_MISPLACED, stored.place, sentence)


def _program_of(operation: Operation) -> tuple[ProgramId, ...]:
    """Return the programme that the operation was calculated by, if it names one."""
    match operation.fact:
        case ReleaseFact() | RefundFact() | UndoFact() | MergeFact():
            return ()
        case GrantReturnFact() | ClockFact() | UnmatchedReturnFact() | CardChangeFact():
            return ()
        case calculated:
            return (calculated.program_id,)


def _check_columns(stored: _Stored, operation: Operation) -> Iterator[Problem]:
    """Compare the row with what its bytes say."""
    for name, value in _columns(operation).items():
        found = getattr(stored, name)
        if found != value:
            sentence = (
                f"Operation {stored.seq} is filed wrongly: {name} is {_shown(found)} and should be"
                f" {_shown(value)}."
            )
            yield Problem(ProblemKind.VALUE_WRONG, stored.place, sentence)


def _columns(operation: Operation) -> dict[str, object]:
    draft, fact = operation.draft, operation.fact
    referred = refers_to(fact)
    return {
        "op_id": draft.op_id.bytes,
        "member_id": draft.member_id.bytes,
        "kind": fact.kind,
        "receipt_no": fact.sale.receipt_no if isinstance(fact, SaleFact) else None,
        "refers_to": referred.bytes if referred else None,
        "occurred_at": draft.occurred_at.isoformat(),
        "schema": operation.schema,
    }


def _shown(value: object) -> str:
    return (
        str(UUID(bytes=value))
        if isinstance(value, bytes) and len(value) == _ID_BYTES
        else repr(value)
    )


def _check_sums(stored: _Stored, operation: Operation) -> Iterator[Problem]:
    """Compare, account by account and unit by unit, what was taken with what was given."""
    for account in accounts_changed(operation.draft):
        whose = _whose(account, operation.draft)
        entries, balance, in_lots = _sums(account.effects)
        for unit, total in sorted(entries.items()):
            if total:
                sentence = (
                    f"The entries of operation {stored.seq}{whose} sum to {total} in {unit} and"
                    " should sum to 0."
                )
                yield Problem(ProblemKind.ENTRIES_UNBALANCED, stored.place, sentence)
        for unit in sorted(balance.keys() | in_lots.keys()):
            if balance[unit] != in_lots[unit]:
                sentence = (
                    f"Operation {stored.seq}{whose} changes the balance by {balance[unit]} in"
                    f" {unit} and the lots by {in_lots[unit]}."
                )
                yield Problem(ProblemKind.BALANCE_WRONG, stored.place, sentence)


def _whose(account: AccountEffects, draft: OperationDraft) -> str:
    """Name the account, if it is not that of the member whose operation it is."""
    return "" if account.effects is draft.effects else f" for member {account.member_id}"


def _sums(effects: Effects) -> tuple[Counter[Unit], Counter[Unit], Counter[Unit]]:
    """Return, by unit, the sums over all entries, over the member's entries and over the lots."""
    entries, balance, in_lots = Counter[Unit](), Counter[Unit](), Counter[Unit]()
    for entry in effects.entries:
        entries[entry.unit] += entry.amount
        if entry.account is Account.MEMBER:
            balance[entry.unit] += entry.amount
    for lot in effects.lots:
        in_lots[lot.unit] += lot.amount
    return entries, balance, in_lots


def _missing_programs(program_ids: Iterable[ProgramId]) -> Iterator[Problem]:
    for program_id in program_ids:
        sentence = f"The programme {program_id[:12]} is missing; operations were calculated by it."
        yield Problem(ProblemKind.PROGRAM_MISSING, "program_version", sentence)


def _check_end(last: ChainHead, head: ChainHead) -> Iterator[Problem]:
    """Compare the end of the log with what the till remembers of it."""
    yield from _missing(last.seq + 1, head.seq + 1)
    if last.seq > head.seq:
        sentence = f"The log ends with operation {last.seq}; the till has counted to {head.seq}."
        yield Problem(ProblemKind.TILL_WRONG, "till", sentence)
    elif last.seq == head.seq and last.chain != head.chain:
        sentence = f"Operation {last.seq} is not the one that the till recorded last."
        yield Problem(ProblemKind.CHAIN_BROKEN, f"operation {last.seq}", sentence)


def _check_earlier(found: int, head: ChainHead, marked: ChainHead | None) -> Iterator[Problem]:
    """Compare the periods before this one with what the till remembers of them."""
    remembered = marked.earlier if marked and marked.epoch == head.epoch else head.earlier
    if head.earlier < found or head.earlier != remembered:
        sentence = f"The till has counted {head.earlier} operations before this period, wrongly."
        yield Problem(ProblemKind.TILL_WRONG, "till", sentence)


def _check_marker(
    seq: int, earlier: int, head: ChainHead, marked: ChainHead | None
) -> Iterator[Problem]:
    """Yield what the marker knows to be confirmed, and the file does not have.

    Args:
        seq: The newest operation of the file's period.
        earlier: How many operations of earlier periods the file has.
    """
    if marked is None:
        return
    if is_ahead(marked, ChainHead(head.epoch, seq, b"")):
        first = seq + 1 if marked.epoch == head.epoch else 1
        for missing in range(first, min(marked.seq + 1, first + _NAMED_MAX)):
            sentence = f"Operation {missing} was confirmed and is not in the file."
            yield Problem(ProblemKind.CONFIRMED_MISSING, f"operation {missing}", sentence)
    elif (lost := marked.number - seq - earlier) > 0:
        sentence = f"{lost} operations were confirmed before a backup was put back, and are lost."
        yield Problem(ProblemKind.CONFIRMED_MISSING, "till", sentence)
