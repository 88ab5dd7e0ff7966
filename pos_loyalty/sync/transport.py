# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The way to the server over HTTP: messages become signed requests, and answers messages."""

import gzip
from datetime import datetime
from types import TracebackType
from typing import Final, Self, TypeVar
from urllib.parse import quote, urlencode

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.signatures import RequestParts
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import (
    EpochAnswer,
    EpochRequest,
    Hello,
    HelloAnswer,
    JoinAnswer,
    JoinRequest,
)
from pos_loyalty.protocol.sync.messages import UnreadableMessage, decode, encode
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.sync.signing import Signer
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from pos_loyalty.sync.wire import Wire

PACKED_FROM_BYTES: Final = 512
PACKING: Final = 6  # the utmost takes twice the time for a twentieth less

M = TypeVar("M")


class HttpTransport:
    """Implements ``transport_port.Transport`` over one connection. For one thread at a time."""

    def __init__(self, wire: Wire, signer: Signer) -> None:
        self._wire, self._signer = wire, signer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connection go."""
        self._wire.close()

    def hello(self, message: Hello) -> HelloAnswer:
        """Say what the till has; return what the server has of it."""
        return self._tell(HelloAnswer, "/v1/sync/hello", encode(message))

    def push(self, body: bytes) -> PushAnswer:
        """Hand over operations."""
        return self._tell(PushAnswer, "/v1/sync/push", body)

    def pull(self, *, cursor: str, limit: int, wait_seconds: int, scope: Scope) -> PullPage:
        """Return what has changed since the cursor."""
        query = urlencode(
            {"cursor": cursor, "limit": limit, "wait": wait_seconds, "scope": scope.value}
        )
        body = self._ask("GET", f"/v1/sync/pull?{query}", patience_seconds=wait_seconds)
        return _message(PullPage, body)

    def identify(self, member_id: MemberId) -> Identified:
        """Return one member as they are now, with a grant over what they may spend."""
        return self._tell(Identified, f"/v1/sync/identify/{member_id}", b"")

    def begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        """Ask for a new epoch; return it, and what the server holds of the old ones."""
        return self._tell(EpochAnswer, "/v1/sync/epoch", encode(message))

    def manifest(self, *, after: datetime | None) -> Manifest:
        """Return what a snapshot of the whole shop is made of, and not before then."""
        query = "" if after is None else f"?{urlencode({'after': after.isoformat()})}"
        return _message(Manifest, self._ask("GET", f"/v1/sync/bootstrap{query}"))

    def chunk(self, snapshot: str, number: int) -> bytes:
        """Return one packed chunk of a snapshot."""
        return self._ask("GET", f"/v1/sync/bootstrap/{quote(snapshot, safe='')}/{number}")

    def digests(self, message: DigestRequest) -> DigestAnswer:
        """Return the rows of the buckets that differ."""
        return self._tell(DigestAnswer, "/v1/sync/digests", encode(message))

    def _tell(self, kind: type[M], path: str, body: bytes) -> M:
        return _message(kind, self._ask("POST", path, body))

    def _ask(
        self, method: str, path: str, body: bytes = b"", *, patience_seconds: float = 0.0
    ) -> bytes:
        """Ask once; a second time by the server's clock, if it says that ours is wrong."""
        headers = {"content-type": "application/json"} if body else {}
        if len(body) >= PACKED_FROM_BYTES:
            body = gzip.compress(body, PACKING, mtime=0)
            headers["content-encoding"] = "gzip"
        request = RequestParts(method=method, url=self._wire.url + path, body=body)
        try:
            return self._send(request, path, headers, patience_seconds)
        except Refused as refusal:
            if refusal.code is not RefusalCode.CLOCK or refusal.server_time is None:
                raise
            self._signer.correct(refusal.server_time)
        return self._send(request, path, headers, patience_seconds)

    def _send(
        self, request: RequestParts, path: str, headers: dict[str, str], patience_seconds: float
    ) -> bytes:
        return self._wire.exchange(
            request.method,
            path,
            body=request.body,
            headers={**headers, **self._signer.headers_for(request)},
            patience_seconds=patience_seconds,
        )


def join(wire: Wire, request: JoinRequest) -> JoinAnswer:
    """Make a till known with its one-time code; nobody signs before they are known.

    Raises:
        Unreachable: If there is no answer; the code may be tried again.
        Refused: ``BAD_CODE`` if the code is not, or no longer, good for this till.
    """
    headers = {"content-type": "application/json"}
    body = wire.exchange("POST", "/v1/tills", body=encode(request), headers=headers)
    return _message(JoinAnswer, body)


def _message(kind: type[M], body: bytes) -> M:
    try:
        return decode(kind, body)
    except UnreadableMessage as trouble:
        raise Unreachable(Weather.NOT_UNDERSTOOD) from trouble
