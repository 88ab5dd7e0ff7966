# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Looking up a card, beside the same queries on a plain SQLite file with the same members."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, Final

from bench import filling
from bench.figures import Figure, all_timings
from bench.measure import Competition, Contestant, compete
from bench.selling import OPENED_AT
from bench.stores import BUILD_METHOD, CACHE, plain_file_with, store_with
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.rows import CARD
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.ports import Store

PEER_LIMIT: Final = 4.0
GROWTH_LIMIT: Final = 1.5

_SEED: Final = 7
_STORE: Final = "store: members.by_card + ledger.state_of"
_VIEW: Final = "identify_by_card: all that is shown"
_PEER: Final = "stdlib sqlite3, the same SELECTs"


def measure(members: int) -> Iterator[Figure]:
    """Yield what a lookup costs beside a plain file's."""
    competition = _beside_a_plain_file(members)
    timings, is_void = all_timings(competition), competition.is_void
    for name, ours, limit in (("lookup", _STORE, PEER_LIMIT), ("lookup, shown", _VIEW, None)):
        yield Figure(
            name=f"{name}, p50",
            meaning=f"{ours} ÷ {_PEER}",
            value=competition.ratio(ours, _PEER),
            limit=limit,
            is_void=is_void,
            timings={} if limit is None else timings,
            facts={} if limit is None else {"members": members, "built": BUILD_METHOD},
        )
        cpu_ratio = competition.cpu_ratio(ours, _PEER)
        yield Figure(
            name=f"{name}, CPU", meaning=f"{ours} ÷ {_PEER}", value=cpu_ratio, is_void=is_void
        )


def _beside_a_plain_file(members: int) -> Competition:
    peer = sqlite3.connect(plain_file_with(members), isolation_level=None)
    with closing(peer), closing(open_store(store_with(members), keyring=None)) as store:
        contestants = (
            Contestant(_STORE, random_cards(members), store_lookup(store)),
            Contestant(_VIEW, random_cards(members), _view(store)),
            Contestant(_PEER, random_cards(members), plain_lookup(peer)),
        )
        return compete(contestants, folder=CACHE)


def measure_growth(members: int, more_members: int) -> Figure:
    """Return what a lookup among more members costs beside one among fewer."""
    few, many = (f"{_STORE}, {count:,} members" for count in (members, more_members))
    with (
        closing(open_store(store_with(members), keyring=None)) as smaller,
        closing(open_store(store_with(more_members), keyring=None)) as larger,
    ):
        contestants = (
            Contestant(few, random_cards(members), store_lookup(smaller)),
            Contestant(many, random_cards(more_members), store_lookup(larger)),
        )
        competition = compete(contestants, folder=CACHE)
    return Figure(
        name="lookup, ten times the members",
        meaning=f"{_STORE}: {more_members:,} members ÷ {members:,}",
        value=competition.ratio(many, few),
        limit=GROWTH_LIMIT,
        is_void=competition.is_void,
        timings=all_timings(competition),
    )


def random_cards(members: int) -> Iterator[str]:
    """Yield cards without end."""
    dice = filling.dice(_SEED)
    while True:
        yield filling.card_of(dice.randrange(members), members)


def store_lookup(store: Store) -> Callable[[str], MemberState]:
    """Return what reads a member and their account from the store by their card."""

    def look_up(card: str) -> MemberState:
        with store.reading() as uow:
            return uow.ledger.state_of(uow.members.by_card(card).member_id)

    return look_up


def plain_lookup(connection: sqlite3.Connection | Connection) -> Callable[[str], list[Any]]:
    """Return what reads the same rows from a file, plain or not, with nothing but its driver."""
    execute = connection.execute

    def look_up(card: str) -> list[Any]:
        (member,) = execute(statements.MEMBERS_BY_KEY, (CARD + card, 1)).fetchall()
        key = member[:1]
        account = execute(statements.ACCOUNT, key).fetchone()
        lots = execute(statements.LOTS, key).fetchall()
        counters = execute(statements.COUNTERS, key).fetchall()
        return [member, account, lots, counters]

    return look_up


def _view(store: Store) -> Callable[[str], object]:
    return lambda card: identify_by_card(card, store=store, at=OPENED_AT)
