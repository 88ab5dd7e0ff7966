# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every answer that is no success: a status, a code for programs, and nothing of what was sent.

Source:
    RFC 9457, Problem Details for HTTP APIs.
"""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from fastapi import HTTPException, Response
from pydantic import BaseModel

from pos_loyalty.protocol.sync.refusals import RefusalCode

PROBLEM_JSON: Final = "application/problem+json"
BUSY_SECONDS: Final = 2
"""How long somebody is asked to wait before the same question again."""


SIGNED_PROBLEMS: Final = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)
"""What any request may end in that a till has to sign."""


class ProblemDocument(BaseModel):
    """What went wrong.

    Attributes:
        code: Says it exactly; a newer server may know others.
        detail: Which part of the request it was, for the one who writes the asking program.
        server_time: UTC, where the asker's clock may be what is wrong.
    """

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str | None = None
    server_time: datetime | None = None


class Problem(HTTPException):
    """Ends a request with a refusal."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        *,
        detail: str | None = None,
        server_time: datetime | None = None,
        retry_after_seconds: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, code, dict(headers or {}))
        self.status: Final = status
        self.code: Final = code
        self.hint: Final = detail
        self.server_time: Final = server_time
        self.retry_after_seconds: Final = retry_after_seconds


def busy() -> Problem:
    """Return the refusal of what may be asked again soon: nothing has happened."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, RefusalCode.BUSY, retry_after_seconds=BUSY_SECONDS
    )


def answer_of(problem: Problem) -> Response:
    """Return the answer that a problem is."""
    document = ProblemDocument(
        title=problem.status.phrase,
        status=problem.status,
        code=problem.code,
        detail=problem.hint,
        server_time=problem.server_time,
    )
    headers = dict(problem.headers or {})
    if problem.retry_after_seconds is not None:
        headers["retry-after"] = str(problem.retry_after_seconds)
    return Response(
        document.model_dump_json(exclude_none=True),
        status_code=problem.status,
        headers=headers,
        media_type=PROBLEM_JSON,
    )


def documented(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return what a route's description says of the refusals that it knows."""
    always = (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
    schema = {"$ref": "#/components/schemas/ProblemDocument"}
    return {
        int(status): {
            "description": status.phrase,
            "content": {PROBLEM_JSON: {"schema": schema}},
        }
        for status in (*always, *statuses)
    }
