# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Grants over HTTP: one member on demand, and a till's leases whenever it asks for news."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.server.admission import FromTill
from pos_loyalty.server.grants import service
from pos_loyalty.server.messages import answer
from pos_loyalty.server.problems import SIGNED_PROBLEMS, documented
from pos_loyalty.server.site import Here, Site

router = APIRouter(tags=["grants"])


def renew_leases(signed: FromTill, site: Here) -> None:
    """Renew what the till may hand out of its home store's accounts; a part of asking for news."""
    service.issue_for_home(site.database, signed.till_id, site.clock())


def renew_for_page(site: Site, till_id: TillId, page: PullPage) -> None:
    """Renew what the till may hand out of the accounts that it is about to hear of."""
    service.issue_for_page(site.database, till_id, page, site.clock())


@router.post(
    "/v1/sync/identify/{member_id}",
    response_model=Identified,
    responses=documented(*SIGNED_PROBLEMS),
)
def identify_member(request: Request, member_id: UUID, signed: FromTill, site: Here) -> Response:
    """Return who stands at a till, as they are now, with a grant over what they may spend."""
    at = site.clock()
    return answer(request, service.identify(site.database, signed.till_id, MemberId(member_id), at))
