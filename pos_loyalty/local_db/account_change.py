# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Changes one account as a whole when the server has spoken: what is base, what is still local.

What is shown is base plus local, so both move in one step. Three things happen to operations:

    answered       their effects leave local; the server's rows, which hold them, become base
    found held     the server has them: local becomes base as it is; since a row may have brought
                   them before, what it said of the account says nothing any more
    found lacking  the server has lost them: base becomes local again, until they are sent anew;
                   nor does what it said of the account before say anything any more

In the last two the sum stays what it was: nobody sees anything move. But where nothing is confirmed
of an account, as of one that was forgotten, there is no base for them to leave.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import day_text, lot_values, member_id_of
from pos_loyalty.local_db.seal import ACCOUNT_TABLES, resealed
from pos_loyalty.local_db.together import AccountPart
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.protocol.sync.rows import AccountRow

_NOTHING: Final = AccountPart()

_SHIFT_LOT: Final = (
    "INSERT INTO lot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (member_id, lot_id) DO"
    " UPDATE SET base_amount = base_amount + excluded.base_amount,"
    " local_amount = local_amount + excluded.local_amount"
)
_SHIFT_COUNTER: Final = (
    "INSERT INTO counter VALUES (?, ?, ?, ?, ?) ON CONFLICT (member_id, name, day) DO"
    " UPDATE SET base_amount = base_amount + excluded.base_amount,"
    " local_amount = local_amount + excluded.local_amount"
)
_BASE_LOTS: Final = "SELECT lot_id FROM lot WHERE member_id = ? AND base_amount <> 0"
_BASE_COUNTERS: Final = "SELECT name, day FROM counter WHERE member_id = ? AND base_amount <> 0"
_HAS_BASE: Final = (
    "SELECT 1 FROM lot WHERE member_id = ?1 AND base_amount <> 0 UNION ALL"
    " SELECT 1 FROM counter WHERE member_id = ?1 AND base_amount <> 0 LIMIT 1"
)
_NO_BASE_LOT: Final = "UPDATE lot SET base_amount = 0 WHERE member_id = ? AND lot_id = ?"
_NO_BASE_COUNTER: Final = (
    "UPDATE counter SET base_amount = 0 WHERE member_id = ? AND name = ? AND day = ?"
)
_STORE_ACCOUNT: Final = (
    "INSERT INTO account VALUES (?, ?, ?, ?) ON CONFLICT (member_id) DO UPDATE SET"
    " version = excluded.version, era = excluded.era, segments = excluded.segments"
)
_BECOME_BASE: Final = "UPDATE member SET is_base = 1, era = ? WHERE member_id = ? AND is_base = 0"
_UNCONFIRMED: Final = "UPDATE member SET row_version = 0, era = ? WHERE member_id = ?"
_VERSION_IS_VOID: Final = "UPDATE account SET version = 0 WHERE member_id = ?"
_STEP: Final = (
    "UPDATE member SET version = version + 1, base_version = version + 1 - ?"
    " WHERE member_id = ? AND is_base = 1"
)
_LOCAL_ALONE: Final = "SELECT 1 FROM lot WHERE member_id = ? AND lot_id = ? AND base_amount = 0"
_UNSENT_PAYLOADS: Final = (
    "WITH place AS ("
    "SELECT own.epoch, own.seq FROM op AS own JOIN till"
    " ON (own.epoch, own.seq) > (acked_epoch, acked_seq) WHERE own.member_id = ?1 UNION"
    " SELECT other.epoch, other.seq FROM op_other AS other JOIN till"
    " ON (other.epoch, other.seq) > (acked_epoch, acked_seq) WHERE other.member_id = ?1)"
    " SELECT payload FROM place JOIN op USING (epoch, seq) ORDER BY epoch, seq"
)


class Shift(Enum):
    """How often the effects are added to base, and to local."""

    ANSWERED = (0, -1)
    FOUND_HELD = (1, -1)
    FOUND_LACKING = (-1, 1)


def change_account(
    connection: Connection,
    key: bytes,
    era: int,
    *,
    part: AccountPart = _NOTHING,
    shift: Shift = Shift.ANSWERED,
    row: AccountRow | None = None,
) -> None:
    """Move a part of the account, and put the server's row in the place of its base.

    What the till has acknowledged of the log is to be written before.

    Args:
        part: What the operations change in it.
        row: Newer than what is here; ``None`` to leave the base.
    """
    with resealed(connection, key, ACCOUNT_TABLES):
        touched = {lot.lot_id for lot in part.lots.values() if lot.amount}
        to_base, to_local = shift.value
        if (
            shift is Shift.FOUND_LACKING
            and connection.execute(_HAS_BASE, (key,)).fetchone() is None
        ):
            to_base = 0
        _shift(connection, key, part, to_base, to_local)
        if row is not None:
            touched |= _replace_base(connection, key, row)
            segments = "\n".join(row.segments)
            connection.execute(_STORE_ACCOUNT, (key, row.version, era, segments))
        if shift is not Shift.ANSWERED:
            connection.execute(_VERSION_IS_VOID, (key,))
        if part.is_joining and shift is Shift.FOUND_LACKING:
            connection.execute(_UNCONFIRMED, (era, key))
        elif part.is_joining:
            connection.execute(_BECOME_BASE, (era, key))
        if _any_local_alone(connection, key, touched):
            _recount_lots(connection, key)
        step(connection, key)


def step(connection: Connection, key: bytes) -> None:
    """Count that the account has changed; its version never falls."""
    steps = connection.execute(statements.UNSENT_STEPS, (key, key)).fetchone() or (0,)
    connection.execute(_STEP, (*steps, key))


def drop_base(connection: Connection, key: bytes) -> None:
    """Take away all that was confirmed of an account; what operations here add stays."""
    nothing = AccountRow(member_id=member_id_of(key), version=0)
    _replace_base(connection, key, nothing)
    connection.execute("DELETE FROM account WHERE member_id = ?", (key,))


def _shift(
    connection: Connection, key: bytes, part: AccountPart, to_base: int, to_local: int
) -> None:
    for lot in part.lots.values():
        if lot.amount:
            amounts = (to_base * lot.amount, to_local * lot.amount)
            connection.execute(_SHIFT_LOT, lot_values(key, lot, amounts))
            connection.execute(statements.DROP_EMPTY_LOT, (key, lot.lot_id))
    for place, amount in part.counters.items():
        if amount:
            row = (key, *place, to_base * amount, to_local * amount)
            connection.execute(_SHIFT_COUNTER, row)
            connection.execute(statements.DROP_EMPTY_COUNTER, (key, *place))


def _replace_base(connection: Connection, key: bytes, row: AccountRow) -> set[LotId]:
    """Put the row in the place of the account's base; return the lots that have none any more."""
    lots = {lot.lot_id: lot for lot in row.lots if lot.amount}
    counters = {(c.name, day_text(c.day) or ""): c.amount for c in row.counters if c.amount}
    execute = connection.execute
    gone = {LotId(found) for (found,) in execute(_BASE_LOTS, (key,)).fetchall()} - lots.keys()
    for lot_id in gone:
        execute(_NO_BASE_LOT, (key, lot_id))
        execute(statements.DROP_EMPTY_LOT, (key, lot_id))
    for place in {(n, day) for n, day in execute(_BASE_COUNTERS, (key,))} - counters.keys():
        execute(_NO_BASE_COUNTER, (key, *place))
        execute(statements.DROP_EMPTY_COUNTER, (key, *place))
    connection.executemany(
        statements.CONFIRM_LOT, [lot_values(key, lot, (lot.amount, 0)) for lot in lots.values()]
    )
    connection.executemany(
        statements.CONFIRM_COUNTER, [(key, *place, n, 0) for place, n in counters.items()]
    )
    return gone


def _any_local_alone(connection: Connection, key: bytes, lots: Iterable[LotId]) -> bool:
    """Tell whether one of the lots is there by operations alone, whose terms it has then."""
    return any(connection.execute(_LOCAL_ALONE, (key, lot)).fetchone() for lot in lots)


def _recount_lots(connection: Connection, key: bytes) -> None:
    """Build the local part of the account's lots anew, from the operations that wait.

    A lot without a base has the days that the first of these gave it.
    """
    connection.execute("DELETE FROM lot WHERE member_id = ? AND base_amount = 0", (key,))
    connection.execute("UPDATE lot SET local_amount = 0 WHERE member_id = ?", (key,))
    for (payload,) in connection.execute(_UNSENT_PAYLOADS, (key,)).fetchall():
        for lot in _lots_of(payload, key):
            connection.execute(statements.ADD_TO_LOT, lot_values(key, lot, (0, lot.amount)))
            connection.execute(statements.DROP_EMPTY_LOT, (key, lot.lot_id))


def _lots_of(payload: bytes, key: bytes) -> Iterable[Lot]:
    draft = decode_operation(payload).draft
    if draft.member_id.bytes == key:
        yield from draft.effects.lots
    for other in draft.others:
        if other.member_id.bytes == key:
            yield from other.effects.lots
