# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale that is used again is another sale in every way but its size and what it changes."""

import pytest

import bench.stores
from bench.central_sales import Sales
from bench.central_tills import till_id_of
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.server.operations.reading import OpKey, read_operation


@pytest.fixture(scope="module")
def sales(tmp_path_factory: pytest.TempPathFactory) -> Sales:
    """Return the sales of a store with a few members."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("bench.central_sales.DECIDED", 6)
        patched.setattr(bench.stores, "CACHE", tmp_path_factory.mktemp("cache"))
        patched.setenv("POS_LOYALTY_KEY_IN_FILE", "1")
        return Sales(40)


def test_each_is_an_operation_that_the_server_can_apply(sales: Sales) -> None:
    till_id = till_id_of(0)

    log = sales.of_till(till_id, 20)

    sent = [read_operation(OpKey(till_id, 1, n), payload) for n, payload in enumerate(log, 1)]
    assert [one.trouble for one in sent] == [""] * 20
    assert len({one.op_id for one in sent}) == 20
    assert len({one.sale_key for one in sent}) == 20
    assert len({one.member_id for one in sent}) > 5


def test_each_stands_in_the_log_that_it_was_made_for(sales: Sales) -> None:
    till_id = till_id_of(7)

    operations = [decode_operation(payload) for payload in sales.of_till(till_id, 5, 11)]

    assert [one.seq for one in operations] == [11, 12, 13, 14, 15]
    assert {one.till_id for one in operations} == {till_id}
