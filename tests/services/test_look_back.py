# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What was done at this till so far."""

import pytest

from pos_loyalty.domain.ids import GrantId
from pos_loyalty.domain.ops import ClockFact, GrantReturnFact, OperationFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.look_back import latest_operation
from tests.fakes.facts import NOON, draft_of, enrolment
from tests.fakes.store_subject import Subject

GAVE_BACK = GrantReturnFact(
    grant_id=GrantId(enrolment().op_id), unit=POINTS, amount=5, business_at=NOON
)
CLOCK = ClockFact(wall_at=NOON, trusted_at=NOON, business_at=NOON)


@pytest.mark.parametrize("of_itself", [GAVE_BACK, CLOCK])
def test_what_the_till_does_of_itself_is_nobodys(
    subject: Subject, of_itself: OperationFact
) -> None:
    joined = enrolment()
    with subject.store.writing() as uow:
        uow.log.record(joined, expected_version=None)
        uow.log.record(draft_of(of_itself), expected_version=None)
        uow.commit()

    latest = latest_operation(store=subject.store)

    assert latest is not None
    assert latest.op_id == joined.op_id
