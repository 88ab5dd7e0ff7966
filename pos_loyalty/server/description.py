# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The description of the HTTP interface: for programs that use it, and for those that test it."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from pos_loyalty.protocol.signatures import TAG
from pos_loyalty.protocol.sync.digests import DigestRequest
from pos_loyalty.protocol.sync.joining import EpochRequest, Hello, JoinRequest
from pos_loyalty.server.messages import schemas_of
from pos_loyalty.server.problems import ProblemDocument

SIGNED_PREFIX: Final = "/v1/sync/"
_READ_BY_THEMSELVES: Final = (ProblemDocument, JoinRequest, Hello, EpochRequest, DigestRequest)
"""Messages of which no route's signature says anything."""

_SIGNATURE: Final[dict[str, Any]] = {
    "type": "apiKey",
    "in": "header",
    "name": "Signature",
    "description": "RFC 9421 with Ed25519 over @method, @target-uri, @authority, content-digest,"
    " content-length where there is a body, and idempotency-key where there is one; with created,"
    f' nonce, keyid (the till\'s id) and tag="{TAG}", in that order, under the label till.',
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description, with what the framework does not know of."""
    if app.openapi_schema is None:
        app.openapi_schema = _described(app)
    return app.openapi_schema


def _described(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(title=app.title, version=app.version, routes=app.routes)
    components = found.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for kind in _READ_BY_THEMSELVES:
        schemas |= schemas_of(kind)
    components.setdefault("securitySchemes", {})["till"] = _SIGNATURE
    for path, verbs in found["paths"].items():
        if path.startswith(SIGNED_PREFIX):
            for said in verbs.values():
                said["security"] = [{"till": []}]
    return found
