# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The service as a process of its own, asked by the till's own client over loopback."""

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import genesis
from pos_loyalty.protocol.join_codes import proof_message
from pos_loyalty.protocol.sync.joining import Hello, JoinRequest
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.protocol.sync.push import encode_push
from pos_loyalty.server.database import Database
from pos_loyalty.server.tills import service as tills
from pos_loyalty.sync.signing import Signer
from pos_loyalty.sync.transport import HttpTransport, join
from pos_loyalty.sync.wire import Wire
from tests.fakes.facts import ADA, enrolment
from tests.server.conftest import POSTGRESQL
from tests.server.pushing import PushingTill
from tests.server.speaking import STORE

STARTS_WITHIN_SECONDS = 40
ENDS_WITHIN_SECONDS = 15
WAIT_SECONDS = 20


@dataclass(frozen=True)
class Running:
    """A service that runs."""

    process: subprocess.Popen[str]
    url: str
    database: Database

    def joined(self, log: PushingTill) -> HttpTransport:
        """Return the way to the service of a till that joins now, with the log's id."""
        key = Ed25519PrivateKey.generate()
        order = tills.CodeOrder(store_id=STORE.store_id, till_no=log.till_id.int, till_name="Till")
        code = tills.make_code(self.database, order, dice=secrets.SystemRandom(), now=utc_now())
        request = JoinRequest(
            code=code,
            till_id=log.till_id,
            public_key=key.public_key().public_bytes_raw().hex(),
            proof=key.sign(proof_message(code, log.till_id)).hex(),
        )
        wire = Wire(self.url, timeout_seconds=20)
        join(wire, request)
        return HttpTransport(wire, _signer(log.till_id, key))

    def ends(self) -> float:
        """Ask it to end; return how many seconds that took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(ENDS_WITHIN_SECONDS)
        return time.monotonic() - began


def _signer(till_id: TillId, key: Ed25519PrivateKey) -> Signer:
    return Signer(till_id, key, wall=utc_now, new_nonce=lambda: secrets.token_urlsafe(18))


@contextmanager
def served(database: Database, url: str, *options: str) -> Iterator[Running]:
    """Serve the database meanwhile."""
    tills.add_store(database, STORE)
    command = [sys.executable, "-m", "pos_loyalty", "server", "run", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--database", url, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "POS_LOYALTY_SERVER_LOG_LEVEL": "error"},
    )
    out = process.stdout
    assert out is not None
    try:
        said = out.readline()
        found = re.search(r"http://\S+", said)
        assert found, said
        _wait_until_it_answers(found[0])
        yield Running(process, found[0], database)
    finally:
        process.kill()
        process.wait()
        out.close()


def _wait_until_it_answers(url: str) -> None:
    with Wire(url, timeout_seconds=STARTS_WITHIN_SECONDS) as wire:
        wire.get_json("/readyz")


def hello_of(log: PushingTill) -> Hello:
    return Hello(epoch=1, next_seq=1, chain=genesis(log.till_id, 1).chain.hex())


def test_a_till_talks_to_a_real_service(database: Database, database_url: str) -> None:
    log = PushingTill(1)
    log.records(enrolment(points=50))
    with served(database, database_url) as running, running.joined(log) as till:
        greeted = till.hello(hello_of(log))
        pushed = till.push(encode_push(log.batch()))
        found = till.identify(ADA.member_id)
        manifest = till.manifest(after=None)
        chunks = [till.chunk(manifest.snapshot, note.number) for note in manifest.chunks]
        page = till.pull(cursor=manifest.cursor, limit=10, wait_seconds=0, scope=Scope.HOME)

        assert greeted.expected_seq == 1
        assert pushed.expected_seq == 2
        assert found.member is not None
        assert found.member.member == ADA
        assert len(b"".join(chunks)) == sum(note.size_bytes for note in manifest.chunks)
        assert not page.members
        assert running.process.poll() is None


def test_who_waits_for_news_is_told_when_another_till_has_some(
    database: Database, database_url: str
) -> None:
    waiter, log = PushingTill(1), PushingTill(2)
    log.records(enrolment(points=50))
    with (
        served(database, database_url) as running,
        running.joined(waiter) as waits,
        running.joined(log) as pushes,
        ThreadPoolExecutor(1) as pool,
    ):
        cursor = waits.manifest(after=None).cursor
        began = time.monotonic()
        asked = pool.submit(
            waits.pull, cursor=cursor, limit=10, wait_seconds=WAIT_SECONDS, scope=Scope.HOME
        )
        pushes.push(encode_push(log.batch()))
        page = asked.result()

        assert [row.member for row in page.members] == [ADA]
        assert time.monotonic() - began < WAIT_SECONDS / 2


def test_a_service_that_ends_sends_those_home_who_wait(
    database: Database, database_url: str
) -> None:
    waiter = PushingTill(1)
    with (
        served(database, database_url) as running,
        running.joined(waiter) as waits,
        ThreadPoolExecutor(1) as pool,
    ):
        cursor = waits.manifest(after=None).cursor
        waits.pull(cursor=cursor, limit=10, wait_seconds=1, scope=Scope.HOME)  # it is quiet now
        asked = pool.submit(
            waits.pull, cursor=cursor, limit=10, wait_seconds=WAIT_SECONDS, scope=Scope.HOME
        )
        _wait_for_a_waiter(running)

        seconds = running.ends()

        assert seconds < WAIT_SECONDS / 2
        assert not asked.result().members
        assert running.process.returncode in (0, -signal.SIGTERM)


def _wait_for_a_waiter(running: Running) -> None:
    with Wire(running.url, timeout_seconds=20) as wire:
        told = (wire.exchange("GET", "/metrics") for _ in range(5_000))
        assert any(b"loyalty_long_polls 1.0" in text for text in told)


@pytest.mark.parametrize("database_url", [POSTGRESQL], indirect=True)
def test_several_processes_serve_one_database(database: Database, database_url: str) -> None:
    logs = [PushingTill(number) for number in range(1, 5)]
    for log in logs:
        log.records(enrolment(points=5))
    with served(database, database_url, "--workers", "2") as running:
        links = [running.joined(log) for log in logs]
        with ThreadPoolExecutor(len(links)) as pool:
            answers = list(
                pool.map(lambda pair: pair[0].push(encode_push(pair[1].batch())),
                         zip(links, logs, strict=True))
            )  # fmt: skip
        for link in links:
            link.close()
        with Wire(running.url, timeout_seconds=20) as wire:
            told = wire.exchange("GET", "/metrics").decode()

        assert {answer.expected_seq for answer in answers} == {2}
        assert re.search(r'loyalty_requests_total{route="/v1/sync/push",status="200"} 4.0', told)
        assert running.ends() < ENDS_WITHIN_SECONDS
