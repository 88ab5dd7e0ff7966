# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till that joins a shop and signs what it asks, in process; and the shop that it joins."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.join_codes import normal_code, proof_message
from pos_loyalty.protocol.signatures import Claim, RequestParts, sign
from pos_loyalty.protocol.sync.joining import JoinRequest
from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.server.app import make_app
from pos_loyalty.server.database import Database
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.tills import service as tills
from tests.fakes.facts import NOON
from tests.server.asgi import ROOT, Answer, Question, ask

STORE: Final = tills.StoreLine(
    store_id="waw-1", store_name="Corner", zone="Europe/Warsaw", currency="PLN"
)


@dataclass
class HandClock:
    """The server's clock; moved by hand."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Shop:
    """A server with one store, and its application."""

    database: Database
    clock: HandClock = field(default_factory=HandClock)
    dice: random.Random = field(default_factory=lambda: random.Random(4))
    settings: ServerSettings = field(default_factory=ServerSettings)

    def __post_init__(self) -> None:
        tills.add_store(self.database, STORE)
        self.app: FastAPI = make_app(self.database, self.settings, self.clock)

    def code(self, till_no: int = 1) -> str:
        """Return a one-time code."""
        order = tills.CodeOrder(store_id=STORE.store_id, till_no=till_no, till_name="Till")
        return tills.make_code(self.database, order, dice=self.dice, now=self.clock())

    def till(self, till_no: int = 1) -> "SpeakingTill":
        """Return a till that has joined."""
        till = SpeakingTill(self, number=till_no)
        tills.join(self.database, till.join_request(self.code(till_no)), self.clock())
        return till

    def asks(self, method: str, target: str, body: bytes = b"", **headers: str) -> Answer:
        """Ask as nobody in particular."""
        named = tuple((name.replace("_", "-"), text) for name, text in headers.items())
        return ask(self.app, Question(method, target, body, named))


class SpeakingTill:
    """A till with a key of its own."""

    def __init__(self, shop: Shop, *, number: int = 1) -> None:
        self.shop = shop
        self.till_id = TillId(UUID(int=number))
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        self._nonces = 0

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def join_request(self, code: str) -> JoinRequest:
        """Return what the till sends to join."""
        proof = self.key.sign(proof_message(normal_code(code) or "", self.till_id))
        return JoinRequest(
            code=code,
            till_id=self.till_id,
            public_key=self.public_key.hex(),
            proof=proof.hex(),
        )

    def signed(
        self, method: str, target: str, body: bytes = b"", *, skew_seconds: int = 0
    ) -> Question:
        """Return a signed request."""
        self._nonces += 1
        claim = Claim(
            key_id=str(self.till_id),
            created=int(self.shop.clock().timestamp()) + skew_seconds,
            nonce=f"nonce-number-{self._nonces:08}",
        )
        parts = RequestParts(method=method, url=ROOT + target, body=body)
        return Question(method, target, body, tuple(sign(parts, self.key, claim).items()))

    def asks(self, method: str, target: str, message: object = None) -> Answer:
        """Ask, signed."""
        body = b"" if message is None else encode(message)
        return ask(self.shop.app, self.signed(method, target, body))


def with_headers(question: Question, headers: Mapping[str, str]) -> Question:
    """Return the question with other headers of these names."""
    kept = [(name, text) for name, text in question.headers if name not in headers]
    return Question(question.method, question.target, question.body, (*kept, *headers.items()))


def json_body(**fields: Any) -> bytes:  # noqa: ANN401 - of whatever a field is
    """Return a body of JSON."""
    return json.dumps(fields).encode()
