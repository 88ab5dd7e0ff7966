# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The statements of the hot paths, compiled once from the tables to the text that is executed.

The values of each are a tuple, in the order of the names given where it is made; those made from
a whole table take its columns in order.
"""

from typing import Final

from sqlalchemy import Table, bindparam, case, delete, func, insert, select, text, tuple_, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.sql import ClauseElement

from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.local_db.tables import (
    account,
    counter,
    grant_use,
    identifier,
    ledger_entry,
    lot,
    member,
    name_word,
    op,
    op_other,
    program_version,
    standing,
    till,
)

_DIALECT: Final = sqlite.dialect(paramstyle="qmark")


def _text(statement: ClauseElement, *names: str) -> str:
    compiled = statement.compile(dialect=_DIALECT)
    taken = tuple(getattr(compiled, "positiontup", None) or ())
    if taken != names:
        raise ValueError(f"takes {taken}, not {names}")
    return str(compiled)


def _limited(statement: ClauseElement, *names: str) -> str:
    """Take the most rows wanted as a last value; SQLAlchemy's own LIMIT adds an OFFSET."""
    return f"{_text(statement, *names)}\n LIMIT ?"


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _insert(table: Table) -> str:
    return _text(insert(table), *_columns(table))


def _insert_if_new(table: Table) -> str:
    return _text(upsert(table).on_conflict_do_nothing(), *_columns(table))


# ---------------------------------------------------------------- the operation log

_acked = tuple_(till.c.acked_epoch, till.c.acked_seq)
_is_unsent = tuple_(op.c.epoch, op.c.seq) > _acked

INSERT_TILL: Final = _insert(till)
READ_TILL: Final = _text(
    select(
        till.c.till_id,
        till.c.store_id,
        till.c.store_name,
        till.c.till_no,
        till.c.zone,
        till.c.currency,
    )
)
READ_HEAD: Final = _text(
    select(till.c.epoch, till.c.next_seq - text("1"), till.c.head_chain, till.c.earlier)
)
UNSENT_COUNT: Final = _text(
    select(
        case(
            (till.c.acked_epoch == till.c.epoch, till.c.next_seq - text("1") - till.c.acked_seq),
            else_=select(func.count()).select_from(op).where(_is_unsent).scalar_subquery(),
        )
    )
)
UNSENT_OPS: Final = _limited(
    select(op.c.payload)
    .where(
        tuple_(op.c.epoch, op.c.seq)
        > select(till.c.acked_epoch, till.c.acked_seq).scalar_subquery()
    )
    .order_by(op.c.epoch, op.c.seq)
)
ADVANCE_HEAD: Final = _text(
    update(till).values(next_seq=bindparam("next_seq"), head_chain=bindparam("head_chain")),
    "next_seq",
    "head_chain",
)
INSERT_OP: Final = _insert(op)
OP_BY_ID: Final = _text(select(op.c.payload).where(op.c.op_id == bindparam("op_id")), "op_id")
LATEST_OPS: Final = _text(select(op.c.payload).order_by(op.c.epoch.desc(), op.c.seq.desc()))
SALES_BY_RECEIPT: Final = _text(
    select(op.c.payload)
    .where(op.c.receipt_no == bindparam("receipt_no"))
    .order_by(op.c.epoch.desc(), op.c.seq.desc()),
    "receipt_no",
)
OPS_REFERRING: Final = _text(
    select(op.c.payload).where(op.c.refers_to == bindparam("op_id")).order_by(op.c.epoch, op.c.seq),
    "op_id",
)
UNSENT_OF_MEMBER: Final = _text(
    select(op.c.seq)
    .join(till, _is_unsent)
    .where(op.c.member_id == bindparam("member_id"))
    .union_all(
        select(op_other.c.seq)
        .join(till, tuple_(op_other.c.epoch, op_other.c.seq) > _acked)
        .where(op_other.c.member_id == bindparam("same_member_id"))
    ),
    "member_id",
    "same_member_id",
)
_own_steps = (
    select(func.count())
    .select_from(op)
    .join(till, _is_unsent)
    .where(op.c.member_id == bindparam("member_id"))
)
_other_steps = (
    select(func.count())
    .select_from(op_other)
    .join(till, tuple_(op_other.c.epoch, op_other.c.seq) > _acked)
    .where(op_other.c.member_id == bindparam("same_member_id"))
)
UNSENT_STEPS: Final = _text(
    select(_own_steps.scalar_subquery() + _other_steps.scalar_subquery()),
    "member_id",
    "same_member_id",
)
"""How many steps an account is ahead of what the server has acknowledged."""

# ---------------------------------------------------------------- what an operation changes

INSERT_MEMBER: Final = _insert(member)
INSERT_NEW_MEMBER: Final = _insert_if_new(member)
INSERT_IDENTIFIER: Final = _insert(identifier)
INSERT_NAME_WORD: Final = _insert_if_new(name_word)
STEP_VERSION: Final = _text(
    update(member)
    .values(version=member.c.version + bindparam("step"))
    .where(member.c.member_id == bindparam("id")),
    "step",
    "id",
)
STEP_VERSION_FROM: Final = _text(
    update(member)
    .values(version=member.c.version + bindparam("step"))
    .where(member.c.member_id == bindparam("id"), member.c.version == bindparam("expected")),
    "step",
    "id",
    "expected",
)
INSERT_ENTRY: Final = _insert(ledger_entry)
INSERT_OTHER: Final = _insert(op_other)
_lot = upsert(lot)
ADD_TO_LOT: Final = _text(
    _lot.on_conflict_do_update(
        index_elements=[lot.c.member_id, lot.c.lot_id],
        set_={"local_amount": lot.c.local_amount + _lot.excluded.local_amount},
    ),
    *_columns(lot),
)
_counter = upsert(counter)
ADD_TO_COUNTER: Final = _text(
    _counter.on_conflict_do_update(
        index_elements=[counter.c.member_id, counter.c.name, counter.c.day],
        set_={"local_amount": counter.c.local_amount + _counter.excluded.local_amount},
    ),
    *_columns(counter),
)
DROP_EMPTY_LOT: Final = _text(
    delete(lot).where(
        lot.c.member_id == bindparam("member_id"),
        lot.c.lot_id == bindparam("lot_id"),
        lot.c.base_amount == text("0"),
        lot.c.local_amount == text("0"),
    ),
    "member_id",
    "lot_id",
)
DROP_EMPTY_COUNTER: Final = _text(
    delete(counter).where(
        counter.c.member_id == bindparam("member_id"),
        counter.c.name == bindparam("name"),
        counter.c.day == bindparam("day"),
        counter.c.base_amount == text("0"),
        counter.c.local_amount == text("0"),
    ),
    "member_id",
    "name",
    "day",
)

# ---------------------------------------------------------------- members and their accounts

_PROFILE: Final = (*tuple(member.columns)[:11], member.c.referred_by, member.c.merged_into)
PROFILE: Final = ", ".join(f"member.{column.name}" for column in _PROFILE)
"""What ``rows.member_of`` reads, as the columns of a SELECT."""
_TERMS: Final = tuple(lot.columns)[4:]

MEMBER_BY_ID: Final = _text(
    select(*_PROFILE).where(member.c.member_id == bindparam("member_id")), "member_id"
)
MEMBERS_BY_KEY: Final = _limited(
    select(*_PROFILE)
    .select_from(identifier)
    .join(member, member.c.member_id == identifier.c.member_id)
    .where(identifier.c.key == bindparam("key")),
    "key",
)
_has_shared: Final = (
    select(counter.c.name)
    .where(counter.c.member_id == text(f"x'{PROGRAM_ACCOUNT.hex}'"))
    .correlate(None)
    .exists()
)
_absorbed: Final = member.alias("absorbed")
_has_absorbed: Final = (
    select(_absorbed.c.member_id).where(_absorbed.c.merged_into == member.c.member_id).exists()
)
_has_server: Final = (
    select(standing.c.has_server).where(standing.c.id == text("1")).scalar_subquery()
)
_segments: Final = (
    select(account.c.segments).where(account.c.member_id == member.c.member_id).scalar_subquery()
)
ACCOUNT: Final = _text(
    select(
        member.c.joined_on,
        member.c.version,
        member.c.birthday,
        member.c.referred_by,
        member.c.merged_into,
        _segments,
        _has_absorbed,
        _has_shared,
        _has_server,
    ).where(member.c.member_id == bindparam("id")),
    "id",
)
ABSORBED: Final = _text(
    select(member.c.member_id)
    .where(member.c.merged_into == bindparam("survivor"))
    .order_by(member.c.member_id),
    "survivor",
)
LOTS: Final = _text(
    select(lot.c.lot_id, (lot.c.base_amount + lot.c.local_amount), *_TERMS).where(
        lot.c.member_id == bindparam("member_id")
    ),
    "member_id",
)
COUNTERS: Final = _text(
    select(counter.c.name, counter.c.day, (counter.c.base_amount + counter.c.local_amount))
    .where(counter.c.member_id == bindparam("member_id"))
    .order_by(counter.c.name, counter.c.day),
    "member_id",
)

# As the index says it, so that the index is used.
OPEN_HOLDS: Final = _text(
    select(counter.c.name)
    .where(text("name >= 'hold:' AND name < 'hold;'"))
    .where(counter.c.base_amount + counter.c.local_amount == text("1"))
    .order_by(counter.c.name)
)

# ---------------------------------------------------------------- what the server confirms

_NOT_CONFIRMED: Final = frozenset({"member_id", "lot_id", "local_amount"})
CONFIRM_LOT: Final = _text(
    _lot.on_conflict_do_update(
        index_elements=[lot.c.member_id, lot.c.lot_id],
        set_={n: _lot.excluded[n] for n in _columns(lot) if n not in _NOT_CONFIRMED},
    ),
    *_columns(lot),
)
CONFIRM_COUNTER: Final = _text(
    _counter.on_conflict_do_update(
        index_elements=[counter.c.member_id, counter.c.name, counter.c.day],
        set_={"base_amount": _counter.excluded.base_amount},
    ),
    *_columns(counter),
)

# ---------------------------------------------------------------- search

MEMBERS_BY_KEY_FROM: Final = _limited(
    select(*_PROFILE)
    .select_from(identifier)
    .join(member, member.c.member_id == identifier.c.member_id)
    .where(identifier.c.key >= bindparam("first"), identifier.c.key < bindparam("end"))
    .order_by(identifier.c.key),
    "first",
    "end",
)
HOLDERS_OF_KEY: Final = _limited(
    select(identifier.c.member_id).where(identifier.c.key == bindparam("key")), "key"
)
HOLDS_KEY: Final = _text(
    select(identifier.c.member_id).where(
        identifier.c.key == bindparam("key"), identifier.c.member_id == bindparam("member_id")
    ),
    "key",
    "member_id",
)
HOLDER_COUNT: Final = f"SELECT count(*) FROM ({HOLDERS_OF_KEY})"  # noqa: S608 - our own text
WORDS_FROM: Final = _limited(
    select(name_word.c.word)
    .where(name_word.c.word >= bindparam("first"), name_word.c.word < bindparam("end"))
    .order_by(name_word.c.word),
    "first",
    "end",
)
_LENGTH: Final = func.length(name_word.c.word).between(bindparam("shortest"), bindparam("longest"))
WORDS_OF_LENGTH_FROM: Final = _limited(
    select(name_word.c.word).where(
        name_word.c.word >= bindparam("first"), name_word.c.word < bindparam("end"), _LENGTH
    ),
    "first",
    "end",
    "shortest",
    "longest",
)
WORDS_OF_LENGTH_TO: Final = _limited(
    select(name_word.c.word).where(
        name_word.c.reversed >= bindparam("first"), name_word.c.reversed < bindparam("end"), _LENGTH
    ),
    "first",
    "end",
    "shortest",
    "longest",
)

# ---------------------------------------------------------------- programmes

INSERT_PROGRAM: Final = _text(
    upsert(program_version)
    .values(
        program_id=bindparam("program_id"),
        effective_from=bindparam("effective_from"),
        document=bindparam("document"),
    )
    .on_conflict_do_nothing(),
    "program_id",
    "effective_from",
    "document",
)
PROGRAM_IN_FORCE: Final = _limited(
    select(program_version.c.program_id)
    .where(program_version.c.effective_from <= bindparam("day"))
    .order_by(
        program_version.c.effective_from.desc(),
        program_version.c.server_no.desc(),
        program_version.c.published_no.desc(),
    ),
    "day",
)
PROGRAM_DOCUMENT: Final = _text(
    select(program_version.c.document).where(program_version.c.program_id == bindparam("id")), "id"
)

# ---------------------------------------------------------------- rebuilding

_local_members = select(member.c.member_id).where(member.c.is_base == text("0"))

DROP_PROJECTIONS: Final = (
    _text(delete(ledger_entry)),
    _text(delete(op_other)),
    _text(delete(grant_use)),
    _text(delete(lot).where(lot.c.base_amount == text("0"))),
    _text(update(lot).values(local_amount=text("0")).where(lot.c.local_amount != text("0"))),
    _text(delete(counter).where(counter.c.base_amount == text("0"))),
    _text(
        update(counter).values(local_amount=text("0")).where(counter.c.local_amount != text("0"))
    ),
    _text(delete(identifier).where(identifier.c.member_id.in_(_local_members))),
    _text(delete(member).where(member.c.is_base == text("0"))),
    _text(
        update(member)
        .values(version=member.c.base_version)
        .where(member.c.version != member.c.base_version)
    ),
)
