# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tills over HTTP."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from pos_loyalty.protocol.sync.joining import (
    EpochAnswer,
    EpochRequest,
    Hello,
    HelloAnswer,
    JoinAnswer,
    JoinRequest,
)
from pos_loyalty.protocol.sync.messages import decode
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.admission import FromTill
from pos_loyalty.server.messages import RawBody, answer, body_of
from pos_loyalty.server.problems import SIGNED_PROBLEMS, Problem, documented
from pos_loyalty.server.site import Here
from pos_loyalty.server.tills import service

router = APIRouter(tags=["tills"])


@router.post(
    "/v1/tills",
    response_model=JoinAnswer,
    responses=documented(HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS),
    openapi_extra=body_of(JoinRequest),
)
def join_shop(request: Request, body: RawBody, site: Here) -> Response:
    """Make a till known that has a one-time code. Asked again, the answer is the same."""
    message = decode(JoinRequest, body)
    asker = request.client.host if request.client else ""
    site.joins.require_room(asker)
    try:
        return answer(request, service.join(site.database, message, site.clock()))
    except (service.CodeRefused, service.TillTaken):
        site.joins.count(asker)
        raise Problem(HTTPStatus.FORBIDDEN, RefusalCode.BAD_CODE) from None


@router.post(
    "/v1/sync/hello",
    response_model=HelloAnswer,
    responses=documented(*SIGNED_PROBLEMS),
    openapi_extra=body_of(Hello),
)
def say_hello(request: Request, signed: FromTill, site: Here) -> Response:
    """Compare how far both sides have come."""
    message = decode(Hello, signed.body)
    return answer(request, service.hello(site.database, signed.till_id, message, site.clock()))


@router.post(
    "/v1/sync/epoch",
    response_model=EpochAnswer,
    responses=documented(*SIGNED_PROBLEMS),
    openapi_extra=body_of(EpochRequest),
)
def begin_epoch(request: Request, signed: FromTill, site: Here) -> Response:
    """Begin a new epoch for a till whose log has become another one."""
    message = decode(EpochRequest, signed.body)
    at = site.clock()
    return answer(request, service.begin_epoch(site.database, signed.till_id, message, at))
