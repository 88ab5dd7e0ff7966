# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: the till gives back what the server set aside for it."""

from datetime import datetime

from pos_loyalty.domain.ids import GrantId, OpId
from pos_loyalty.domain.ledger import Effects
from pos_loyalty.domain.ops import GrantReturnFact, Operation, OperationDraft
from pos_loyalty.services.ports import Clock, Store


def return_grant(
    grant_id: GrantId, *, op_id: OpId, at: datetime, store: Store, clock: Clock
) -> Operation | None:
    """Give back what is left of a grant, be it nothing; nobody can use it any more here.

    The server frees it when it reads this: what was handed out before is recorded before. On
    return it survives loss of power. Runs on the writer's thread.

    Args:
        at: The business time, in the store's time zone.

    Returns:
        ``None`` if the till has no such grant open: given back before, over, or of another epoch.
    """
    with store.writing() as uow:
        if done := uow.log.find(op_id):
            return done
        held = uow.grants.find(grant_id)
        if held is None:
            return None
        fact = GrantReturnFact(
            grant_id=grant_id,
            unit=held.grant.unit,
            amount=held.grant.amount,
            business_at=at,
        )
        draft = OperationDraft(
            op_id=op_id,
            member_id=held.member_id,
            occurred_at=clock(),
            actor="",
            fact=fact,
            effects=Effects(),
        )
        operation = uow.log.record(draft, expected_version=None)
        uow.commit()
        return operation
