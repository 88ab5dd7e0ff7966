# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What routes that read their body by themselves take and answer, and say of it."""

from typing import Annotated, Any, Final

from fastapi import Depends, Request, Response
from pydantic import TypeAdapter

from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.server.bodies import json_answer


async def _raw_body(request: Request) -> bytes:
    return await request.body()


SCHEMAS: Final = "#/components/schemas/"

RawBody = Annotated[bytes, Depends(_raw_body)]
"""As it came, with nobody's signature on it."""


def answer(request: Request, message: object) -> Response:
    """Return the answer that a message is."""
    return json_answer(request, encode(message))


def body_of(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - the class of any message
    """Return what a route's description says of its body, which it reads by itself."""
    schema = {"$ref": f"{SCHEMAS}{kind.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def schemas_of(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - the class of any message
    """Return the schema of a message, and those of its parts, by their names."""
    found = TypeAdapter(kind).json_schema(ref_template=f"{SCHEMAS}{{model}}")
    return {**found.pop("$defs", {}), kind.__name__: found}
