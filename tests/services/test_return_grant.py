# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till gives back only what it has; what a real one has is in tests/local_db."""

from uuid import UUID

from pos_loyalty.domain.ids import GrantId
from pos_loyalty.services.return_grant import return_grant
from tests.fakes.store_subject import Subject
from tests.services.till import till_over


def test_a_till_without_grants_gives_none_back(subject: Subject) -> None:
    till = till_over(subject)

    back = return_grant(
        GrantId(UUID(int=5)),
        op_id=till.gesture(),
        at=till.now,
        store=till.store,
        clock=till.clock,
    )

    assert back is None
    with subject.store.reading() as uow:
        assert uow.log.count() == 0
