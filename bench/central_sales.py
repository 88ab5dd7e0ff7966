# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Any number of sales as tills record them: some are decided by the engine, the others are theirs.

Deciding a sale takes longer than taking it in. So a thousand are decided, and each is used again
with another id, receipt, place in the log, and member: equal in size and in all that it changes.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from bench import filling
from bench.central_shop import id_as_in_life
from bench.selling import OPENED_AT, quotes
from bench.stores import cached, connect, store_with
from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import Operation, schema_of
from pos_loyalty.local_db.connection import Role
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.services.decisions import decide_sale
from pos_loyalty.services.quote import Quote

DECIDED: Final = 1_000

_SEED: Final = 4
_TILL: Final = TillId(UUID(int=0xB0 << 120, version=4))
_FILE: Final = "sales.jsonl"


@dataclass(frozen=True, slots=True)
class _Decided:
    """A sale's bytes, and what has to be replaced in them."""

    payload: bytes
    op_id: UUID
    member_id: bytes


class Sales:
    """Sales of members of a shop that was filled from a store, no two alike."""

    def __init__(self, members: int) -> None:
        """Take a store with so many members."""
        self._members = _member_ids(members)
        self._decided = _decided(members)
        self._dice = filling.dice(_SEED)

    def of_till(self, till_id: TillId, count: int, first_seq: int = 1) -> list[bytes]:
        """Return operations of a till's log, one after the other."""
        return [self._next(till_id, seq) for seq in range(first_seq, first_seq + count)]

    def _next(self, till_id: TillId, seq: int) -> bytes:
        decided = self._decided[self._dice.randrange(len(self._decided))]
        member_id = self._members[self._dice.randrange(len(self._members))]
        op_id = UUID(int=self._dice.getrandbits(128), version=4)
        place = f'{{"till_id":"{till_id}","epoch":1,"seq":{seq},'.encode()
        # A till's receipts are numbered; here, so that two tills of a store have none in common.
        receipt = f"{till_id.int >> 64 & 0xFFFF:05}{seq:07}".encode()
        return place + (
            decided.payload[decided.payload.index(b'"schema"') :]
            .replace(decided.op_id.hex[:12].upper().encode(), receipt)
            .replace(str(decided.op_id).encode(), str(op_id).encode())
            .replace(decided.op_id.hex.encode(), op_id.hex.encode())
            .replace(decided.member_id, str(member_id).encode())
        )


def _member_ids(members: int) -> list[UUID]:
    with closing(connect(store_with(members), Role.READER)) as connection:
        rows = connection.execute("SELECT member_id FROM member ORDER BY member_id").fetchall()
    return [UUID(bytes=id_as_in_life(member_id)) for (member_id,) in rows]


def _decided(members: int) -> list[_Decided]:
    folder = cached(f"sales-{members}", members, _decide)
    lines = (folder / _FILE).read_bytes().splitlines()
    return [_read(line) for line in lines]


def _read(payload: bytes) -> _Decided:
    draft = json.loads(payload)["draft"]
    return _Decided(payload, UUID(draft["op_id"]), draft["member_id"].encode())


def _decide(folder: Path, members: int) -> None:
    folder.mkdir()
    with closing(open_store(store_with(members), keyring=None)) as store:
        waiting = islice(quotes(store, members), DECIDED)
        lines = [encode_operation(operation) for operation in _operations(waiting)]
    (folder / _FILE).write_bytes(b"\n".join(lines))


def _operations(waiting: Iterable[Quote]) -> Iterator[Operation]:
    for seq, quote in enumerate(waiting, 1):
        draft = decide_sale(quote.sale, quote.evaluation, quote.program_id).draft(
            op_id=quote.op_id,
            member_id=quote.state.member_id,
            occurred_at=OPENED_AT.astimezone(UTC),
            actor="",
        )
        yield Operation(till_id=_TILL, epoch=1, seq=seq, schema=schema_of(draft.fact), draft=draft)
