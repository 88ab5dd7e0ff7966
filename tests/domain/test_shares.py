# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which line had what is worked out when somebody asks, and then it is as if it had always been."""

import copy
import pickle
from dataclasses import replace

import pytest

from pos_loyalty.domain.program.shares import NO_SHARES, LineShare, LineShares

PARTS = LineShares((1, 2), (5, 7), (3, -4))


class Work:
    """Works out the parts, and can tell how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def out(self) -> LineShares:
        self.times += 1
        return PARTS


def test_nothing_is_worked_out_that_nobody_looks_at() -> None:
    work = Work()

    LineShares.when_asked(work.out)

    assert work.times == 0


def test_the_parts_are_worked_out_once() -> None:
    work = Work()
    shares = LineShares.when_asked(work.out)

    assert list(shares) == [LineShare(1, 5, 3), LineShare(2, 7, -4)]
    assert (shares.line_ids, shares.amounts, shares.remainders) == ((1, 2), (5, 7), (3, -4))
    assert shares.remainder == -1
    assert len(shares) == 2
    assert work.times == 1


def test_parts_that_come_later_are_the_same_parts() -> None:
    def later() -> LineShares:
        return LineShares.when_asked(lambda: PARTS)

    assert later() == PARTS
    assert [later()] == [PARTS]
    assert later() != NO_SHARES
    assert hash(later()) == hash(PARTS)
    assert repr(later()) == repr(PARTS)
    assert replace(later(), amounts=(6, 6)) == replace(PARTS, amounts=(6, 6))
    assert copy.deepcopy(later()) == PARTS


def test_they_have_no_other_parts() -> None:
    shares = LineShares.when_asked(lambda: PARTS)

    with pytest.raises(AttributeError, match="weights"):
        shares.weights  # noqa: B018 - it is asked for


@pytest.mark.parametrize("shares", [PARTS, LineShares.when_asked(lambda: PARTS)])
def test_parts_can_be_sent_to_another_process(shares: LineShares) -> None:
    assert pickle.loads(pickle.dumps(shares)) == PARTS  # noqa: S301 - made a line before


def test_once_worked_out_nothing_is_kept_of_the_way_there() -> None:
    shares = LineShares.when_asked(lambda: PARTS)

    assert len(shares) == len(PARTS)

    assert not hasattr(shares, "_work_out")
