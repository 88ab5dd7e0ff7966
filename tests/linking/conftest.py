# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_loyalty.local_db.key_store import KEY_IN_FILE_VARIABLE
from tests.linking.served_shop import ServedShop, served_shop


@pytest.fixture(autouse=True)
def keys_in_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_IN_FILE_VARIABLE, "1")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[ServedShop]:
    """Serve a shop on this machine."""
    with served_shop(tmp_path) as shop:
        yield shop
