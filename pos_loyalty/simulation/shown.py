# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a till shows what it should: what the server had said, plus what that did not hold yet.

The server's balances are remembered at each version of each account, with the operations that were
in them. Of whatever version a till has, it has to show that balance and its own operations that
were not in it, each once. How the till keeps the two apart is its own business.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Account
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.operations import UnreadableOperation, decode_operation
from pos_loyalty.simulation.books import Books

Sums = dict[str, int]

_SHOWN: Final = """
    SELECT lower(hex(member_id)), unit, sum(base_amount + local_amount)
      FROM lot GROUP BY member_id, unit HAVING sum(base_amount + local_amount) <> 0
"""
_ACCOUNTS: Final = "SELECT lower(hex(member_id)), version FROM account"
_MERGED: Final = """
    SELECT lower(hex(member_id)), lower(hex(merged_into)) FROM member
     WHERE merged_into IS NOT NULL
"""
_OPERATIONS: Final = """
    SELECT op.op_id, (op.epoch, op.seq) <= (acked_epoch, acked_seq) FROM till, op
"""
_PLACE: Final = """
    SELECT epoch, next_seq, acked_epoch, acked_seq, (SELECT count(*) FROM op) FROM till
"""
_PAYLOAD: Final = "SELECT payload FROM op WHERE op_id = ?"
_WITH_ENTRIES: Final = """
    SELECT DISTINCT lower(hex(entry.member_id)) AS member, lower(hex(op.op_id)) AS op,
           lower(hex(original_member_id)) AS original
      FROM entry JOIN op USING (till_id, epoch, seq) WHERE entry.member_id IN ({})
"""
_BALANCES: Final = """
    SELECT lower(hex(member_id)) AS member, unit, sum(amount) AS amount
      FROM lot WHERE member_id IN ({}) GROUP BY member_id, unit
"""
_WITHOUT_EFFECT: Final = """
    SELECT lower(hex(op_id)) AS op FROM op WHERE is_applied = 0 OR outcome = 'parked'
"""
_FAMILY_MAX: Final = 10
_TRIES_MAX: Final = 64
"""Of combinations of moments, where restores have given one version to several of them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An account at one version: what it holds, and the operations that are in it."""

    sums: Mapping[str, int]
    contained: frozenset[str]


NOTHING: Final = Moment({}, frozenset())


class Confirmed:
    """What the server has said of accounts, ever.

    Attributes:
        without_effect: The operations that it has taken, and that counted for nothing then: a till
            shows them once a row holds them, also after the server was put back.
        elsewhere: Operation and member, where the server has counted it to whom the member had
            become part of: there it stays, also when that is taken back.
        news: Grows with whatever it says that it has not said before.
    """

    def __init__(self) -> None:
        self._versions: dict[str, int] = {}
        self._seen: set[tuple[str, int]] = set()
        self._moments: dict[tuple[str, int], list[Moment]] = defaultdict(list)
        self.without_effect: set[str] = set()
        self.elsewhere: set[tuple[str, str]] = set()
        self._moved: dict[str, Mapping[str, Sums]] = {}
        self.news = 0

    def take_without_effect(self, books: Books) -> None:
        """Remember what was taken without any effect."""
        before = len(self.without_effect)
        self.without_effect.update(row["op"] for row in books.rows(_WITHOUT_EFFECT))
        self.news += len(self.without_effect) - before

    def take(self, books: Books) -> None:
        """Remember the accounts that have changed."""
        versions = books.versions()
        changed = [m for m, version in versions.items() if self._versions.get(m) != version]
        self._versions = versions
        ids = [bytes.fromhex(member) for member in changed]
        places = ", ".join("?" * len(ids))
        sums: dict[str, Sums] = defaultdict(dict)
        for row in books.rows(_BALANCES.format(places), *ids):
            if row["amount"]:
                sums[row["member"]][row["unit"]] = row["amount"]
        contained: dict[str, set[str]] = defaultdict(set)
        for row in books.rows(_WITH_ENTRIES.format(places), *ids):
            contained[row["member"]].add(row["op"])
            if row["original"] != row["member"]:
                self.elsewhere.add((row["op"], row["original"]))
        for member in changed:
            moment = Moment(sums[member], frozenset(contained[member]))
            self._seen.add((member, versions[member]))
            known = self._moments[member, versions[member]]
            if moment not in known:
                known.append(moment)
                self.news += 1

    def at(self, member: str, version: int | None) -> list[Moment]:
        """Return what the account was at that version: more than one after a restore.

        Nothing is known where the version is 0, since the server has lost what it had said, and
        where a server that was put back has come past the version between two looks.
        """
        if version is None:
            return [NOTHING]
        is_passed = self._versions.get(member, 0) > version
        if not version or (is_passed and (member, version) not in self._seen):
            return []
        return self._moments.get((member, version), [])

    def moved_by(self, op: str, connection: Connection) -> Mapping[str, Sums]:
        """Return by member and unit what an operation moves that is in a till's log.

        It is the same in every copy of it.
        """
        if op not in self._moved:
            row = connection.execute(_PAYLOAD, (bytes.fromhex(op),)).fetchone()
            self._moved[op] = _moved(row[0] if row else b"")
        return self._moved[op]

    def put_back(self) -> None:
        """Take note that the server counts versions again from some that it had before."""
        self._seen.clear()
        self._versions.clear()


class _Own(NamedTuple):
    """What one of the till's operations moves of one member's."""

    op: str
    sums: Sums
    is_acknowledged: bool


Owned = Mapping[str, list[_Own]]
"""By member, the till's own operations that count for something."""


class _Display(NamedTuple):
    """What a till has, read at one moment: all that decides whether it shows what it should.

    Attributes:
        place: How far its log has come, and what of it is acknowledged.
        shown: By member and unit; without units of which there is nothing.
        survivors: By merged member, whom the till counts them to.
    """

    place: Row | None
    shown: list[Row]
    versions: list[Row]
    survivors: list[Row]

    def families(self, own: Owned) -> Iterable[list[str]]:
        """Return who is shown together."""
        survivors: dict[str, str] = dict(self.survivors)
        members = {row[0] for row in (*self.shown, *self.versions)}
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(members.union(own)):
            found[_survivor(member, survivors)].append(member)
        return found.values()


class Shown:
    """Looks at what the program on a till shows, time and again.

    What decides is read each time. What was found right is not judged again as long as it is
    equal: neither a till, nor those who are shown together, nor what its operations move.
    """

    def __init__(self, store: SqliteStore, confirmed: Confirmed) -> None:
        """Begin to look at an open store."""
        self._store = store
        self._confirmed = confirmed
        self._right: tuple[int, _Display] | None = None
        self._right_families: dict[str, object] = {}
        self._own: Owned = {}
        self._own_of: object = None

    def differing(self, *, is_copied: bool = False) -> Iterator[str]:
        """Yield what the till shows otherwise than it should.

        Args:
            is_copied: Two machines work with one disk: until the till has spoken to the server, it
                cannot know that the other has handed over what waits here.
        """
        with self._store.reading() as uow:
            display = _read(uow.connection)
            state = (self._confirmed.news, display)
            if state == self._right:
                return
            self._take_own(uow.connection, display.place)
        yield from self._wrong(display, is_copied=is_copied)
        self._right = state

    def _wrong(self, display: _Display, *, is_copied: bool) -> Iterator[str]:
        shown: dict[str, Sums] = defaultdict(dict)
        for member, unit, amount in display.shown:
            shown[member][unit] = amount
        versions: dict[str, int] = dict(display.versions)
        for family in display.families(self._own):
            found = _together(shown[m] for m in family if m in shown)
            moments = [self._confirmed.at(member, versions.get(member)) for member in family]
            own = [each for member in family for each in self._own.get(member, ())]
            # The moments of a version only become more.
            known = [(versions.get(m), len(n)) for m, n in zip(family, moments, strict=True)]
            judged = (found, family, known, own)
            if self._right_families.get(family[0]) == judged:
                continue
            yield from _wrong_together(family[0], found, moments, own, is_copied=is_copied)
            self._right_families[family[0]] = judged

    def _take_own(self, connection: Connection, place: Row | None) -> None:
        """Read the till's own operations, unless they are those that were read last."""
        confirmed = self._confirmed
        of = (place, len(confirmed.without_effect), len(confirmed.elsewhere))
        if of == self._own_of:
            return
        own: dict[str, list[_Own]] = defaultdict(list)
        for op_id, is_acknowledged in connection.execute(_OPERATIONS).fetchall():
            op = op_id.hex()
            if is_acknowledged and op in confirmed.without_effect:
                continue
            for member, sums in confirmed.moved_by(op, connection).items():
                if not (is_acknowledged and (op, member) in confirmed.elsewhere):
                    own[member].append(_Own(op, sums, bool(is_acknowledged)))
        self._own, self._own_of = own, of


def _read(connection: Connection) -> _Display:
    execute = connection.execute
    return _Display(
        execute(_PLACE).fetchone(),
        execute(_SHOWN).fetchall(),
        execute(_ACCOUNTS).fetchall(),
        execute(_MERGED).fetchall(),
    )


def _wrong_together(
    member: str,
    found: Sums,
    moments: Sequence[Sequence[Moment]],
    own: Sequence[_Own],
    *,
    is_copied: bool,
) -> Iterator[str]:
    """Yield if a family is shown otherwise than at any moments of the versions that the till has.

    Args:
        member: One of the family.
        is_copied: What waits may be in the rows already.
    """
    waiting = [each for each in own if not each.is_acknowledged] if is_copied else []
    expected: Sums = {}
    for held, _ in zip(product(*moments), range(_TRIES_MAX), strict=False):
        expected = _expected(held, own)
        if found == expected or (waiting and found == _expected(held, own, waiting)):
            return
    if all(moments):
        yield f"shows {found} of member {member[:8]}, not {expected}"


def _expected(held: Sequence[Moment], own: Iterable[_Own], twice: Sequence[_Own] = ()) -> Sums:
    """Return what should be shown; of ``twice`` also what the moments contain."""
    contained = [moment.contained for moment in held]
    added = [
        each.sums for each in own if each in twice or not any(each.op in ops for ops in contained)
    ]
    return _together((*(moment.sums for moment in held), *added))


def _together(parts: Iterable[Mapping[str, int]]) -> Sums:
    several = [sums for sums in parts if sums]
    if len(several) == 1:
        return dict(several[0])
    total: Sums = {}
    for sums in several:
        for unit, amount in sums.items():
            total[unit] = total.get(unit, 0) + amount
    return {unit: amount for unit, amount in total.items() if amount}


def _survivor(member: str, survivors: Mapping[str, str]) -> str:
    for _ in range(_FAMILY_MAX):
        if member not in survivors:
            break
        member = survivors[member]
    return member


def _moved(payload: bytes) -> Mapping[str, Sums]:
    """Return by member and unit what an operation moves."""
    try:
        draft = decode_operation(payload).draft
    except UnreadableOperation:
        return {}
    moved: dict[str, Sums] = {}
    own = (draft.member_id, draft.effects)
    for member_id, effects in (own, *((o.member_id, o.effects) for o in draft.others)):
        if member_id == PROGRAM_ACCOUNT:
            continue
        sums = moved.setdefault(member_id.hex, {})
        for entry in effects.entries:
            if entry.account is Account.MEMBER:
                sums[entry.unit] = sums.get(entry.unit, 0) + entry.amount
    return {m: {unit: n for unit, n in sums.items() if n} for m, sums in moved.items()}
