# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Against a small server on this machine that looks at signatures and answers as it is told."""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.signatures import CLOCK_SECONDS_MAX, RequestParts, verify
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest, bucket_digests
from pos_loyalty.protocol.sync.joining import (
    EpochAnswer,
    EpochRequest,
    Hello,
    HelloAnswer,
    JoinAnswer,
    JoinRequest,
)
from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.sync.signing import Signer
from pos_loyalty.sync.transport import HttpTransport, join
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from pos_loyalty.sync.wire import Wire

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TILL = TillId(UUID(int=77))
ADA = MemberId(UUID(int=10))
GENERATION = UUID(int=1)
HELLO = HelloAnswer(
    server_time=NOW,
    generation=GENERATION,
    expected_seq=1,
    epoch_is_retired=False,
    terms=OfflineTerms(),
)


@dataclass
class Arrived:
    """A request as the server saw it; the body is unpacked."""

    method: str
    path: str
    body: bytes
    is_packed: bool


@dataclass
class SigningServer(ThreadingHTTPServer):
    """Answers with ``answer`` whoever signs as the till within two minutes of its clock."""

    public_key: bytes
    answer: bytes = b""
    status: int = 200
    now: datetime = NOW
    arrived: list[Arrived] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: SigningServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        is_packed = self.headers.get("content-encoding") == "gzip"
        content = gzip.decompress(body) if is_packed else body
        self.server.arrived.append(Arrived(self.command, self.path, content, is_packed))
        if self.path == "/v1/tills" or self._is_signed_in_time(body):
            self._say(self.server.status, self.server.answer)
        else:
            refusal = {"code": "clock", "server_time": self.server.now.isoformat()}
            self._say(401, json.dumps(refusal).encode())

    def _is_signed_in_time(self, body: bytes) -> bool:
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = RequestParts(method=self.command, url=self.server.url + self.path, body=body)
        keys = {str(TILL): self.server.public_key}
        claim = verify(request, headers, keys.get)
        return abs(claim.created - self.server.now.timestamp()) <= CLOCK_SECONDS_MAX

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


@pytest.fixture
def server() -> Iterator[SigningServer]:
    with SigningServer(KEY.public_key().public_bytes_raw()) as signing_server:
        thread = Thread(target=signing_server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield signing_server
        signing_server.shutdown()
        thread.join()


def transport_to(server: SigningServer, wall: datetime = NOW) -> HttpTransport:
    nonces = iter(f"nonce-number-{number:04}" for number in range(1000))
    signer = Signer(TILL, KEY, wall=lambda: wall, new_nonce=lambda: next(nonces))
    return HttpTransport(Wire(server.url, timeout_seconds=10), signer)


def epoch_request() -> EpochRequest:
    return EpochRequest(old_epoch=1, unsent=((1, 1, "ab" * 32),))


def digest_request() -> DigestRequest:
    nothing = bucket_digests([])
    return DigestRequest(members=nothing, accounts=nothing)


Ask = Callable[[HttpTransport], object]
QUESTIONS: dict[str, tuple[str, Ask, object]] = {
    "hello": (
        "POST /v1/sync/hello",
        lambda way: way.hello(Hello(epoch=1, next_seq=1, chain="")),
        HELLO,
    ),
    "push": (
        "POST /v1/sync/push",
        lambda way: way.push(b'{"header": 1}\nan operation'),
        PushAnswer(server_time=NOW, expected_seq=2),
    ),
    "pull": (
        "GET /v1/sync/pull?cursor=a%2Fb%2B&limit=500&wait=0&scope=home",
        lambda way: way.pull(cursor="a/b+", limit=500, wait_seconds=0, scope=Scope.HOME),
        PullPage(server_time=NOW, cursor="c"),
    ),
    "identify": (
        f"POST /v1/sync/identify/{ADA}",
        lambda way: way.identify(ADA),
        Identified(server_time=NOW),
    ),
    "epoch": (
        "POST /v1/sync/epoch",
        lambda way: way.begin_epoch(epoch_request()),
        EpochAnswer(epoch=2, server_time=NOW),
    ),
    "manifest": (
        "GET /v1/sync/bootstrap",
        lambda way: way.manifest(after=None),
        Manifest(snapshot="s", generation="g", server_time=NOW, cursor="c", schema=1, members=0),
    ),
    "digests": (
        "POST /v1/sync/digests",
        lambda way: way.digests(digest_request()),
        DigestAnswer(differing=(1,)),
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_is_signed_and_its_answer_read(server: SigningServer, name: str) -> None:
    wanted, ask, answer = QUESTIONS[name]
    server.answer = encode(answer)

    with transport_to(server) as way:
        answered = ask(way)

    (arrived,) = server.arrived
    assert f"{arrived.method} {arrived.path}" == wanted
    assert answered == answer


def test_a_chunk_comes_as_it_is(server: SigningServer) -> None:
    server.answer = b"\x00 packed"

    with transport_to(server) as way:
        packed = way.chunk("2026/11", 3)

    assert packed == b"\x00 packed"
    assert server.arrived[0].path == "/v1/sync/bootstrap/2026%2F11/3"


@pytest.mark.parametrize(("length", "is_packed"), [(10, False), (5000, True)])
def test_a_body_that_is_worth_it_is_packed(
    server: SigningServer, length: int, *, is_packed: bool
) -> None:
    server.answer = encode(PushAnswer(server_time=NOW, expected_seq=2))

    with transport_to(server) as way:
        way.push(b"o" * length)

    (arrived,) = server.arrived
    assert (arrived.body, arrived.is_packed) == (b"o" * length, is_packed)


@pytest.mark.parametrize("error", [timedelta(days=-3650), timedelta(minutes=3), timedelta(days=1)])
def test_a_till_whose_clock_is_wrong_signs_by_the_servers(
    server: SigningServer, error: timedelta
) -> None:
    server.answer = encode(HELLO)

    with transport_to(server, wall=NOW + error) as way:
        way.hello(Hello(epoch=1, next_seq=1, chain=""))
        way.hello(Hello(epoch=1, next_seq=1, chain=""))

    assert len(server.arrived) == 3  # the first of them twice


def test_a_server_that_never_likes_the_clock_is_asked_twice_and_no_more(
    server: SigningServer,
) -> None:
    server.status, server.answer = 401, b'{"code": "clock", "server_time": "2026-11-22T12:00:00Z"}'

    with transport_to(server) as way, pytest.raises(Refused) as caught:
        way.manifest(after=None)

    assert caught.value.code is RefusalCode.CLOCK
    assert len(server.arrived) == 2


@pytest.mark.parametrize("code", ["clock", "unknown_till"])
def test_another_no_is_passed_on_at_once(server: SigningServer, code: str) -> None:
    server.status, server.answer = 401, json.dumps({"code": code}).encode()

    with transport_to(server) as way, pytest.raises(Refused):
        way.manifest(after=None)

    assert len(server.arrived) == 1


@pytest.mark.parametrize("answer", [b"<html>Welcome to the hotel!</html>", b"", b"{}", b"\xff"])
def test_a_sign_in_page_instead_of_an_answer_is_weather(
    server: SigningServer, answer: bytes
) -> None:
    server.answer = answer

    with transport_to(server) as way, pytest.raises(Unreachable) as caught:
        way.hello(Hello(epoch=1, next_seq=1, chain=""))

    assert caught.value.weather is Weather.NOT_UNDERSTOOD


def test_a_till_joins_with_its_code_before_anybody_knows_its_key(server: SigningServer) -> None:
    answer = JoinAnswer(
        till_id=TILL,
        epoch=1,
        store_id="waw-1",
        store_name="Old Town",
        till_no=2,
        zone="Europe/Warsaw",
        currency="PLN",
        generation=GENERATION,
        server_time=NOW,
        terms=OfflineTerms(),
        fingerprint=("acorn", "album"),
    )
    server.answer = encode(answer)
    request = JoinRequest(code="0123456789", till_id=TILL, public_key="aa" * 32, proof="bb" * 64)

    with Wire(server.url, timeout_seconds=10) as wire:
        answered = join(wire, request)

    assert answered == answer
    assert server.arrived[0].body == encode(request)
