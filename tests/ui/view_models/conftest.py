# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop on the store in memory, with a member who has 100 points."""

import pytest

from tests.ui.view_models.shop import Shop, a_fake_store


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())
