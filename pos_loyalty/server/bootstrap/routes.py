# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots over HTTP. A chunk never changes: any cache on the way may keep it."""

from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request, Response
from pydantic import AwareDatetime

from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.admission import FromTill
from pos_loyalty.server.bootstrap import service
from pos_loyalty.server.messages import answer
from pos_loyalty.server.problems import SIGNED_PROBLEMS, Problem, busy, documented
from pos_loyalty.server.site import Here

CHUNKS_MAX: Final = 1_000_000

router = APIRouter(tags=["bootstrap"])

_FOR_EVER: Final = {"cache-control": "private, max-age=604800, immutable"}
_PACKED: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The packed rows; the manifest tells their hash.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(
    "/v1/sync/bootstrap",
    response_model=Manifest,
    responses=documented(*SIGNED_PROBLEMS),
)
def tell_manifest(
    request: Request, signed: FromTill, site: Here, after: AwareDatetime | None = None
) -> Response:
    """Return what the newest snapshot of the whole shop is made of, or one made after a moment."""
    try:
        manifest = service.manifest(site.database, signed.till_id, now=site.clock(), after=after)
    except service.SnapshotInMaking:
        raise busy() from None
    return answer(request, manifest)


@router.get(
    "/v1/sync/bootstrap/{snapshot}/{number}",
    response_class=Response,
    responses=_PACKED | documented(*SIGNED_PROBLEMS, HTTPStatus.GONE),
)
def send_chunk(
    _signed: FromTill,
    site: Here,
    snapshot: Annotated[str, Path(max_length=64)],
    number: Annotated[int, Path(ge=0, le=CHUNKS_MAX)],
) -> Response:
    """Return one chunk of a snapshot."""
    try:
        packed = service.chunk(site.database, snapshot, number)
    except service.SnapshotGone:
        raise Problem(HTTPStatus.GONE, RefusalCode.SNAPSHOT_GONE) from None
    return Response(packed, headers=_FOR_EVER, media_type="application/octet-stream")
