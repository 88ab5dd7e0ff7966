# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How the work is shared out."""

import pytest

from pos_loyalty.commands.program.what_if.crowd import processes_for


@pytest.mark.parametrize(
    ("operations", "cores", "processes"),
    [(1, 8, 1), (39_999, 8, 1), (40_000, 8, 2), (1_000_000, 2, 2), (1_000_000, 64, 50)],
)
def test_a_process_is_started_where_there_is_work_for_it(
    operations: int, cores: int, processes: int
) -> None:
    assert processes_for(operations, cores) == processes
