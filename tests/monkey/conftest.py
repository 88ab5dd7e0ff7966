# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How many monkeys, and for how long."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "monkey_seed" in metafunc.fixturenames:
        metafunc.parametrize("monkey_seed", range(metafunc.config.getoption("--monkeys")))


@dataclass(frozen=True)
class Terms:
    """What a monkey may do, and how long its till may keep it waiting."""

    acts: int
    stall_ms_max: float


@pytest.fixture
def terms(request: pytest.FixtureRequest) -> Terms:
    asked = request.config.getoption
    return Terms(int(asked("--acts")), float(asked("--stall-ms")))


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Appearance]:
    resources_dir = find_places().resources_dir
    yield Appearance(resources_dir)
    LanguageSwitch(resources_dir / "i18n").use("en")
