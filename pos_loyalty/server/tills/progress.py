# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The epochs of a till: only the newest one is written in."""

from sqlalchemy import Connection, func, insert, select, update

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import genesis
from pos_loyalty.server.tables import till_progress


def newest_epoch(connection: Connection, till_id: TillId) -> int:
    """Return the newest epoch of a till; 0 before its first."""
    newest = select(func.max(till_progress.c.epoch))
    of_till = newest.where(till_progress.c.till_id == till_id.bytes)
    return connection.execute(of_till).scalar_one() or 0


def begin(connection: Connection, till_id: TillId, epoch: int) -> None:
    """Retire every epoch of the till, and begin this one, which is newer than all of them."""
    retire(connection, till_id)
    first = {
        "till_id": till_id.bytes,
        "epoch": epoch,
        "expected_seq": 1,
        "chain": genesis(till_id, epoch).chain,
        "is_retired": 0,
    }
    connection.execute(insert(till_progress).values(first))


def retire(connection: Connection, till_id: TillId) -> None:
    """Take nothing more in any epoch that the till has had so far."""
    of_till = update(till_progress).where(till_progress.c.till_id == till_id.bytes)
    connection.execute(of_till.values(is_retired=1))
