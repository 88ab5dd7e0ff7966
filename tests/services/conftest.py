# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_loyalty.local_db.opening import create_store
from tests.fakes.fake_store import PLACE, FakeStore
from tests.fakes.store_subject import Subject


@pytest.fixture(params=["fake", "sqlite"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Subject]:
    if request.param == "fake":
        yield Subject(FakeStore())
        return
    store = create_store(tmp_path / "till", PLACE, keyring=None)
    yield Subject(store)
    store.close()
