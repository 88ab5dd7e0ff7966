# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tills that have sold for a while without the network, and a central service in their reach."""

import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.selling import OPENED_AT, quotes
from bench.stores import PLACE
from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import OPERATION_SCHEMA, Operation
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.join_codes import proof_message
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.sync.joining import JoinRequest
from pos_loyalty.protocol.sync.push import (
    PUSH_OPS_MAX,
    ClockReading,
    PushBatch,
    PushHeader,
    encode_push,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.tills import service as tills
from pos_loyalty.services.decisions import decide_sale
from pos_loyalty.sync.signing import Signer
from pos_loyalty.sync.transport import HttpTransport, join
from pos_loyalty.sync.wire import Wire

_READY_SECONDS: Final = 60.0
_ANSWER_SECONDS: Final = 60.0


def bodies_of(number: int, folder: Path, members: int, operations: int) -> list[bytes]:
    """Return what a till has to push: sales of members of the store, in full batches.

    Args:
        number: Of the till; no two sell the same.
    """
    till_id = till_id_of(number)
    store = open_store(folder, keyring=None)
    waiting = islice(quotes(store, members), number * operations, (number + 1) * operations)
    payloads = []
    for seq, quote in enumerate(waiting, 1):
        draft = decide_sale(quote.sale, quote.evaluation, quote.program_id).draft(
            op_id=quote.op_id,
            member_id=quote.state.member_id,
            occurred_at=OPENED_AT.astimezone(UTC),
            actor="",
        )
        operation = Operation(
            till_id=till_id, epoch=1, seq=seq, schema=OPERATION_SCHEMA, draft=draft
        )
        payloads.append(encode_operation(operation))
    store.close()
    return list(_batches(till_id, payloads))


def till_id_of(number: int) -> TillId:
    """Return a till's id."""
    return TillId(UUID(int=(number + 1) << 64 | number))


def _batches(till_id: TillId, payloads: list[bytes]) -> Iterator[bytes]:
    chain = genesis(till_id, 1).chain
    for start in range(0, len(payloads), PUSH_OPS_MAX):
        operations = tuple(payloads[start : start + PUSH_OPS_MAX])
        header = PushHeader(
            epoch=1,
            first_seq=start + 1,
            sizes=tuple(map(len, operations)),
            chain_before=chain.hex(),
            clock=ClockReading(wall=OPENED_AT.astimezone(UTC), monotonic_ms=1, boot_id="bench"),
        )
        yield encode_push(PushBatch(header, operations))
        for payload in operations:
            chain = next_chain(chain, payload_hash(payload))


@contextmanager
def served(url: str, workers: int) -> Iterator[str]:
    """Serve a database meanwhile; give the service's address."""
    command = [sys.executable, "-m", "pos_loyalty", "server", "run", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--database", url, "--workers", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "POS_LOYALTY_SERVER_LOG_LEVEL": "error"},
    )
    out = process.stdout
    try:
        found = re.search(r"http://\S+", out.readline() if out else "")
        if found is None:
            raise RuntimeError("the service does not start")
        with Wire(found[0], timeout_seconds=_READY_SECONDS) as wire:
            wire.get_json("/readyz")
        yield found[0]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        if out:
            out.close()


def joined(database: Database, url: str, number: int) -> HttpTransport:
    """Return the way to the service of a till that joins now."""
    till_id = till_id_of(number)
    key = Ed25519PrivateKey.generate()
    order = tills.CodeOrder(store_id=PLACE.store_id, till_no=number + 1, till_name="Till")
    code = tills.make_code(database, order, dice=secrets.SystemRandom(), now=utc_now())
    request = JoinRequest(
        code=code,
        till_id=till_id,
        public_key=key.public_key().public_bytes_raw().hex(),
        proof=key.sign(proof_message(code, till_id)).hex(),
    )
    wire = Wire(url, timeout_seconds=_ANSWER_SECONDS)
    join(wire, request)
    signer = Signer(till_id, key, wall=utc_now, new_nonce=lambda: secrets.token_urlsafe(18))
    return HttpTransport(wire, signer)
