# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Pushes over HTTP."""

from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from pos_loyalty.protocol.sync.push import PushAnswer, decode_push
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.admission import FromAnyTill
from pos_loyalty.server.messages import answer
from pos_loyalty.server.operations.service import take_push
from pos_loyalty.server.problems import SIGNED_PROBLEMS, Problem, documented
from pos_loyalty.server.site import Here
from pos_loyalty.server.tills.audit import keep_for_audit

router = APIRouter(tags=["operations"])

_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "One line of JSON, then the operations' own bytes; packed with gzip or not.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/v1/sync/push",
    response_model=PushAnswer,
    responses=documented(*SIGNED_PROBLEMS),
    openapi_extra=_BODY,
)
def push_operations(request: Request, signed: FromAnyTill, site: Here) -> Response:
    """Take a till's operations into custody, and say how each was taken. Repeatable."""
    at = site.clock()
    if signed.is_revoked:
        keep_for_audit(site.database, signed.till_id, decode_push(signed.body), at)
        raise Problem(HTTPStatus.FORBIDDEN, RefusalCode.REVOKED)
    taken = take_push(site.database, signed.till_id, signed.body, at)
    for result in taken.results:
        site.measures.count_operation(result.outcome, result.code)
    return answer(request, taken)
