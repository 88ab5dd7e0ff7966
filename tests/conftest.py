# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every test runs under."""

import os

import pytest
from hypothesis import HealthCheck, settings

# Tests open real windows, but on no screen, however they are started.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The first examples of a process pay for imports and for pydantic's schemas: no deadline.
settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--states",
        type=int,
        default=1000,
        help="how many power cuts tests/durability/power_cut tries (default: 1000)",
    )
