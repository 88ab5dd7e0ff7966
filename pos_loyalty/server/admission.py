# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who asks: a till by its signature. Nothing of a request is looked at before this is known."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.signatures import (
    CLOCK_SECONDS_MAX,
    NONCE_SECONDS,
    BadSignature,
    Claim,
    RequestParts,
    UnknownKey,
    verify,
)
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.bodies import bytes_max_of, unpacked
from pos_loyalty.server.database import need_not_last
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.problems import Problem
from pos_loyalty.server.site import Here, Site
from pos_loyalty.server.tables import nonce, till

CONTACT_SECONDS: Final = 60
"""How exactly it is known when a till was last heard of."""

_SIGNED_HEADERS: Final = ("content-digest", "signature-input", "signature", "idempotency-key")


TillRow = Row[Any]
"""Of ``till``: what admission asks about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRequest:
    """A request whose signature holds.

    Attributes:
        body: Unpacked.
        is_revoked: The till may hand over what it has, and nothing else.
    """

    till_id: TillId
    body: bytes
    is_revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request as it came."""

    parts: RequestParts
    headers: dict[str, str]
    encoding: str
    bytes_max: int


async def _signed(request: Request, site: Here) -> SignedRequest:
    asked = _Asked(
        parts=RequestParts(
            method=request.method,
            url=_address(request, site.settings.public_url),
            body=await request.body(),
            idempotency_key=request.headers.get("idempotency-key", ""),
        ),
        headers=_single(request),
        encoding=request.headers.get("content-encoding", ""),
        bytes_max=bytes_max_of(request.scope["path"]),
    )
    return await run_in_threadpool(_admit, asked, site)


async def _active(signed: Annotated[SignedRequest, Depends(_signed)]) -> SignedRequest:
    if signed.is_revoked:
        raise Problem(HTTPStatus.FORBIDDEN, RefusalCode.REVOKED)
    return signed


FromAnyTill = Annotated[SignedRequest, Depends(_signed)]
"""Signed by a till that the shop knows, be it revoked."""

FromTill = Annotated[SignedRequest, Depends(_active)]
"""Signed by a till in good standing."""


def forget_nonces(site: Site) -> int:
    """Delete nonces that are too old to matter; return how many there were."""
    before = moment_text(site.clock() - timedelta(seconds=NONCE_SECONDS))
    gone = delete(nonce).where(nonce.c.seen_at < before)
    return site.database.write(lambda connection: connection.execute(gone).rowcount)


def _admit(asked: _Asked, site: Site) -> SignedRequest:
    now = site.clock()
    known = _Known(site)
    try:
        claim = verify(asked.parts, asked.headers, known.key_of)
    except UnknownKey:
        raise Problem(HTTPStatus.UNAUTHORIZED, RefusalCode.UNKNOWN_TILL) from None
    except BadSignature as error:
        code = RefusalCode.BAD_SIGNATURE
        raise Problem(HTTPStatus.UNAUTHORIZED, code, detail=str(error)) from None
    if abs(claim.created - now.timestamp()) > CLOCK_SECONDS_MAX:
        raise Problem(HTTPStatus.UNAUTHORIZED, RefusalCode.CLOCK, server_time=now)
    row = known.found[claim.key_id]
    _remember(site, claim, row, now)
    return SignedRequest(
        till_id=TillId(UUID(bytes=row.till_id)),
        body=unpacked(asked.parts.body, asked.encoding, bytes_max=asked.bytes_max),
        is_revoked=row.status != "active",
    )


class _Known:
    """The till that a request names, read once; ``found`` by what the request calls it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.found: dict[str, TillRow] = {}

    def key_of(self, key_id: str) -> bytes | None:
        """Return the till's public key; channels and tills that never joined have none."""
        try:
            till_id = UUID(key_id)
        except ValueError:
            return None
        is_it = (till.c.till_id == till_id.bytes, till.c.kind == "till")
        wanted = select(till).where(*is_it)
        row = self._site.database.read(lambda connection: connection.execute(wanted).first())
        if row is None:
            return None
        self.found[key_id] = row
        key: bytes | None = row.public_key
        return key


def _remember(site: Site, claim: Claim, row: TillRow, now: datetime) -> None:
    """Keep the nonce, in every process of the service, so that no request comes twice."""
    seen = {"till_id": row.till_id, "nonce": claim.nonce, "seen_at": moment_text(now)}
    is_due = row.last_contact_at is None or row.last_contact_at < moment_text(
        now - timedelta(seconds=CONTACT_SECONDS)
    )

    def keep(connection: Connection) -> None:
        # Whoever caught the request, and has it in hand when the database comes back from a
        # crash, may say it once more: every request of a till is one that may be said twice.
        need_not_last(connection)
        connection.execute(insert(nonce).values(seen))
        if is_due:
            contact = update(till).where(till.c.till_id == row.till_id)
            connection.execute(contact.values(last_contact_at=moment_text(now)))

    try:
        site.database.write(keep)
    except IntegrityError:
        raise Problem(HTTPStatus.UNAUTHORIZED, RefusalCode.BAD_SIGNATURE, detail="used") from None


def _address(request: Request, public_url: str) -> str:
    """Return the address that the asker wrote; a proxy may have changed what arrives here."""
    scope = request.scope
    root = public_url or f"{scope['scheme']}://{request.headers.get('host', '')}"
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    return root + (path + (b"?" + query if query else b"")).decode("latin-1")


def _single(request: Request) -> dict[str, str]:
    """Return the headers that are signed or sign; one that comes twice is none."""
    names = Counter(name.decode("latin-1") for name, _ in request.headers.raw)
    return {name: request.headers[name] for name in _SIGNED_HEADERS if names[name] == 1}
