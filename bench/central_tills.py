# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tills that have sold for a while without the network, and a central service in their reach."""

import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.selling import OPENED_AT
from bench.stores import PLACE
from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.join_codes import proof_message
from pos_loyalty.protocol.sync.joining import JoinRequest
from pos_loyalty.protocol.sync.push import (
    PUSH_OPS_MAX,
    ClockReading,
    Outcome,
    PushBatch,
    PushHeader,
    encode_push,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.tills import service as tills
from pos_loyalty.sync.signing import Signer
from pos_loyalty.sync.transport import HttpTransport
from pos_loyalty.sync.wire import Wire

_READY_SECONDS: Final = 60.0
_ANSWER_SECONDS: Final = 60.0
_TILLS_A_STORE: Final = 90


def till_id_of(number: int) -> TillId:
    """Return a till's id."""
    return TillId(UUID(int=(number + 1) << 64 | number, version=4))


def batches_of(
    till_id: TillId, payloads: Sequence[bytes], size: int = PUSH_OPS_MAX, *, after: int = 0
) -> Iterator[bytes]:
    """Yield the requests that hand over a till's log.

    Args:
        after: So many of its operations the service has.
    """
    chain = genesis(till_id, 1).chain
    for payload in payloads[:after]:
        chain = next_chain(chain, payload_hash(payload))
    for start in range(after, len(payloads), size):
        operations = tuple(payloads[start : start + size])
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


@dataclass(frozen=True, slots=True)
class Service:
    """The central service, as a process of its own."""

    address: str
    pid: int


@contextmanager
def served(url: str, workers: int) -> Iterator[Service]:
    """Serve a database meanwhile."""
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
        yield Service(found[0], process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        if out:
            out.close()


def joined(database: Database, url: str, number: int) -> HttpTransport:
    """Return the way to the service of a till that joins now, in the store that is its turn."""
    till_id, key = till_id_of(number), Ed25519PrivateKey.generate()
    store_no, till_no = divmod(number, _TILLS_A_STORE)
    store_id = f"{PLACE.store_id}-{store_no}" if store_no else PLACE.store_id
    line = tills.StoreLine(
        store_id=store_id,
        store_name=PLACE.store_name,
        zone=PLACE.zone,
        currency=PLACE.currency,
    )
    tills.add_store(database, line)
    code = code_for(database, till_no=till_no + 1, store_id=store_id)
    request = JoinRequest(
        code=code,
        till_id=till_id,
        public_key=key.public_key().public_bytes_raw().hex(),
        proof=key.sign(proof_message(code, till_id)).hex(),
    )
    tills.join(database, request, utc_now())  # over HTTP, so many are asked to come again later
    return way_of(url, till_id, key)


def code_for(database: Database, *, till_no: int, store_id: str = PLACE.store_id) -> str:
    """Return the one-time code for a till of a store."""
    order = tills.CodeOrder(store_id=store_id, till_no=till_no, till_name="Till")
    return tills.make_code(database, order, dice=secrets.SystemRandom(), now=utc_now())


def way_of(url: str, till_id: TillId, key: Ed25519PrivateKey) -> HttpTransport:
    """Return the way to the service of a till that it knows."""
    wire = Wire(url, timeout_seconds=_ANSWER_SECONDS)
    signer = Signer(till_id, key, wall=utc_now, new_nonce=lambda: secrets.token_urlsafe(18))
    return HttpTransport(wire, signer)


def push_each(way: HttpTransport, bodies: Iterable[bytes]) -> None:
    """Push batch after batch.

    Raises:
        ValueError: If an operation is not applied.
    """
    for body in bodies:
        for result in way.push(body).results:
            if result.outcome not in (Outcome.APPLIED, Outcome.APPLIED_FLAGGED):
                raise ValueError(f"operation {result.seq} was not applied: {result.code}")
