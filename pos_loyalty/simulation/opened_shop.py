# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop as an administrator has set it up: made once, and copied for every run.

Nothing is put into a database by hand: stores, rules and tills come in as they do in a real shop.
Its members join, and its tills load what there is, in the first simulated hours of a run.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.ids import OpId, TillId
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.join_codes import proof_message
from pos_loyalty.protocol.sync.joining import JoinAnswer, JoinRequest
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import found
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.tills.service import CodeOrder, StoreLine, add_store, join, make_code
from pos_loyalty.server.upgrade import bring_up_to_date
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.simulation.central import FILE
from pos_loyalty.simulation.clock import START
from pos_loyalty.simulation.dice import dice, new_id
from pos_loyalty.simulation.history import Line
from pos_loyalty.simulation.people import Town
from pos_loyalty.simulation.programs import CURRENCY, FIRST_DAY, program_document

TILLS_MAX: Final = 12
_TILLS_A_STORE: Final = 3
_ZONES: Final = ("Europe/Warsaw", "Europe/Lisbon", "America/New_York", "Asia/Kolkata")
_SET_UP_AT: Final = START - timedelta(days=7)
_NEW_RULES_ON: Final = (START + timedelta(days=2)).date()
"""Published a week ahead: every till knows of them before their first day."""


@dataclass(frozen=True, slots=True)
class OpenedShop:
    """A shop that can be copied.

    Attributes:
        visitor_id: A till of somebody else's making.
        town: The people who have joined, and what they were handed.
        lines: What was written down of it.
        points: By member, what they have.
        promised: What each till has recorded.
        at_ms: When it is as it is.
    """

    folder: Path
    places: tuple[TillPlace, ...]
    visitor_id: TillId
    town: Town = field(default_factory=Town)
    lines: tuple[Line, ...] = ()
    points: Mapping[str, int] = field(default_factory=dict)
    promised: tuple[frozenset[OpId], ...] = ()
    at_ms: int = 0

    def copy(self, to: Path) -> None:
        """Copy all files into a folder that is made."""
        shutil.copytree(self.folder, to)


def till_folder(folder: Path, number: int) -> Path:
    """Return where the file of a till is in a shop's folder."""
    return folder / f"till-{number}"


def open_shop(folder: Path, tills: int) -> OpenedShop:
    """Make a shop with so many tills: at most three in a store, the stores in different zones.

    Args:
        folder: Is made.
        tills: 1 to ``TILLS_MAX``.
    """
    folder.mkdir(parents=True)
    stream = dice(0, "shop")
    places = tuple(_places(tills, stream))
    database = Database(f"sqlite:///{folder / FILE}")
    try:
        bring_up_to_date(database)
        found(database, _SET_UP_AT, stream.randbytes)
        elsewhere = TillPlace(TillId(new_id(stream)), "store-x", "Elsewhere", 1, "UTC", CURRENCY)
        for place in (*places, elsewhere):
            add_store(database, _store_line(place))
        publish(database, program_document(FIRST_DAY), now=_SET_UP_AT, may_backdate=True)
        publish(database, program_document(_NEW_RULES_ON, 2), now=_SET_UP_AT)
        for number, place in enumerate(places):
            answer = _joined(database, place, stream)
            _make_till(till_folder(folder, number), place, answer)
        _joined(database, elsewhere, stream)
    finally:
        database.close()
    return OpenedShop(folder, places, elsewhere.till_id)


def _places(tills: int, stream: Random) -> list[TillPlace]:
    places = []
    for number in range(tills):
        store, till_no = divmod(number, _TILLS_A_STORE)
        name, zone = f"store-{store + 1}", _ZONES[store % len(_ZONES)]
        till_id = TillId(new_id(stream))
        places.append(TillPlace(till_id, name, name.title(), till_no + 1, zone, CURRENCY))
    return places


def _store_line(place: TillPlace) -> StoreLine:
    return StoreLine(
        store_id=place.store_id,
        store_name=place.store_name,
        zone=place.zone,
        currency=place.currency,
    )


def _joined(database: Database, place: TillPlace, stream: Random) -> JoinAnswer:
    order = CodeOrder(
        store_id=place.store_id, till_no=place.till_no, till_name=f"Till {place.till_no}"
    )
    code = make_code(database, order, dice=stream, now=_SET_UP_AT)
    key = Ed25519PrivateKey.from_private_bytes(stream.randbytes(32))
    request = JoinRequest(
        code=code,
        till_id=place.till_id,
        public_key=key.public_key().public_bytes_raw().hex(),
        proof=key.sign(proof_message(code, place.till_id)).hex(),
    )
    return join(database, request, _SET_UP_AT)


def _make_till(folder: Path, place: TillPlace, answer: JoinAnswer) -> None:
    store = create_store(folder, place, keyring=None)
    SqliteSyncStore(store).join(answer)
    store.release_writing_thread()
    store.close()
