# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The service as one ASGI application: every route, and what surrounds each of them."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from typing import Any, Final

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from sqlalchemy import select
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException

from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.bodies import BodyLimit
from pos_loyalty.server.bootstrap import routes as bootstrap
from pos_loyalty.server.channels import routes as channels
from pos_loyalty.server.database import Database, TooBusy
from pos_loyalty.server.description import describe
from pos_loyalty.server.digests import routes as digests
from pos_loyalty.server.feed import routes as feed
from pos_loyalty.server.feed.standing import newest
from pos_loyalty.server.grants import routes as grants
from pos_loyalty.server.measures import Measures
from pos_loyalty.server.news import News
from pos_loyalty.server.operations import routes as operations
from pos_loyalty.server.problems import Problem, answer_of, busy, documented
from pos_loyalty.server.rates import Rate, WrongTries
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.site import Clock, Here, Site
from pos_loyalty.server.surroundings import Surroundings
from pos_loyalty.server.tables import server
from pos_loyalty.server.tills import routes as tills

WRONG_CODES_PER_MINUTE: Final = 5
"""From one address. Of 2**50 codes, so many more do not find one within its quarter of an hour."""
MISSES_PER_MINUTE: Final = 60
_DETAIL_CHARS_MAX: Final = 500
_FEATURES: Final = (
    tills.router,
    operations.router,
    grants.router,
    bootstrap.router,
    digests.router,
    channels.router,
)

Beside = Callable[[Site], AbstractContextManager[None]]

_TEXT: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "Lines of text", "content": {"text/plain": {"schema": {"type": "string"}}}}
}

own = APIRouter(tags=["service"])


def make_app(
    database: Database, settings: ServerSettings, clock: Clock, *, beside: Sequence[Beside] = ()
) -> FastAPI:
    """Return the service over a database that has its tables; the caller closes that.

    Args:
        beside: What lives as long as the service takes requests; the first ends last.
    """
    measures = Measures()
    site = Site(
        database=database,
        settings=settings,
        clock=clock,
        measures=measures,
        news=News(lambda: run_in_threadpool(_newest, database)),
        joins=WrongTries(WRONG_CODES_PER_MINUTE, 60, time.monotonic),
        misses=Rate(MISSES_PER_MINUTE, 60, time.monotonic),
        on_accounts=grants.renew_for_page,
    )
    app = FastAPI(
        title="POS Loyalty",
        version=version("pos-loyalty"),
        docs_url=None,  # the pages would load their scripts from elsewhere
        redoc_url=None,
        lifespan=lambda _app: _living(site, beside),
        exception_handlers={
            HTTPException: _refused,
            RequestValidationError: _not_understood,
            UnreadableMessage: _unreadable,
            TooBusy: _busy,
            NoConnectionFree: _busy,
            OperationalError: _busy,
            InterfaceError: _busy,
        },
    )
    app.state.site = site
    app.add_middleware(BodyLimit)
    app.add_middleware(Surroundings, site=site)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]  # as FastAPI would have it
    for router in (own, *_FEATURES):
        app.include_router(router)
    app.include_router(feed.router, dependencies=[Depends(grants.renew_leases)])
    return app


@own.get("/v1/health", responses=documented())
@own.get("/healthz", responses=documented())
def tell_health() -> dict[str, str]:
    """Say that the process answers, and which release it is."""
    return {"version": version("pos-loyalty")}


@own.get("/readyz", responses=documented())
def tell_readiness(site: Here) -> dict[str, bool]:
    """Say whether the database answers and has its tables; 503 while it does not."""
    found = site.database.read(lambda connection: connection.execute(select(server.c.id)).first())
    if found is None:
        raise busy()
    return {"is_ready": True}


@own.get("/metrics", response_class=Response, responses=_TEXT | documented())
def tell_measures(site: Here) -> Response:
    """Say what this service counts of itself."""
    return Response(site.measures.text(), media_type="text/plain; version=0.0.4")


@asynccontextmanager
async def _living(site: Site, beside: Sequence[Beside]) -> AsyncIterator[None]:
    with ExitStack() as stack:
        for lives in beside:
            stack.enter_context(lives(site))
        yield
        site.news.close()


def _newest(database: Database) -> object:
    try:
        return newest(database)
    except SQLAlchemyError:
        return None  # those who wait go on waiting; those who ask learn of it


async def _refused(_request: Request, refusal: HTTPException) -> Response:
    if isinstance(refusal, Problem):
        return answer_of(refusal)
    status = HTTPStatus(refusal.status_code)
    is_missing = status is HTTPStatus.NOT_FOUND
    code = RefusalCode.NOT_FOUND if is_missing else RefusalCode.NOT_UNDERSTOOD
    return answer_of(Problem(status, code, headers=refusal.headers))


async def _not_understood(_request: Request, error: RequestValidationError) -> Response:
    places = (f"{'.'.join(map(str, wrong['loc']))}: {wrong['type']}" for wrong in error.errors())
    detail = "; ".join(places)[:_DETAIL_CHARS_MAX]
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return answer_of(Problem(status, RefusalCode.NOT_UNDERSTOOD, detail=detail))


async def _unreadable(_request: Request, error: Exception) -> Response:
    detail = str(error)[:_DETAIL_CHARS_MAX]
    return answer_of(Problem(HTTPStatus.BAD_REQUEST, RefusalCode.NOT_UNDERSTOOD, detail=detail))


async def _busy(_request: Request, _error: Exception) -> Response:
    return answer_of(busy())
