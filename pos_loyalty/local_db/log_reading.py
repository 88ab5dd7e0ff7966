# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads parts of the operation log for synchronising: by place, as they stand."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.protocol.chain import genesis
from pos_loyalty.protocol.operations import UnreadableOperation, decode_operation

Place = tuple[int, int]
"""Epoch and number of an operation."""

_BETWEEN: Final = (
    "SELECT payload FROM op WHERE (epoch, seq) > (?, ?) AND (epoch, seq) <= (?, ?)"
    " ORDER BY epoch, seq"
)
_ACCOUNTS_BETWEEN: Final = (
    "SELECT member_id FROM op WHERE (epoch, seq) > (?1, ?2) AND (epoch, seq) <= (?3, ?4) UNION"
    " SELECT other.member_id FROM op JOIN op_other AS other USING (epoch, seq)"
    " WHERE (epoch, seq) > (?1, ?2) AND (epoch, seq) <= (?3, ?4)"
)
_AT: Final = "SELECT payload FROM op WHERE epoch = ? AND seq = ?"
_CHAIN_OF: Final = "SELECT chain FROM op WHERE epoch = ? AND seq = ?"
_KEPT: Final = "SELECT till_id, kept_chain FROM till WHERE kept_epoch = ? AND kept_seq = ?"


def operations_between(connection: Connection, after: Place, last: Place) -> Iterator[Operation]:
    """Yield the operations after a place, up to another one, oldest first.

    Raises:
        DamagedFile: If one cannot be read.
    """
    for (payload,) in connection.execute(_BETWEEN, (*after, *last)).fetchall():
        yield operation_in(payload)


def operation_at(connection: Connection, place: Place) -> Operation:
    """Return the operation in a place of the log.

    Raises:
        DamagedFile: If there is none, or it cannot be read.
    """
    row = connection.execute(_AT, place).fetchone()
    if row is None:
        raise DamagedFile(f"operation {place[1]} is missing")
    return operation_in(row[0])


def accounts_between(connection: Connection, after: Place, last: Place) -> frozenset[bytes]:
    """Return whose accounts operations after a place, up to another one, may have changed.

    The programme's own is always among them; nobody's if there are no operations.
    """
    if last <= after:
        return frozenset()
    rows = connection.execute(_ACCOUNTS_BETWEEN, (*after, *last))
    return frozenset({PROGRAM_ACCOUNT.bytes, *(key for (key,) in rows)})


def chain_before(connection: Connection, epoch: int, seq: int) -> bytes:
    """Return the chain's value before an operation, also where the one before was dropped."""
    if seq == 1:
        return genesis(till_id_of(connection), epoch).chain
    row = connection.execute(_CHAIN_OF, (epoch, seq - 1)).fetchone()
    if row is None:
        dropped = connection.execute(_KEPT, (epoch, seq - 1)).fetchone()
        row = dropped[1:] if dropped else None
    if row is None:
        raise DamagedFile(f"operation {seq - 1} is missing")
    chain: bytes = row[0]
    return chain


def till_id_of(connection: Connection) -> TillId:
    """Return whose file it is."""
    row = connection.execute("SELECT till_id FROM till").fetchone()
    if row is None:
        raise DamagedFile("the file has no till")
    return TillId(UUID(bytes=row[0]))


def operation_in(payload: bytes) -> Operation:
    """Return a stored operation.

    Raises:
        DamagedFile: If it cannot be read.
    """
    try:
        return decode_operation(payload)
    except UnreadableOperation as error:
        raise DamagedFile(f"an operation cannot be read: {error}") from error
