# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Moves the line between what the server has acknowledged and what still counts as local."""

from collections.abc import Iterable, Sequence
from typing import Final

from pos_loyalty.domain.ops import Operation, OperationDraft
from pos_loyalty.local_db.account_change import Shift, change_account
from pos_loyalty.local_db.confirming import confirm_accounts, eras_of, is_news
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.log_reading import Place, accounts_between, operations_between
from pos_loyalty.local_db.projector import add_uses
from pos_loyalty.local_db.standing_row import StandingRow, write_standing
from pos_loyalty.local_db.together import together
from pos_loyalty.protocol.sync.rows import AccountRow

_FIRST_KEPT: Final = "SELECT min(seq) FROM op WHERE epoch = ?"
_HAS_EARLIER: Final = "SELECT 1 FROM op WHERE epoch < ? LIMIT 1"


def acknowledge(
    connection: Connection, before: StandingRow, last: Place, rows: Sequence[AccountRow]
) -> None:
    """Take out of local what the server has answered, and its rows into base.

    Args:
        last: The newest operation that was answered; what was acknowledged before stays so.
        rows: Of everybody whom the answered operations changed, as they are now.
    """
    answered = max(last, before.acked)
    operations = tuple(operations_between(connection, before.acked, answered))
    _draw_line(connection, answered, max(answered, before.sent))
    parts, eras = together(operations), eras_of(before)
    # Their rows may hold more than was answered: they come when all that was sent is.
    unsure = accounts_between(connection, answered, before.sent)
    news = {row.member_id.bytes: row for row in rows if is_news(connection, eras, row)}
    for key, part in sorted(parts.items()):
        if key in unsure:
            change_account(connection, key, eras.now, part=part, shift=Shift.FOUND_HELD)
        else:
            change_account(connection, key, eras.now, part=part, row=news.get(key))
    confirm_accounts(connection, eras, rows, but_for=unsure | (parts.keys() & news.keys()))
    _count_floor(connection, (operation.draft for operation in operations), sign=-1)


def unacknowledge(connection: Connection, before: StandingRow, expected_seq: int) -> None:
    """Count operations of this epoch as local again, from a number on; what is shown stays.

    As far as they are kept: those that were dropped long ago cannot be sent again. A server that
    has nothing of this epoch may lack parts of those before: an epoch is to be begun, for which
    both compare all that the till has.
    """
    if expected_seq <= 1 and connection.execute(_HAS_EARLIER, (before.epoch,)).fetchone():
        write_standing(connection, needs_epoch=1)
    kept = connection.execute(_FIRST_KEPT, (before.epoch,)).fetchone()
    if before.acked_epoch != before.epoch or kept is None or kept[0] is None:
        return
    last = (before.epoch, max(expected_seq, kept[0]) - 1)
    if last < before.acked:
        operations = tuple(operations_between(connection, last, before.acked))
        _draw_line(connection, last, before.sent)
        move(connection, before.era, operations, Shift.FOUND_LACKING)


def move(connection: Connection, era: int, operations: Sequence[Operation], shift: Shift) -> None:
    """Move the effects of operations between base and local, or out of local.

    What of the log is acknowledged is to be written before.
    """
    for key, part in sorted(together(operations).items()):
        change_account(connection, key, era, part=part, shift=shift)
    sign = 1 if shift is Shift.FOUND_LACKING else -1
    _count_floor(connection, (operation.draft for operation in operations), sign=sign)


def _draw_line(connection: Connection, acked: Place, sent: Place) -> None:
    write_standing(
        connection, acked_epoch=acked[0], acked_seq=acked[1], sent_epoch=sent[0], sent_seq=sent[1]
    )


def _count_floor(connection: Connection, drafts: Iterable[OperationDraft], *, sign: int) -> None:
    for draft in drafts:
        add_uses(connection, draft, of_floor=True, sign=sign)
