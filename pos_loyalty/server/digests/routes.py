# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Digests over HTTP."""

from fastapi import APIRouter, Request, Response

from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.messages import decode
from pos_loyalty.server.admission import FromTill
from pos_loyalty.server.digests import service
from pos_loyalty.server.messages import answer, body_of
from pos_loyalty.server.problems import SIGNED_PROBLEMS, documented
from pos_loyalty.server.site import Here

router = APIRouter(tags=["digests"])


@router.post(
    "/v1/sync/digests",
    response_model=DigestAnswer,
    responses=documented(*SIGNED_PROBLEMS),
    openapi_extra=body_of(DigestRequest),
)
def compare_digests(request: Request, signed: FromTill, site: Here) -> Response:
    """Return the rows that the till does not hold as they are here."""
    message = decode(DigestRequest, signed.body)
    return answer(request, service.compare(site.database, signed.till_id, message))
