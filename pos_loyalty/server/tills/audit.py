# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a revoked till still hands over: its bytes are kept, and change nothing.

Whoever looks at them may reinstate the till; it then hands them over once more, and they are taken
like anybody's.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import payload_hash
from pos_loyalty.protocol.sync.push import PushBatch
from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import op, stray
from pos_loyalty.server.upserts import insert_into

KEPT_MAX: Final = 100_000
"""Of one till; more than a month without contact. A stolen till could go on for ever."""


def keep_for_audit(
    database: Database,
    till_id: TillId,
    batch: PushBatch,
    now: datetime,
    *,
    kept_max: int = KEPT_MAX,
) -> int:
    """Keep operations of a till that nobody trusts; return how many were not held before.

    Asked again, nothing changes.
    """
    first, epoch = batch.header.first_seq, batch.header.epoch
    rows = [
        {
            "till_id": till_id.bytes,
            "epoch": epoch,
            "seq": seq,
            "payload_sha256": payload_hash(payload),
            "payload": payload,
            "received_at": moment_text(now),
        }
        for seq, payload in enumerate(batch.operations, first)
    ]

    def keep(connection: Connection) -> int:
        many = select(func.count()).where(stray.c.till_id == till_id.bytes)
        if connection.execute(many.select_from(stray)).scalar_one() + len(rows) > kept_max:
            return 0
        held = select(op.c.seq, op.c.payload_sha256).where(
            op.c.till_id == till_id.bytes,
            op.c.epoch == epoch,
            op.c.seq.between(first, first + len(rows) - 1),
        )
        taken = {(row.seq, row.payload_sha256) for row in connection.execute(held)}
        fresh = [row for row in rows if (row["seq"], row["payload_sha256"]) not in taken]
        if not fresh:
            return 0
        keeping = insert_into(connection, stray).values(fresh).on_conflict_do_nothing()
        # Of an insert SQLAlchemy forgets the count unless it is asked for.
        counting = {"preserve_rowcount": True}
        return connection.execute(keeping, execution_options=counting).rowcount

    return database.write(keep)
