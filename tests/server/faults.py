# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A release of the server with a fault that a later one mends."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pos_loyalty.server.operations.desk import Desk


@contextmanager
def faulty_release(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a release that fails on everything that is to be applied."""

    def fails(*_: object) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(Desk, "is_overdrawn_by", fails)
        yield
