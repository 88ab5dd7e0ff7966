# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The feed over HTTP. A till that waits for news holds neither a thread nor a connection."""

import time
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.pull import PULL_ROWS_MAX, WAIT_SECONDS_MAX, PullPage, Scope
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.admission import FromTill
from pos_loyalty.server.feed import service
from pos_loyalty.server.feed.cursor import CURSOR_CHARS_MAX, CursorGone
from pos_loyalty.server.messages import answer
from pos_loyalty.server.problems import SIGNED_PROBLEMS, Problem, documented
from pos_loyalty.server.site import Here, Site
from pos_loyalty.server.surroundings import WAITED

WAITS_MAX: Final = 5_000
"""Of one process; who comes after them is answered at once."""

router = APIRouter(tags=["feed"])


class PullQuery(BaseModel):
    """What stands in the address.

    Attributes:
        cursor: Of the answer before; the first one comes with a snapshot.
        limit: Of rows.
        wait: Seconds to wait for news where there are none yet.
    """

    model_config = ConfigDict(extra="forbid")

    cursor: str = Field(max_length=CURSOR_CHARS_MAX)
    limit: int = Field(default=PULL_ROWS_MAX, ge=1, le=PULL_ROWS_MAX)
    wait: int = Field(default=0, ge=0, le=WAIT_SECONDS_MAX)
    scope: Scope = Scope.HOME


@router.get(
    "/v1/sync/pull",
    response_model=PullPage,
    responses=documented(*SIGNED_PROBLEMS, HTTPStatus.GONE),
)
async def pull_changes(
    request: Request, signed: FromTill, site: Here, asked: Annotated[PullQuery, Query()]
) -> Response:
    """Return what has changed since the cursor; where nothing has, wait for it."""
    if asked.wait:
        request.scope.setdefault("state", {})[WAITED] = True
    try:
        return answer(request, await _page(request, site, signed.till_id, asked))
    except CursorGone:
        raise Problem(HTTPStatus.GONE, RefusalCode.CURSOR_GONE) from None


async def _page(request: Request, site: Site, till_id: TillId, asked: PullQuery) -> PullPage:
    deadline = time.monotonic() + asked.wait
    newest: str | None = None
    while True:
        mark = site.news.mark
        page = await run_in_threadpool(_ask, site, till_id, asked, newest or asked.cursor)
        # Rows that are none of this till's business move the cursor and make no news.
        newest = page.cursor or newest
        seconds = deadline - time.monotonic()
        may_wait = seconds > 0 and not page.is_news and site.news.waiting < WAITS_MAX
        if not may_wait or not await _news(site, mark, seconds):
            return replace(page, cursor=newest)
        if await request.is_disconnected():
            return page


async def _news(site: Site, mark: int, seconds: float) -> bool:
    site.measures.count_waiting(1)
    try:
        return await site.news.wait(mark, seconds)
    finally:
        site.measures.count_waiting(-1)


def _ask(site: Site, till_id: TillId, asked: PullQuery, cursor: str) -> PullPage:
    page = service.pull(
        site.database, till_id, cursor, limit=asked.limit, scope=asked.scope, now=site.clock()
    )
    if page.accounts:
        site.on_accounts(site, till_id, page)
    return page
