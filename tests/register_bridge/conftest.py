# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Iterator

import pytest

from tests.register_bridge.bridged_shop import BridgedShop
from tests.register_bridge.fake_register import FakeRegister
from tests.ui.view_models.shop import a_fake_store


@pytest.fixture
def shop() -> Iterator[BridgedShop]:
    shop = BridgedShop(a_fake_store())
    yield shop
    shop.close()


@pytest.fixture
def register(shop: BridgedShop) -> FakeRegister:
    return shop.register
