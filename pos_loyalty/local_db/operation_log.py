# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""This till's operations: numbered without gaps, chained by hash, recorded once each."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Final

from pos_loyalty.domain.errors import DamagedFile, UnknownMember
from pos_loyalty.domain.ids import OpId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.ops import (
    EnrolmentFact,
    GrantReturnFact,
    Operation,
    OperationDraft,
    SaleFact,
    refers_to,
    schema_of,
)
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.grant_book import SqliteGrantBook
from pos_loyalty.local_db.projector import project
from pos_loyalty.protocol.chain import ChainHead, next_chain, payload_hash
from pos_loyalty.protocol.operations import UnreadableOperation, decode_operation, encode_operation
from pos_loyalty.services.ports import StaleState

# As the index says it, so that the index is used; moments are kept in UTC.
_ADJUSTMENTS: Final = (
    "SELECT payload FROM op WHERE kind = 'adjustment' AND occurred_at >= ? ORDER BY occurred_at"
)


class SqliteOperationLog:
    """The log, through one connection and inside its transaction.

    Attributes:
        recorded: The newest operation recorded in this transaction; ``None`` before any.
    """

    def __init__(self, connection: Connection, till_id: TillId) -> None:
        self._execute = connection.execute
        self._connection = connection
        self._till_id = till_id
        self._grants = SqliteGrantBook(connection)
        self.recorded: ChainHead | None = None

    def find(self, op_id: OpId) -> Operation | None:
        """Return the operation recorded for this gesture, if any."""
        return self._one(statements.OP_BY_ID, op_id.bytes)

    def sale_with_receipt(self, receipt_no: str) -> Operation | None:
        """Return the newest sale with the receipt number, if any: the numbers come round again."""
        return self._one(statements.SALES_BY_RECEIPT, receipt_no)

    def sales_with_receipt(self, receipt_no: str) -> Iterator[Operation]:
        """Read the sales with the receipt number, newest first, as far as they are asked for."""
        for (payload,) in self._execute(statements.SALES_BY_RECEIPT, (receipt_no,)):
            yield _operation_in(payload)

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        """Return the refunds, undos and releases of an operation, oldest first."""
        rows = self._execute(statements.OPS_REFERRING, (op_id.bytes,)).fetchall()
        return tuple(_operation_in(payload) for (payload,) in rows)

    def latest(self, is_wanted: Callable[[Operation], bool] | None = None) -> Operation | None:
        """Return the newest operation, or the newest that is wanted, whoever's it is."""
        for (payload,) in self._execute(statements.LATEST_OPS):  # read as far as it is asked for
            operation = _operation_in(payload)
            if is_wanted is None or is_wanted(operation):
                return operation
        return None

    def unsent_count(self) -> int:
        """Return how many operations the server has not acknowledged."""
        count: int = _till_row(self._execute(statements.UNSENT_COUNT).fetchone())[0]
        return count

    def unsent(self, limit: int) -> Sequence[Operation]:
        """Return the eldest operations that the server has not acknowledged, oldest first."""
        rows = self._execute(statements.UNSENT_OPS, (limit,)).fetchall()
        return tuple(_operation_in(payload) for (payload,) in rows)

    def adjustments_since(self, at: datetime) -> Sequence[Operation]:
        """Return the operations that gave or took points by hand from a moment on, oldest first."""
        rows = self._execute(_ADJUSTMENTS, (at.isoformat(),)).fetchall()
        return tuple(_operation_in(payload) for (payload,) in rows)

    def count(self) -> int:
        """Return how many operations this till ever numbered, also those that a restore lost."""
        return self.head().number

    def head(self) -> ChainHead:
        """Return the place of the newest operation."""
        return ChainHead(*_till_row(self._execute(statements.READ_HEAD).fetchone()))

    def record(self, draft: OperationDraft, *, expected_version: int | None) -> Operation:
        """Append the operation and what it changes; the same gesture again changes nothing.

        Raises:
            StaleState: If the account has moved on, or what the draft takes out of grants is no
                longer there; nothing is written then.
            UnknownMember: If the member is not in this file.
        """
        if first := self.find(draft.op_id):
            return first
        if draft.uses and not self._grants.covers(draft):
            raise StaleState
        self._step_version(draft, expected_version)
        head = self.head()
        operation = Operation(
            till_id=self._till_id,
            epoch=head.epoch,
            seq=head.seq + 1,
            schema=schema_of(draft.fact),
            draft=draft,
        )
        self._append(operation, head)
        project(self._connection, operation)
        return operation

    def _step_version(self, draft: OperationDraft, expected_version: int | None) -> None:
        if isinstance(draft.fact, EnrolmentFact) or draft.member_id == PROGRAM_ACCOUNT:
            return
        member = draft.member_id.bytes
        if isinstance(draft.fact, GrantReturnFact):  # of whom, the till need not know
            self._execute(statements.STEP_VERSION, (1, member))
            return
        if expected_version is None:
            if not self._execute(statements.STEP_VERSION, (1, member)).rowcount:
                raise UnknownMember
            return
        step = (1, member, expected_version)
        if not self._execute(statements.STEP_VERSION_FROM, step).rowcount:
            raise StaleState

    def _append(self, operation: Operation, head: ChainHead) -> None:
        draft, fact = operation.draft, operation.fact
        payload = encode_operation(operation)
        sha256 = payload_hash(payload)
        chain = next_chain(head.chain, sha256)
        referred = refers_to(fact)
        row = (
            operation.epoch,
            operation.seq,
            draft.op_id.bytes,
            draft.member_id.bytes,
            fact.kind,
            fact.sale.receipt_no if isinstance(fact, SaleFact) else None,
            referred.bytes if referred else None,
            draft.occurred_at.isoformat(),
            operation.schema,
            payload,
            sha256,
            chain,
        )
        self._execute(statements.INSERT_OP, row)
        self._execute(statements.ADVANCE_HEAD, (operation.seq + 1, chain))
        self.recorded = ChainHead(operation.epoch, operation.seq, chain, head.earlier)

    def _one(self, sql: str, *values: object) -> Operation | None:
        row = self._execute(sql, values).fetchone()
        return None if row is None else _operation_in(row[0])


def _operation_in(payload: bytes) -> Operation:
    """Return a stored operation.

    Raises:
        DamagedFile: If its bytes are not what was stored: the cashier is told, and nothing else
            is done with it.
    """
    try:
        return decode_operation(payload)
    except UnreadableOperation as error:
        raise DamagedFile(f"an operation cannot be read: {error}") from error


def _till_row(row: Row | None) -> Row:
    if row is None:
        raise ValueError("the file has no till")
    return row
