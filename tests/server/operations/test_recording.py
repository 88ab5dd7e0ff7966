# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations that the server numbers itself are kept and applied like those of a till."""

from collections.abc import Iterable

from sqlalchemy import select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.server.database import Database
from pos_loyalty.server.operations.recording import record
from pos_loyalty.server.tables import op, till_progress
from tests.fakes.facts import NOON, enrolment, sale
from tests.server.pushing import PushingTill

CHANNEL = PushingTill().till_id


def test_they_are_numbered_and_chained(database: Database) -> None:
    record(database, CHANNEL, [enrolment(points=50)], NOON)
    record(database, CHANNEL, [sale(), sale(receipt_no="R2")], NOON)

    with database.engine.connect() as connection:
        payloads = connection.execute(select(op.c.payload).order_by(op.c.seq)).scalars().all()
        progress = connection.execute(select(till_progress)).one()
    assert (progress.epoch, progress.expected_seq) == (1, 4)
    assert progress.chain == _chained(CHANNEL, payloads)


def test_recording_one_again_changes_nothing(database: Database) -> None:
    joined = enrolment(points=50)

    first = record(database, CHANNEL, [joined], NOON)
    again = record(database, CHANNEL, [joined], NOON)

    assert [(one.outcome, one.code) for one in (*first, *again)] == [
        ("applied", ""),
        ("applied_flagged", "duplicate"),
    ]


def _chained(till_id: TillId, payloads: Iterable[bytes]) -> bytes:
    chain = genesis(till_id, 1).chain
    for payload in payloads:
        chain = next_chain(chain, payload_hash(payload))
    return chain
