# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which card somebody has now, and whether it works: told from the sums on their account.

Every till keeps who the members are, but the accounts only of those whom its store has seen. So
what became of a card is written into the member's row too, and goes to all of them. The row is made
from the card of the enrolment and the counters as they stand: the order in which operations came
does not matter.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update

from pos_loyalty.domain.cards import CARDS, CardRecord, CardStanding, as_carded, cards_of
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.domain.ops import EnrolmentFact
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.server.accounts.aliases import find_enrolment
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.tables import counter, identifier, member, op

CARD: Final = "c"
"""The first letter of an identifier's key, where the rest is a card's number. Stored."""

_IDENTIFIERS: Final = Insertion(identifier, "DO NOTHING")
_FORGET: Final = delete(identifier).where(
    identifier.c.key == bindparam("key"), identifier.c.member_id == bindparam("of_member")
)
_ENROLMENT: Final = (
    select(op.c.payload)
    .where(op.c.member_id == bindparam("member"), op.c.kind == "enrolment", op.c.is_applied == 1)
    .order_by(op.c.received_at, op.c.till_id, op.c.epoch, op.c.seq)
    .limit(1)
)
_CARDS: Final = select(counter.c.name, counter.c.amount).where(
    counter.c.member_id == bindparam("account"), counter.c.name.like(f"{CARDS}%")
)
_RECARD: Final = (
    update(member)
    .where(member.c.member_id == bindparam("of_member"))
    .values(
        card_number=bindparam("number"),
        status=bindparam("standing"),
        version=member.c.version + bindparam("steps"),
    )
    .returning(member.c.version)
)


def recard(connection: Connection, steps: Mapping[MemberId, int]) -> Mapping[MemberId, int]:
    """Write anew which card these members have; return the new versions of their rows.

    A card that was given out and taken back finds nobody any more.

    Args:
        steps: By member, by how much their row's version grows.
    """
    versions: dict[MemberId, int] = {}
    roots = find_enrolment(connection, steps)
    for member_id in sorted(steps):
        enrolled = _enrolled(connection, member_id)
        if enrolled is None:
            continue
        record = record_of(connection, roots.root(member_id))
        carded = as_carded(enrolled, record)
        for number in record.withdrawn.keys() - {enrolled.card_number}:
            connection.execute(_FORGET, {"key": f"{CARD}{number}", "of_member": member_id.bytes})
        values = {
            "of_member": member_id.bytes,
            "number": carded.card_number,
            "standing": carded.status.value,
            "steps": steps[member_id],
        }
        version = connection.execute(_RECARD, values).scalar()
        if version is not None and steps[member_id]:
            versions[member_id] = int(version)
    return versions


def find_by_new_cards(connection: Connection, given: Iterable[tuple[MemberId, str]]) -> None:
    """Let the numbers of cards that were given out find those who have them."""
    keys = {(f"{CARD}{number}", member_id.bytes) for member_id, number in given if number}
    _IDENTIFIERS.run(connection, sorted(keys))


def record_of(connection: Connection, account: MemberId) -> CardRecord:
    """Return what became of the cards of an account."""
    rows = connection.execute(_CARDS, {"account": account.bytes}).all()
    return cards_of((row.name, row.amount) for row in rows)


def status_of_card(connection: Connection, member_id: MemberId, card: str) -> MemberStatus | None:
    """Return whether one of somebody's cards works; ``None`` if another one stands for it."""
    root = find_enrolment(connection, [member_id]).root(member_id)
    standing = record_of(connection, root).standing(card)
    if standing is CardStanding.REPLACED:
        return None
    return MemberStatus.BLOCKED if standing is CardStanding.BLOCKED else MemberStatus.ACTIVE


def _enrolled(connection: Connection, member_id: MemberId) -> Member | None:
    """Return somebody as they were when they joined."""
    payload = connection.execute(_ENROLMENT, {"member": member_id.bytes}).scalar()
    if payload is None:
        return None
    fact = decode_operation(payload).fact
    return fact.member if isinstance(fact, EnrolmentFact) else None
