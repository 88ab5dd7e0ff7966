# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What surrounds every request: its id, its line in the log, its measures, and an end in any case.

Of a request its route is logged, never its address: that may hold a card number.
"""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from uuid import uuid4

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.problems import Problem, answer_of, busy
from pos_loyalty.server.site import Site

REQUEST_ID: Final = "x-request-id"
_NO_ROUTE: Final = "none"
WAITED: Final = "has_waited"
"""Set in a request's state where the asker wanted to wait."""

log = structlog.get_logger("pos_loyalty.server")


class Surroundings:
    """Takes a request in, and sees to it that it is answered and told of."""

    def __init__(
        self, app: ASGIApp, *, site: Site, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._app = app
        self._site = site
        self._monotonic = monotonic
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, be it with a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = _Said(send, uuid4().hex[:16])
        began = self._monotonic()
        structlog.contextvars.bind_contextvars(request=said.request_id)
        self._open += 1
        try:
            await self._answer(scope, receive, said)
        finally:
            self._open -= 1
            self._tell(scope, said.status, self._monotonic() - began)
            structlog.contextvars.clear_contextvars()

    async def _answer(self, scope: Scope, receive: Receive, said: "_Said") -> None:
        at_work = self._open - self._site.news.waiting
        if at_work > self._site.settings.requests_max:
            await answer_of(busy())(scope, receive, said)
            return
        try:
            await self._app(scope, receive, said)
        except Exception:
            # A bug ends with its request; what it says may quote a row, so only its place is told.
            log.exception("failed", route=_route_of(scope))
            if not said.status:
                failed = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, RefusalCode.FAILED)
                await answer_of(failed)(scope, receive, said)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route_of(scope)
        has_waited = scope.get("state", {}).get(WAITED, False)
        self._site.measures.count_request(route, status, None if has_waited else seconds)
        log.info(
            "answered",
            method=scope["method"],
            route=route,
            status=status,
            milliseconds=round(seconds * 1000, 1),
        )


class _Said:
    """Sends on, and notes the status."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self.request_id: Final = request_id
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)[REQUEST_ID] = self.request_id
        await self._send(message)


def _route_of(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", _NO_ROUTE)
