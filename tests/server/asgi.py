# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Asks the service without a network: one request through the application, as uvicorn would."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.types import ASGIApp, Message

HOST: Final = "points.example"
ROOT: Final = f"http://{HOST}"


@dataclass(frozen=True)
class Answer:
    """What the service answered; headers by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 - whatever it is
        return json.loads(self.body)

    @property
    def code(self) -> str:
        code: str = self.json()["code"]
        return code


@dataclass(frozen=True)
class Question:
    """A request; ``target`` is path and query."""

    method: str
    target: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def ask(app: ASGIApp, question: Question) -> Answer:
    """Return the answer to one request."""
    return asyncio.run(ask_soon(app, question))


async def ask_soon(app: ASGIApp, question: Question) -> Answer:
    """Return the answer to one request, in a loop that runs."""
    path, _, query = question.target.partition("?")
    headers = list(question.headers)
    if "host" not in dict(headers):
        headers.append(("host", HOST))
    if question.body:
        headers.append(("content-length", str(len(question.body))))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": question.method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), text.encode("latin-1")) for name, text in headers],
        "client": ("127.0.0.1", 50_000),
        "server": (HOST, 80),
        "state": {},
    }
    sent: list[Message] = []
    is_asked = False
    is_over = asyncio.Event()

    async def receive() -> Message:
        nonlocal is_asked
        if is_asked:
            await is_over.wait()
            return {"type": "http.disconnect"}
        is_asked = True
        return {"type": "http.request", "body": question.body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    is_over.set()
    start = sent[0]
    said = {name.decode(): text.decode("latin-1") for name, text in start["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(start["status"], said, body)
