# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Works out what goes back with lines that came back to a till that did not know their sale.

The till has written down the receipt and the lines. Once the sale is here, its own rules say whose
account changes by how much, and the server records that return in its own log.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import uuid5

from sqlalchemy import Connection, select

from pos_loyalty.domain.errors import (
    LoyaltyError,
    NoProgramInForce,
    ReturnExceedsSale,
    UnknownMember,
    UnknownSale,
)
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, MemberState
from pos_loyalty.domain.ops import Operation, RefundFact, UnmatchedReturnFact
from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.protocol.sync.push import Code
from pos_loyalty.server.accounts.aliases import find_enrolment
from pos_loyalty.server.accounts.folding import read_state
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.database import Database
from pos_loyalty.server.operations.reading import SERVER, OpKey
from pos_loyalty.server.operations.receipts import wanted_sale
from pos_loyalty.server.operations.recording import append, lock_log
from pos_loyalty.server.operations.settling import at, flag_operation, settle_parked
from pos_loyalty.server.operations.taking import Also, run
from pos_loyalty.server.programs.book import version
from pos_loyalty.server.tables import op
from pos_loyalty.services.decisions import Decision
from pos_loyalty.services.sold_sales import decide_return, open_sale

_REFUSED: Final[dict[type[LoyaltyError], Code]] = {
    ReturnExceedsSale: Code.OVER_REFUND,
    UnknownSale: Code.NOTHING_TO_TAKE_BACK,
    NoProgramInForce: Code.STALE_RULE,
    UnknownMember: Code.UNKNOWN_MEMBER,
}

_BY_ID: Final = Lookup("SELECT payload FROM op WHERE op_id IN {keys} AND is_applied = 1")
_REFERRING: Final = Lookup(
    "SELECT payload FROM op WHERE refers_to IN {keys} AND is_applied = 1"
    " ORDER BY refers_to, received_at, till_id, epoch, seq"
)


def match_return(database: Database, key: OpKey, now: datetime) -> bool:
    """Record what goes back with a return whose sale is here; ``False`` if it still is not.

    One transaction; repeatable. A return that the sale does not allow changes nothing, and is
    flagged for a person.
    """
    return run(database, partial(_match, key=key, now=now))


class _Past:
    """Operations that count, to look back at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, op_id: OpId) -> Operation | None:
        """Return the operation made for this gesture, if any."""
        rows = _BY_ID.run(self._connection, [op_id.bytes])
        return decode_operation(rows[0].payload) if rows else None

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        """Return what takes the operation back or finishes it, oldest first."""
        rows = _REFERRING.run(self._connection, [op_id.bytes])
        return [decode_operation(row.payload) for row in rows]


def _match(connection: Connection, /, *, key: OpKey, now: datetime, also: Also) -> bool:
    log = lock_log(connection, SERVER)  # one is matched at a time
    fact = _waiting(connection, key)
    sale = None if fact is None else _sale(connection, wanted_sale(fact))
    if fact is None or sale is None:
        return False
    named = {sale.draft.member_id, *(other.member_id for other in sale.draft.others)}
    roots = set(find_enrolment(connection, named).roots.values())
    lock_accounts(connection, named | roots | also)
    settle_parked(connection, key)
    try:
        decision = _decided(connection, sale, fact, key)
    except LoyaltyError as refusal:
        flag_operation(connection, key, _REFUSED.get(type(refusal), Code.FAILED), now)
        return True
    due_minor = decision.fact.out_of_drawer_minor  # what the till pays out is money
    if due_minor != fact.refund_minor:
        detail = {"paid_out": fact.refund_minor, "due": due_minor}
        flag_operation(connection, key, Code.CALC_MISMATCH, now, json.dumps(detail))
    draft = decision.draft(
        op_id=_id_of(key), member_id=sale.draft.member_id, occurred_at=now, actor=""
    )
    append(connection, log, [draft], also, now)
    return True


def _waiting(connection: Connection, key: OpKey) -> UnmatchedReturnFact | None:
    """Return what came back, if it has not been matched yet."""
    wanted = select(op.c.payload).where(*at(op, key), op.c.is_waiting == 1)
    payload = connection.execute(wanted).scalar()
    fact = None if payload is None else decode_operation(payload).fact
    return fact if isinstance(fact, UnmatchedReturnFact) else None


def _sale(connection: Connection, sale_key: bytes) -> Operation | None:
    """Return the sale that stands under a receipt, if it is here."""
    wanted = select(op.c.payload).where(
        op.c.sale_key == sale_key, op.c.is_applied == 1, op.c.is_undone == 0
    )
    payload = connection.execute(wanted).scalar()
    return None if payload is None else decode_operation(payload)


def _decided(
    connection: Connection, sale: Operation, fact: UnmatchedReturnFact, key: OpKey
) -> Decision[RefundFact]:
    opened = open_sale(sale.op_id, _Past(connection), partial(_program, connection))
    others = (a.member_id for a in opened.sold.others if a.member_id != PROGRAM_ACCOUNT)
    referrer = next(others, None)
    return decide_return(
        opened,
        fact.returned_minor,
        _state(connection, sale.draft.member_id),
        op_id=_id_of(key),
        at=fact.business_at,
        referrer=None if referrer is None else _state(connection, referrer),
    )


def _state(connection: Connection, member_id: MemberId) -> MemberState:
    """Return the account that somebody's operations move."""
    root = find_enrolment(connection, [member_id]).root(member_id)
    state = read_state(connection, root)
    if state is None:
        raise UnknownMember
    return state


def _program(connection: Connection, program_id: ProgramId) -> Program:
    published = version(connection, program_id)
    if published is None:
        raise NoProgramInForce
    return published.program


def _id_of(key: OpKey) -> OpId:
    """Return the id of the server's return: the same whenever it is worked out."""
    return OpId(uuid5(key.till_id, f"return {key.epoch} {key.seq}"))
