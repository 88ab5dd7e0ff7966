# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

import pytest

from tests.sync.table import Table


@pytest.fixture
def table() -> Table:
    """Return a till that has just joined, and its server."""
    return Table()
