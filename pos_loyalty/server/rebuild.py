# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Makes everything that follows from the operations anew, from the operations alone.

Whose account an operation moved is a fact of its own (``redirect``); all else is sums, so the order
does not matter and the rows come out as they were. Visits are added to those that are there: of
whom a till has only asked, no operation tells.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    or_,
    select,
    tuple_,
    update,
)

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.domain.ops import MergeFact
from pos_loyalty.server.accounts.aliases import link
from pos_loyalty.server.accounts.cards import find_by_new_cards, recard
from pos_loyalty.server.accounts.postings import Postings
from pos_loyalty.server.database import Database
from pos_loyalty.server.operations.reading import (
    CardChanged,
    Content,
    Enrolled,
    OpKey,
    read_operation,
)
from pos_loyalty.server.operations.store import Roots, enrol, post
from pos_loyalty.server.tables import (
    account,
    alias,
    counter,
    entry,
    grant,
    identifier,
    lot,
    member,
    op,
    redirect,
    seen,
)

AT_ONCE: Final = 1_000

PROJECTIONS: Final = (member, identifier, alias, account, lot, counter, entry)
"""The tables that are dropped and made anew."""

_place: Final = (op.c.till_id, op.c.epoch, op.c.seq)
_of_card: Final = op.alias("of_card")
_ENROLMENTS: Final = (
    select(*_place, op.c.payload)
    .where(op.c.kind == "enrolment", op.c.is_applied == 1)
    .order_by(op.c.received_at, *_place)
)
_MERGES: Final = select(op.c.payload, op.c.is_undone, op.c.received_at, *_place).where(
    op.c.kind == "merge", op.c.is_applied == 1
)
_is_card_change: Final = select(_of_card.c.op_id).where(
    _of_card.c.kind == "card_change", _of_card.c.is_applied == 1
)
_CARD_CHANGES: Final = (
    select(*_place, op.c.payload)
    .where(
        op.c.is_applied == 1,
        or_(
            op.c.kind == "card_change",
            and_(op.c.kind == "undo", op.c.refers_to.in_(_is_card_change)),
        ),
    )
    .order_by(*_place)
)
_APPLIED: Final = select(*_place, op.c.payload).where(op.c.is_applied == 1).order_by(*_place)
_of_redirect: Final = tuple_(redirect.c.till_id, redirect.c.epoch, redirect.c.seq)
_USED: Final = (
    update(grant)
    .where(grant.c.grant_id == bindparam("of_grant"), grant.c.till_id == bindparam("of_till"))
    .values(used=bindparam("sum"))
)
_THERE_AND_BACK: Final = 2
_STEP: Final = (
    update(member)
    .where(member.c.member_id == bindparam("of_member"))
    .values(version=member.c.version + bindparam("steps"))
)
_DIGESTED: Final = (
    *(select(table).order_by(*table.primary_key) for table in PROJECTIONS if table is not account),
    select(seen).order_by(*seen.primary_key),
    # At version 0 an account has only been asked about.
    select(account).where(account.c.version > 0).order_by(account.c.member_id),
    select(grant.c.grant_id, grant.c.used).order_by(grant.c.grant_id),
)


def rebuild(database: Database) -> int:
    """Make the projections anew, in one transaction; return how many operations were applied.

    Nobody may be taking operations meanwhile: the service is stopped. Until this returns nothing
    has changed.
    """
    # The rows to be read are not those that are written: another connection reads them meanwhile.
    return database.write(lambda writer: database.read(lambda reader: _rebuild(writer, reader)))


def projection_digest(database: Database) -> str:
    """Return the SHA-256, in hex, of all that a rebuild makes: equal digests are equal rows."""
    return database.read(_digest)


def _rebuild(writer: Connection, reader: Connection) -> int:
    for table in PROJECTIONS:
        writer.execute(delete(table))
    writer.execute(update(grant).values(used=0))
    for some in _chunks(_streamed(reader, _ENROLMENTS)):
        _enrol_again(writer, some)
    for some in _chunks(_streamed(reader, _MERGES)):
        _merge_again(writer, some)
    count, used = 0, dict[tuple[bytes, bytes], int]()
    for some in _chunks(_streamed(reader, _APPLIED)):
        count += len(some)
        contents = _contents(some)
        _post_again(writer, contents, _redirects(reader, some))
        for key, content in contents.items():
            for use in content.uses:
                of_whom = use.grant_id.bytes, key.till_id.bytes
                used[of_whom] = used.get(of_whom, 0) + use.amount
    _card_again(writer, reader)
    if used:
        sums = [
            {"of_grant": grant_id, "of_till": till_id, "sum": total}
            for (grant_id, till_id), total in sorted(used.items())
        ]
        writer.execute(_USED, sums)
    return count


def _enrol_again(writer: Connection, rows: Sequence[Row[Any]]) -> None:
    facts = (content.fact for content in _contents(rows).values())
    enrol(writer, [fact.member for fact in facts if isinstance(fact, Enrolled)])


def _merge_again(writer: Connection, rows: Sequence[Row[Any]]) -> None:
    """Link those who are merged, and count the steps of those who were."""
    made_at = {_key(row): row.received_at for row in rows}
    standing = {_key(row) for row in rows if not row.is_undone}
    for key, content in _contents(rows).items():
        if isinstance(content.fact, MergeFact) and key in standing:
            link(writer, content.member_id, content.fact.survivor_id, made_at[key])
        else:  # a step there and a step back
            stepped = {"of_member": content.member_id.bytes, "steps": _THERE_AND_BACK}
            writer.execute(_STEP, stepped)


def _card_again(writer: Connection, reader: Connection) -> None:
    """Write anew which cards members have, once the sums that say so are there."""
    steps: dict[MemberId, int] = {}
    for some in _chunks(_streamed(reader, _CARD_CHANGES)):
        contents, redirects = _contents(some), _redirects(reader, some)
        facts = ((content.member_id, content.fact) for content in contents.values())
        changed = ((who, fact) for who, fact in facts if isinstance(fact, CardChanged))
        find_by_new_cards(writer, [(who, fact.new_card_number) for who, fact in changed])
        for key, content in contents.items():
            named = content.member_id
            for member_id in {named, redirects.get(key, {}).get(named, named)}:
                steps[member_id] = steps.get(member_id, 0) + 1
    recard(writer, steps)


def _post_again(
    writer: Connection, contents: Mapping[OpKey, Content], redirects: Mapping[OpKey, Roots]
) -> None:
    postings = Postings()
    for key, content in contents.items():
        post(postings, key, content, redirects.get(key, {}))
    postings.write(writer, with_redirects=False)


def _redirects(
    reader: Connection, rows: Sequence[Row[Any]]
) -> dict[OpKey, dict[MemberId, MemberId]]:
    """Return whose accounts the operations of a chunk moved, where not their own."""
    first, last = tuple_(*rows[0][:3]), tuple_(*rows[-1][:3])
    question = select(redirect).where(_of_redirect >= first, _of_redirect <= last)
    found: dict[OpKey, dict[MemberId, MemberId]] = {}
    for row in reader.execute(question):
        moved = found.setdefault(_key(row), {})
        moved[MemberId(UUID(bytes=row.from_id))] = MemberId(UUID(bytes=row.to_id))
    return found


def _contents(rows: Iterable[Row[Any]]) -> dict[OpKey, Content]:
    read = (read_operation(_key(row), row.payload) for row in rows)
    return {sent.key: sent.content for sent in read if sent.content is not None}


def _key(row: Row[Any]) -> OpKey:
    return OpKey(TillId(UUID(bytes=row.till_id)), row.epoch, row.seq)


def _streamed(reader: Connection, question: Select[Any]) -> Iterator[Row[Any]]:
    options = {"stream_results": True, "yield_per": AT_ONCE}
    return iter(reader.execute(question, execution_options=options))


def _chunks(rows: Iterator[Row[Any]]) -> Iterator[Sequence[Row[Any]]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _digest(reader: Connection) -> str:
    digest = hashlib.sha256()
    for question in _DIGESTED:
        for row in _streamed(reader, question):
            digest.update(f"{tuple(row)!r}\n".encode())
    return digest.hexdigest()
