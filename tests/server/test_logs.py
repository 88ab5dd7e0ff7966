# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from pos_loyalty.server.logs import start_logging

PHONE = "+48501234567"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Log into this; afterwards everything is as before."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def logged(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def fails() -> None:
    raise ValueError(PHONE)


def test_a_line_is_one_object_of_json(lines: io.StringIO) -> None:
    start_logging("info", lines)

    structlog.get_logger().info("answered", route="/healthz")

    (line,) = logged(lines)
    assert (line["event"], line["route"], line["level"]) == ("answered", "/healthz", "info")
    assert line["timestamp"].endswith("Z")


def test_what_is_below_the_level_is_left_out(lines: io.StringIO) -> None:
    start_logging("warning", lines)

    structlog.get_logger().info("answered")

    assert lines.getvalue() == ""


def test_of_an_exception_its_kind_and_place_are_logged(lines: io.StringIO) -> None:
    start_logging("info", lines)

    try:
        fails()
    except ValueError:
        structlog.get_logger().exception("failed")

    (line,) = logged(lines)
    assert line["error"] == "ValueError"
    assert line["at"][-1].endswith(" fails")
    assert PHONE not in lines.getvalue()


def test_an_exception_that_is_handed_over_is_logged_alike(lines: io.StringIO) -> None:
    start_logging("info", lines)

    structlog.get_logger().warning("no lease", exc_info=ValueError(PHONE))

    assert logged(lines)[0]["error"] == "ValueError"
    assert PHONE not in lines.getvalue()


def test_libraries_log_into_the_same_lines(lines: io.StringIO) -> None:
    start_logging("info", lines)
    library = logging.getLogger("uvicorn.error")

    library.warning("Invalid HTTP request received.")
    library.info("not worth a line")
    try:
        fails()
    except ValueError:
        library.exception("broke")

    first, second = logged(lines)
    assert (first["event"], first["level"]) == ("Invalid HTTP request received.", "warning")
    assert (second["event"], second["error"]) == ("broke", "ValueError")
    assert PHONE not in lines.getvalue()


def test_a_line_without_an_exception_says_nothing_of_one(lines: io.StringIO) -> None:
    start_logging("info", lines)

    structlog.get_logger().info("calm", exc_info=None)

    assert "error" not in logged(lines)[0]
