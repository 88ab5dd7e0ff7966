# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is asked, the service answers as its description says, never with its own failure."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import Any, Final, cast

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from requests.auth import AuthBase
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.result import Ok
from schemathesis.python import asgi

from pos_loyalty.protocol.signatures import Claim, RequestParts, sign
from pos_loyalty.server.channels.roll import add_channel
from pos_loyalty.server.database import Database
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.rates import Rate, WrongTries
from tests.fakes.facts import ADA, NOON, enrolment
from tests.server.pushing import PushingTill
from tests.server.rules import document
from tests.server.speaking import STORE, Shop, SpeakingTill

EXAMPLES: Final = 20
"""Of each operation and each kind: with values as described, and with others."""

CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SETTINGS: Final = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


ROOT: Final = f"http://{asgi.HOST}"
Operation = APIOperation[Any, Any, Any, Any]
AnyCase = Case[Any]


class Credentials(AuthBase):
    """Signs as a till what tills ask; brings a channel's token along for all else."""

    def __init__(self, till: SpeakingTill, token: str) -> None:
        self._till, self._token = till, token
        self._nonces = count(1)

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        parts = RequestParts(
            method=request.method or "",
            url=request.url or "",
            body=body.encode() if isinstance(body, str) else body,
        )
        claim = Claim(
            key_id=str(self._till.till_id),
            created=int(NOON.timestamp()),
            nonce=f"nonce-number-{next(self._nonces):08}",
        )
        request.headers.pop("idempotency-key" if "/sync/" in parts.url else "", None)
        request.headers.update(sign(parts, self._till.key, claim))
        request.headers["authorization"] = f"Bearer {self._token}"
        return request


@pytest.fixture
def shop(database: Database) -> Shop:
    """Return a shop in which there is something to ask about, and nobody has to wait."""
    shop = Shop(database)
    publish(database, document(), now=NOON, may_backdate=True)
    site = shop.app.state.site
    endless = Rate(1_000_000, 1, lambda: 0.0)
    patient = WrongTries(1_000_000, 1, lambda: 0.0)
    shop.app.state.site = replace(site, joins=patient, misses=endless)
    return shop


@pytest.fixture
def session(shop: Shop) -> Iterator[requests.Session]:
    till = shop.till()
    PushingTill(1).does(shop.database, enrolment(points=50))
    _, token = add_channel(shop.database, STORE.store_id, "web", dice=shop.dice, now=NOON)
    with asgi.get_client(cast("Any", shop.app)) as client:
        client.auth = Credentials(till, token)
        yield client


def loosened(schema: Any) -> Any:  # noqa: ANN401 - any part of it
    """Return it with lists in the place of tuples: the tool takes those for another dialect's."""
    match schema:
        case {"prefixItems": kinds, **others}:
            return {**others, "items": {"anyOf": kinds}}
        case dict():
            return {name: loosened(part) for name, part in schema.items()}
        case list():
            return [loosened(part) for part in schema]
    return schema


class Asking:
    """Asks everything that the description knows, and notes how it was answered."""

    def __init__(self, session: requests.Session) -> None:
        self._session = session
        self._numbers = count()
        self.statuses: dict[str, set[int]] = {}

    def asks(self, operation: Operation, mode: GenerationMode) -> None:
        """Ask one thing in many ways, and compare each answer with the description."""
        answered = self.statuses.setdefault(operation.label, set())

        def ask(case: AnyCase) -> None:
            response = self._about_somebody(case).call(base_url=ROOT, session=self._session)
            answered.add(response.status_code)
            case.validate_response(response, checks=CHECKS)

        with suppress(Unsatisfiable):  # of what takes nothing, nothing can be wrong
            SETTINGS(given(case=operation.as_strategy(generation_mode=mode))(ask))()

    def _about_somebody(self, case: AnyCase) -> AnyCase:
        """Ask about a member that there is, every other time; and never wait for news."""
        if next(self._numbers) % 2:
            for place in (case.path_parameters, case.body):
                if isinstance(place, dict) and "member_id" in place:
                    place.update(self._likely(place))
        if "wait" in (case.query or {}):
            case.query["wait"] = 0
        return case

    def _likely(self, place: dict[str, Any]) -> dict[str, Any]:
        """Return what makes an order one that can be: who, when, in which currency."""
        meant = {
            "member_id": str(ADA.member_id),
            "currency": STORE.currency,
            "business_at": NOON.isoformat(),
            "rewards": [],
        }
        return {name: value for name, value in meant.items() if name in place}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_one_that_the_description_knows(
    shop: Shop, session: requests.Session, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_dict(loosened(shop.app.openapi()))
    asking = Asking(session)

    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        asking.asks(found.ok(), mode)

    told = {label: sorted(codes) for label, codes in asking.statuses.items()}
    well = {label for label, codes in asking.statuses.items() if codes & {200, 201}}
    assert len(told) > len(WELL)
    # Else nothing but refusals would have been looked at.
    assert mode is GenerationMode.NEGATIVE or well >= WELL, told


WELL: Final = {
    "GET /healthz",
    "GET /v1/members",
    "GET /v1/members/{member_id}/balance",
    "GET /v1/sync/bootstrap",
    "POST /v1/sales",
    "POST /v1/sync/epoch",
    "POST /v1/sync/hello",
    "POST /v1/sync/identify/{member_id}",
}
