# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The windows on made-up states, as the pictures show them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch, Speaker
from pos_loyalty.ui.specimens import specimen_till
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(find_places().resources_dir)


@pytest.fixture
def till() -> TillViewModel:
    return specimen_till()


@pytest.fixture
def till_window(till: TillViewModel, appearance: Appearance) -> Iterator[TillWindow]:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    window = TillWindow(till, appearance, switch)
    shown_at(window, QSize(1024, 600))
    yield window
    window.close()
    switch.use("en")


@pytest.fixture
def customer_window(appearance: Appearance) -> Iterator[CustomerWindow]:
    window = CustomerWindow(appearance, Speaker(find_places().resources_dir / "i18n"))
    shown_at(window, QSize(1024, 600))
    yield window
    window.close()


def shown_at(window: QWidget, size: QSize) -> None:
    """Show the window in this size, and let it measure and wrap its words."""
    window.resize(size)
    window.show()
    settle()


def settle() -> None:
    """Let posted layout requests and deletions happen."""
    for _ in range(6):
        QApplication.processEvents()
