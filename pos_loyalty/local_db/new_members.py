# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Adds many members at once whom the file does not know yet, with what they have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Values
from pos_loyalty.local_db.rows import (
    NOT_CONFIRMED,
    ConfirmedAs,
    day_text,
    identifier_keys,
    lot_values,
    member_values,
    name_words,
)
from pos_loyalty.local_db.seal import add_to_seal

_KEY: Final = itemgetter(slice(2))
"""The first two columns: what the rows of every table that is filled here are told apart by."""

_UNSENT_STEPS: Final = (
    "SELECT member_id, count(*) FROM ("
    "SELECT own.member_id FROM op AS own JOIN till"
    " ON (own.epoch, own.seq) > (acked_epoch, acked_seq) UNION ALL"
    " SELECT other.member_id FROM op JOIN till ON (op.epoch, op.seq) > (acked_epoch, acked_seq)"
    " JOIN op_other AS other USING (epoch, seq)) GROUP BY member_id"
)


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member whom the file does not know yet, and what the server says that they have.

    Attributes:
        lots: No lot twice.
        counters: No (name, day) twice.
        version: Of the account here, before what operations of this till add to it.
    """

    member: Member
    lots: Sequence[Lot]
    counters: Sequence[CounterChange]
    version: int = 0
    confirmed: ConfirmedAs = NOT_CONFIRMED


def add_members(connection: Connection, new: Sequence[NewMember]) -> None:
    """Add the members in the open transaction, and seal what was confirmed of them.

    What operations here have changed in their accounts before they were known counts from now on.
    """
    steps: dict[bytes, int] = dict(connection.execute(_UNSENT_STEPS).fetchall())
    words = {word for one in new for word in name_words(one.member)}
    # Rows in the order of their keys touch each page of a table once.
    for table, sql, rows in (
        ("member", statements.INSERT_MEMBER, [_member_row(one, steps) for one in new]),
        ("identifier", statements.INSERT_IDENTIFIER, _each(_identifier_rows, new)),
        ("name_word", statements.INSERT_NAME_WORD, ((word, word[::-1]) for word in words)),
        ("lot", statements.CONFIRM_LOT, _each(_lot_rows, new)),
        ("counter", statements.CONFIRM_COUNTER, _each(_counter_rows, new)),
    ):
        in_order = sorted(rows, key=_KEY)
        connection.executemany(sql, in_order)
        add_to_seal(connection, table, in_order)


def _each(
    rows_of: Callable[[NewMember], Iterable[Values]], members: Iterable[NewMember]
) -> Iterator[Values]:
    return (row for one in members for row in rows_of(one))


def _member_row(one: NewMember, steps: dict[bytes, int]) -> Values:
    version = one.version + steps.get(one.member.member_id.bytes, 0)
    return member_values(one.member, (1, one.version, version), one.confirmed)


def _identifier_rows(one: NewMember) -> Iterator[Values]:
    member = one.member.member_id.bytes
    return ((key, member) for key in identifier_keys(one.member))


def _lot_rows(one: NewMember) -> Iterator[Values]:
    member = one.member.member_id.bytes
    return (lot_values(member, lot, (lot.amount, 0)) for lot in one.lots if lot.amount)


def _counter_rows(one: NewMember) -> Iterator[Values]:
    member = one.member.member_id.bytes
    return (
        (member, change.name, day_text(change.day) or "", change.amount, 0)
        for change in one.counters
        if change.amount
    )
