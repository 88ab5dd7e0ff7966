# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator

import pytest
import structlog

FAILED = "operations_failed"


@pytest.fixture
def failures() -> Iterator[list[str]]:
    """Return the errors that made operations fail; a test that asks for them expects some."""
    found: list[str] = []
    with structlog.testing.capture_logs() as lines:
        yield found
        found += [type(line["exc_info"]).__name__ for line in lines if line["event"] == FAILED]


@pytest.fixture(autouse=True)
def nothing_fails_unseen(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which taking operations one by one has covered up a mistake of ours."""
    if "failures" in request.fixturenames:
        yield
        return
    with structlog.testing.capture_logs() as lines:
        yield
    assert [line for line in lines if line["event"] == FAILED] == []
