# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bodies with a bound: of what comes over the wire, and of what it is once unpacked."""

import zlib
from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pos_loyalty.protocol.sync.push import OPERATION_BYTES_MAX
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.problems import Problem, answer_of

BODY_BYTES_MAX: Final = OPERATION_BYTES_MAX + 64 * 1024
"""One operation as large as any may be, with what stands before it."""

EPOCH_PATH: Final = "/v1/sync/epoch"
EPOCH_BYTES_MAX: Final = 8 * 1024 * 1024
"""A till that begins an epoch names all that it has not sent: weeks of operations, by hash."""

_PACKED_FROM_BYTES: Final = 300
_LEVEL: Final = 3  # beyond, it takes twice the time for a twentieth less
_GZIP_WINDOW: Final = zlib.MAX_WBITS | 16
_LENGTH_DIGITS_MAX: Final = 20


class BodyLimit:
    """Ends a request whose body is longer than the bound, before it is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; count what comes of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bytes_max = bytes_max_of(scope["path"])
        if _announced_bytes(scope) > bytes_max:
            await answer_of(_too_large())(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > bytes_max:
                raise _too_large()
            return message

        await self._app(scope, counted, send)


def bytes_max_of(path: str) -> int:
    """Return how long a body may be, packed or not, of a request to this path."""
    return EPOCH_BYTES_MAX if path == EPOCH_PATH else BODY_BYTES_MAX


def unpacked(body: bytes, encoding: str, *, bytes_max: int) -> bytes:
    """Return what a body holds.

    Args:
        encoding: The request's ``Content-Encoding``; empty for none.

    Raises:
        Problem: If it is packed in another way, torn, or longer than the bound once unpacked; no
            more than the bound is ever unpacked.
    """
    if encoding in ("", "identity"):
        return body
    if encoding != "gzip":
        raise Problem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, RefusalCode.NOT_UNDERSTOOD, detail="gzip, or none"
        )
    unpacking = zlib.decompressobj(_GZIP_WINDOW)
    try:
        content = unpacking.decompress(body, bytes_max + 1)
    except zlib.error:
        raise _torn() from None
    if len(content) > bytes_max:
        raise _too_large()
    if not unpacking.eof or unpacking.unused_data:
        raise _torn()
    return content


def json_answer(request: Request, body: bytes) -> Response:
    """Return an answer of JSON, packed where that is worth it and the asker can unpack it."""
    headers = {}
    if len(body) >= _PACKED_FROM_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
        packing = zlib.compressobj(_LEVEL, wbits=_GZIP_WINDOW)
        body = packing.compress(body) + packing.flush()
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers, media_type="application/json")


def _announced_bytes(scope: Scope) -> int:
    for name, text in scope["headers"]:
        if name == b"content-length":
            # What is no number ends in the server's own reader; a number may have too many digits.
            return int(text[:_LENGTH_DIGITS_MAX]) if text.isdigit() else 0
    return 0


def _too_large() -> Problem:
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, RefusalCode.TOO_LARGE)


def _torn() -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, RefusalCode.NOT_UNDERSTOOD, detail="the body is torn")
