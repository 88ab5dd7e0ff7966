# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import base64
import hashlib
import hmac
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from pos_loyalty.server.webhooks.sending import (
    Message,
    NotDelivered,
    is_public,
    send,
    shown_secret,
)


@dataclass
class Receiver:
    """A program on this machine that is told of things."""

    url: str = ""
    status: int = 204
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): text for name, text in self.headers.items()}
            told.requests.append((self.path, headers, body))
            self.send_response(told.status)
            self.send_header("location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/told?shop=1"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield told
        server.shutdown()
        thread.join()


def message_to(url: str) -> Message:
    return Message(
        url=url, secret=bytes(range(32)), message_id="m-1", sent_at=1_763_800_000, body=b"{}"
    )


def test_a_message_is_signed_as_its_receiver_expects(receiver: Receiver) -> None:
    send(message_to(receiver.url), may_be_private=True)

    ((path, headers, body),) = receiver.requests
    key = base64.b64decode(shown_secret(bytes(range(32))).removeprefix("whsec_"))
    signed = b".".join([b"m-1", b"1763800000", body])
    digest = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert (path, body) == ("/told?shop=1", b"{}")
    assert headers["webhook-signature"] == f"v1,{digest}"
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("m-1", "1763800000")
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize("status", [302, 400, 410, 500])
def test_what_is_no_success_was_not_delivered(receiver: Receiver, status: int) -> None:
    receiver.status = status

    with pytest.raises(NotDelivered, match=str(status)):
        send(message_to(receiver.url), may_be_private=True)

    assert len(receiver.requests) == 1  # nobody was followed elsewhere


def test_nothing_goes_to_the_shops_inside(receiver: Receiver) -> None:
    for url in (receiver.url, receiver.url.replace("http", "https")):
        with pytest.raises(NotDelivered):
            send(message_to(url), may_be_private=False)

    assert receiver.requests == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/",
        "https:///told",
        "https://[::1/",
        "https://127.0.0.1:port/",
        "http://127.0.0.1:1/",
        "https://nowhere.invalid/",
    ],
)
def test_what_cannot_be_reached_was_not_delivered(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _only_numbers)

    with pytest.raises(NotDelivered):
        send(message_to(url), may_be_private=True)


def _only_numbers(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
    """Answer as a resolver that knows no name."""
    if host != "127.0.0.1":
        raise socket.gaierror("no such name")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]


def test_a_receiver_that_never_ends_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"

        with pytest.raises(NotDelivered):
            send(message_to(url), may_be_private=True, seconds_max=0.1)


def test_a_receiver_that_is_not_who_it_says_is_not_trusted(receiver: Receiver) -> None:
    plain = replace(message_to(receiver.url), url=receiver.url.replace("http:", "https:"))

    with pytest.raises(NotDelivered):
        send(plain, may_be_private=True)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "2002:0a00:0001::",
        "64:ff9b::a00:1",
    ],
)
def test_no_other_address_is(address: str) -> None:
    assert not is_public(address)
