# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Begins an epoch that the server has given: what it does not hold is numbered anew in it.

An operation keeps its id, its effects and the receipt number that a customer has in the hand; only
its place in the log is another one, and so are its hash and the chain.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.account_change import Shift
from pos_loyalty.local_db.acknowledging import move
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.log_reading import Place, operation_at, till_id_of
from pos_loyalty.local_db.seal import GRANT_TABLES, resealed
from pos_loyalty.local_db.standing_row import read_standing, write_standing
from pos_loyalty.protocol.chain import ChainHead, genesis, next_chain, payload_hash
from pos_loyalty.protocol.operations import renumbered
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest

ASKED_MAX: Final = 10_000
"""So many operations the till asks about. Of more that wait those beyond are taken to be lacking:
the server knows each by its id.
"""

_WAITING: Final = (
    "SELECT op.epoch, op.seq, payload_sha256 FROM op JOIN till"
    " ON (op.epoch, op.seq) > (acked_epoch, acked_seq) ORDER BY op.epoch, op.seq LIMIT ?"
)
_NEWEST: Final = (
    "SELECT * FROM (SELECT epoch, seq, payload_sha256 FROM op"
    " ORDER BY epoch DESC, seq DESC LIMIT ?) ORDER BY epoch, seq"
)
_ALL_WAITING: Final = (
    "SELECT op.epoch, op.seq FROM op JOIN till"
    " ON (op.epoch, op.seq) > (acked_epoch, acked_seq) ORDER BY op.epoch, op.seq"
)
_PAYLOAD: Final = "SELECT payload FROM op WHERE epoch = ? AND seq = ?"
_MOVE_OP: Final = (
    "UPDATE op SET epoch = ?, seq = ?, payload = ?, payload_sha256 = ?, chain = ?"
    " WHERE epoch = ? AND seq = ?"
)
_MOVE_ENTRIES: Final = "UPDATE ledger_entry SET epoch = ?, seq = ? WHERE epoch = ? AND seq = ?"
_MOVE_OTHERS: Final = (
    "UPDATE op_other SET epoch = ?, seq = ? WHERE member_id = ? AND epoch = ? AND seq = ?"
)


def epoch_request(connection: Connection) -> EpochRequest:
    """Return what the till cannot tell to be held: what waits, and what was acknowledged lately.

    A server that was restored may have lost that too.
    """
    unsent = tuple((epoch, seq, sha256.hex()) for epoch, seq, sha256 in _asked(connection))
    return EpochRequest(old_epoch=read_standing(connection).epoch, unsent=unsent)


def begin_epoch(connection: Connection, answer: EpochAnswer) -> ChainHead:
    """Number anew what the server does not hold, and return the new end of the log.

    What is shown stays as it is, whichever way an operation is found; but for those that the server
    holds and has not counted, which count here no more either.

    Raises:
        ValueError: If the epoch is none above all that were.
    """
    before = read_standing(connection)
    if answer.epoch <= before.epoch:
        raise ValueError("an epoch is above all that were")
    waiting = tuple(connection.execute(_ALL_WAITING).fetchall())
    lacking = tuple(_lacking(connection, answer.held, waiting))
    lost = tuple(_operations(connection, [place for place in lacking if place <= before.acked]))
    held = set(waiting) - set(lacking)
    counted = tuple(_operations(connection, sorted(held.difference(answer.without_effect))))
    uncounted = tuple(_operations(connection, sorted(held.intersection(answer.without_effect))))
    head = _number_anew(connection, lacking, answer.epoch)
    number = before.earlier + before.next_seq - 1
    head = head._replace(earlier=number - head.seq)
    write_standing(
        connection,
        epoch=head.epoch,
        next_seq=head.seq + 1,
        head_chain=head.chain,
        earlier=head.earlier,
        acked_epoch=head.epoch,
        acked_seq=0,
        sent_epoch=head.epoch,
        sent_seq=0,
        restored_at=None,
        needs_epoch=0,
    )
    move(connection, before.era, counted, Shift.FOUND_HELD)
    move(connection, before.era, uncounted, Shift.ANSWERED)
    move(connection, before.era, lost, Shift.FOUND_LACKING)
    give_up_grants(connection)
    return head


def give_up_grants(connection: Connection) -> None:
    """Let go of all that was set aside for this till; the server frees it when its time is over."""
    members = connection.execute("SELECT DISTINCT member_id FROM grant_held").fetchall()
    for (key,) in members:
        with resealed(connection, key, GRANT_TABLES):
            connection.execute("DELETE FROM grant_held WHERE member_id = ?", (key,))


def _asked(connection: Connection) -> list[tuple[int, int, bytes]]:
    rows = connection.execute(_WAITING, (ASKED_MAX,)).fetchall()
    if len(rows) < ASKED_MAX:
        rows = connection.execute(_NEWEST, (ASKED_MAX,)).fetchall()
    return [(epoch, seq, sha256) for epoch, seq, sha256 in rows]


def _lacking(
    connection: Connection, held: Collection[Place], waiting: Iterable[Place]
) -> Iterator[Place]:
    """Yield the operations that the server does not hold, in order.

    It takes those of an epoch in order: what follows one that it lacks it cannot have. What waits
    and was not asked about it lacks as well.
    """
    asked = [(epoch, seq) for epoch, seq, _ in _asked(connection)]
    known, broken_off = frozenset(held), set[int]()
    for place in sorted({*asked, *waiting}):
        if place not in known:
            broken_off.add(place[0])
        if place[0] in broken_off:
            yield place


def _operations(connection: Connection, places: Iterable[Place]) -> Iterator[Operation]:
    return (operation_at(connection, place) for place in places)


def _number_anew(connection: Connection, places: Iterable[Place], epoch: int) -> ChainHead:
    head = genesis(till_id_of(connection), epoch)
    for old in places:
        new = (epoch, head.seq + 1)
        (payload,) = connection.execute(_PAYLOAD, old).fetchone() or (b"",)
        moved = renumbered(payload, *new)
        sha256 = payload_hash(moved)
        head = head._replace(seq=new[1], chain=next_chain(head.chain, sha256))
        connection.execute(_MOVE_OP, (*new, moved, sha256, head.chain, *old))
        connection.execute(_MOVE_ENTRIES, (*new, *old))
        for other in operation_at(connection, new).draft.others:
            connection.execute(_MOVE_OTHERS, (*new, other.member_id.bytes, *old))
        connection.execute("DELETE FROM outcome WHERE epoch = ? AND seq = ?", old)
    return head
