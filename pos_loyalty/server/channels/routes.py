# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Channels over HTTP."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from pos_loyalty.clock import business_time
from pos_loyalty.domain.errors import LoyaltyError, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.server.channels.accounts import balance, find_by_card
from pos_loyalty.server.channels.deciding import HeldByTills
from pos_loyalty.server.channels.messages import (
    KEY_CHARS_MAX,
    ActivityIn,
    BalanceOut,
    MembersOut,
    RecordedOut,
    SaleIn,
)
from pos_loyalty.server.channels.recording import Asked, KeyReused, record_activity, record_sale
from pos_loyalty.server.channels.roll import TOKEN_CHARS_MAX, Channel, find_channel
from pos_loyalty.server.grants.service import recall
from pos_loyalty.server.messages import RawBody
from pos_loyalty.server.problems import Problem, documented
from pos_loyalty.server.site import Here

HELD_SECONDS: Final = 30
"""After which a till that is connected has given back what it held."""

router = APIRouter(tags=["channels"])

_bearer = HTTPBearer(auto_error=False, scheme_name="channel", description="A channel's token")
_CHALLENGE: Final = {"www-authenticate": "Bearer"}
_RECORDING: Final[dict[str, Any]] = {
    "status_code": HTTPStatus.CREATED,
    "response_model": RecordedOut,
    "responses": documented(
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.CONFLICT,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    ),
}
_READING: Final = documented(
    HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
)


def _channel(
    site: Here, sent: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Channel:
    token = sent.credentials if sent else ""
    found = None
    if 0 < len(token) <= TOKEN_CHARS_MAX and token.isascii():
        found = find_channel(site.database, token)
    if found is None:
        raise Problem(HTTPStatus.UNAUTHORIZED, "unknown_token", headers=_CHALLENGE)
    return found


FromChannel = Annotated[Channel, Depends(_channel)]
Key = Annotated[
    str, Header(alias="Idempotency-Key", min_length=1, max_length=KEY_CHARS_MAX, pattern="^[!-~]+$")
]


@router.post("/v1/sales", **_RECORDING)
def add_sale(
    message: SaleIn, channel: FromChannel, key: Key, body: RawBody, site: Here
) -> Response:
    """Record what a member bought, with what it earns and takes. Again with the same key: once."""
    asked = Asked(channel=channel, key=key, body=body, now=site.clock())
    try:
        return _created(record_sale(site.database, asked, message))
    except HeldByTills:
        waits = channel.till_id, asked.now
        recall(site.database, MemberId(message.member_id), waits=waits)
        raise Problem(
            HTTPStatus.CONFLICT, HeldByTills.code, retry_after_seconds=HELD_SECONDS
        ) from None
    except LoyaltyError as refusal:
        raise _problem(refusal) from None


@router.post("/v1/activities", **_RECORDING)
def add_activity(
    message: ActivityIn, channel: FromChannel, key: Key, body: RawBody, site: Here
) -> Response:
    """Record what a member did that is no purchase. Again with the same key: once."""
    asked = Asked(channel=channel, key=key, body=body, now=site.clock())
    try:
        return _created(record_activity(site.database, asked, message))
    except LoyaltyError as refusal:
        raise _problem(refusal) from None


@router.get("/v1/members/{member_id}/balance", responses=_READING)
def tell_balance(member_id: UUID, channel: FromChannel, site: Here) -> BalanceOut:
    """Return what a member has today, and what of it tills hold."""
    now = site.clock()
    today = business_time(now, channel.zone).date()
    try:
        return site.database.read(lambda c: balance(c, MemberId(member_id), today))
    except UnknownMember as refusal:
        raise _problem(refusal) from None


@router.get("/v1/members", responses=_READING | documented(HTTPStatus.TOO_MANY_REQUESTS))
def find_members(
    _channel: FromChannel,
    site: Here,
    card: Annotated[str, Query(min_length=1, max_length=64, pattern="^[0-9A-Za-z]+$")],
) -> MembersOut:
    """Return whose card it is. Who asks for many that there are not has to wait."""
    found = site.database.read(lambda connection: find_by_card(connection, card))
    if not found.members:
        site.misses.require_room()
    return found


def _created(text: bytes) -> Response:
    return Response(text, status_code=HTTPStatus.CREATED, media_type="application/json")


def _problem(refusal: LoyaltyError) -> Problem:
    match refusal:
        case UnknownMember():
            status = HTTPStatus.NOT_FOUND
        case KeyReused():
            status = HTTPStatus.CONFLICT
        case _:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
    return Problem(status, refusal.code)
