# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till of somebody else's making, which hands over what no till of ours would write.

The server has to take it all the same: every byte into custody, each operation with its answer,
and none of them in the way of the others.
"""

import json
from collections.abc import Sequence
from random import Random
from typing import Any, Final

from pos_loyalty.domain.ids import OpId, TillId
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.sync.push import (
    Outcome,
    PushAnswer,
    PushBatch,
    PushHeader,
    encode_push,
)
from pos_loyalty.simulation.clock import TillClock
from pos_loyalty.simulation.dice import new_id
from pos_loyalty.simulation.history import History
from pos_loyalty.simulation.network import Door
from pos_loyalty.simulation.violations import Violation
from pos_loyalty.sync.troubles import Unreachable

_TRIES: Final = 50
_HUGE_BYTES: Final = 200_000
_NEWEST_SCHEMA: Final = 1_000
_EPOCH: Final = 1
_TAKEN: Final = frozenset({Outcome.QUARANTINED, Outcome.PARKED})


class Visitor:
    """Pushes with a hand of its own."""

    def __init__(self, till_id: TillId, clock: TillClock, history: History) -> None:
        self._till_id = till_id
        self._clock = clock
        self._history = history
        self._log: list[bytes] = []

    def hand_over(self, door: Door, luck: Random) -> bool:
        """Push some operations, again until they are answered; return whether they were.

        A server that was put back, and lacks what it had taken before, gets that once more.

        Raises:
            Violation: If one of them is not taken.
        """
        first = len(self._log)
        self._log += (self._made(luck) for _ in range(luck.randint(1, 4)))
        for _ in range(_TRIES):
            try:
                answer = door.push(self._till_id, encode_push(self._batch(first)))
            except Unreachable:
                continue
            if answer.need_from is not None and answer.need_from <= first:
                first = answer.need_from - 1
                continue
            self._require_taken(self._log[first:], answer)
            return True
        return False

    def _batch(self, first: int) -> PushBatch:
        """Return what it has from an index on."""
        head = genesis(self._till_id, _EPOCH)
        for seq, payload in enumerate(self._log[:first], start=1):
            head = head._replace(seq=seq, chain=next_chain(head.chain, payload_hash(payload)))
        payloads = tuple(self._log[first:])
        header = PushHeader(
            epoch=_EPOCH,
            first_seq=head.seq + 1,
            sizes=tuple(map(len, payloads)),
            chain_before=head.chain.hex(),
            clock=self._clock.reading(),
        )
        return PushBatch(header, payloads)

    def _require_taken(self, payloads: Sequence[bytes], answer: PushAnswer) -> None:
        taken = [result.outcome for result in answer.results]
        if len(taken) != len(payloads) or not _TAKEN.issuperset(taken):
            raise Violation("I1", f"{[p[:80] for p in payloads]} were taken as {taken}")

    def _made(self, luck: Random) -> bytes:
        op_id = OpId(new_id(luck))
        self._history.invoked(self._till_id, op_id, "poison")
        return _poison(op_id, luck)


def _poison(op_id: OpId, luck: Random) -> bytes:
    """Return bytes that no till of ours writes."""
    operation = _operation(op_id, luck)
    match luck.randrange(8):
        case 0:
            return b"\xff\xfe" + luck.randbytes(40)
        case 1:
            return b"null"
        case 2:
            operation["draft"]["fact"]["kind"] = "from-the-future"
        case 3:
            operation["schema"] = _NEWEST_SCHEMA
        case 4:
            operation["draft"]["member_id"] = None
        case 5:
            operation["draft"]["actor"] = "x" * _HUGE_BYTES
            operation["draft"]["effects"]["entries"] = None
        case 6:
            operation["draft"]["effects"]["entries"].pop()
        case _:
            operation["draft"]["effects"]["lots"][0]["amount"] = 10**30
    return json.dumps(operation).encode()


def _operation(op_id: OpId, luck: Random) -> dict[str, Any]:
    """Return what is nearly an operation."""
    lot_id = f"{new_id(luck).hex}-0"
    entry = {"cause": "rule:spend", "unit": "points"}
    return {
        "till_id": str(new_id(luck)),
        "epoch": _EPOCH,
        "seq": 1,
        "schema": 1,
        "draft": {
            "op_id": str(op_id),
            "member_id": str(new_id(luck)),
            "occurred_at": "2026-03-25T08:00:00Z",
            "actor": "",
            "fact": {
                "kind": "event",
                "event": "delivered",
                "business_at": "2026-03-25T09:00:00+01:00",
                "store_id": "elsewhere",
                "program_id": "0" * 64,
                "engine": 2,
            },
            "effects": {
                "entries": [
                    {"account": "member", "amount": 5, **entry},
                    {"account": "issued", "amount": -5, **entry},
                ],
                "lots": [{"lot_id": lot_id, "amount": 5}],
                "counters": [],
            },
        },
    }
