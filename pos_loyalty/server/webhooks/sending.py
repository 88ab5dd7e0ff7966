# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One message to one address, once: signed, within a bound of time, and never to the shop's inside.

Source:
    Standard Webhooks 1.0: the names of the headers, and what is signed.
"""

import base64
import contextlib
import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

SECONDS_MAX: Final = 20
"""Of one message, altogether."""

_STEP_SECONDS: Final = 10
_SHOWN_AS: Final = "whsec_"
_PORTS: Final = {"https": 443, "http": 80}


class NotDelivered(Exception):
    """The message was not taken; says why, without the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent.

    Attributes:
        message_id: The same however often it is sent.
        sent_at: Seconds since 1970.
    """

    url: str
    secret: bytes
    message_id: str
    sent_at: int
    body: bytes


def send(message: Message, *, may_be_private: bool, seconds_max: float = SECONDS_MAX) -> None:
    """Send a message; on return it was taken.

    Args:
        may_be_private: Let it go, also unencrypted, to an address that only this network knows.
        seconds_max: Altogether.

    Raises:
        NotDelivered: If it was not, or may not go there.
    """
    try:
        parts = urlsplit(message.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        address = _address_of(parts, may_be_private=may_be_private)
        with _connected(parts, address, seconds_max) as connection:
            connection.request("POST", path, message.body, _headers(message, parts.netloc))
            status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as trouble:
        raise NotDelivered(type(trouble).__name__) from None
    if not 200 <= status < 300:  # noqa: PLR2004 - HTTP's successes; a redirect is none
        raise NotDelivered(f"status {status}")


def shown_secret(secret: bytes) -> str:
    """Return a secret as the receiver's program is given it."""
    return _SHOWN_AS + base64.b64encode(secret).decode()


def signature_of(message: Message) -> str:
    """Return the value of ``webhook-signature``."""
    signed = f"{message.message_id}.{message.sent_at}.".encode() + message.body
    digest = hmac.digest(message.secret, signed, hashlib.sha256)
    return f"v1,{base64.b64encode(digest).decode()}"


def _headers(message: Message, authority: str) -> dict[str, str]:
    return {
        "host": authority.rpartition("@")[2],
        "content-type": "application/json",
        "user-agent": "pos-loyalty",
        "webhook-id": message.message_id,
        "webhook-timestamp": str(message.sent_at),
        "webhook-signature": signature_of(message),
    }


@contextlib.contextmanager
def _connected(
    parts: SplitResult, address: tuple[str, int], seconds_max: float
) -> Iterator[http.client.HTTPConnection]:
    """Connect to the address that was looked at: a name may mean another one a moment later."""
    host = parts.hostname or ""
    raw = socket.create_connection(address, timeout=_STEP_SECONDS)
    end = threading.Timer(seconds_max, _cut, [raw])
    end.daemon = True
    end.start()
    connection = http.client.HTTPConnection(host, address[1])
    try:
        connection.sock = _encrypted(raw, host) if parts.scheme == "https" else raw
        yield connection
    finally:
        end.cancel()
        connection.close()
        raw.close()


def _address_of(parts: SplitResult, *, may_be_private: bool) -> tuple[str, int]:
    """Return the number and the port of where a message goes.

    Raises:
        ValueError: If it may not go there.
    """
    host = parts.hostname or ""
    if parts.scheme not in _PORTS or not host:
        raise ValueError("neither https nor http")
    if parts.scheme == "http" and not may_be_private:
        raise ValueError("not encrypted")
    port = parts.port or _PORTS[parts.scheme]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not may_be_private and not all(map(is_public, addresses)):
        raise ValueError("a private address")
    return addresses[0], port


def is_public(address: str) -> bool:
    """Return whether an address is one of the public internet's, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner or ip in _NAT64:
            return False
    return ip.is_global and not ip.is_multicast


_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


def _encrypted(raw: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)


def _cut(raw: socket.socket) -> None:
    """End a connection that another thread waits on."""
    with contextlib.suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)
