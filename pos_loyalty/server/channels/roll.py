# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who may ask: channels, each with a token of which only the hash is kept."""

import base64
import hashlib
import random
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import store, till
from pos_loyalty.server.tills.progress import begin
from pos_loyalty.server.tills.roll import StoreUnknown

KIND: Final = "channel"
TOKEN_CHARS_MAX: Final = 100
_TOKEN_BYTES: Final = 32
_FIRST_EPOCH: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel in good standing.

    Attributes:
        zone: IANA name, of the store that it goes by.
        currency: ISO 4217.
    """

    till_id: TillId
    register_id: str
    store_id: str
    zone: str
    currency: str


def add_channel(
    database: Database, store_id: str, name: str, *, dice: random.Random, now: datetime
) -> tuple[TillId, str]:
    """Add a channel that goes by a store; return its id, and its token, which is kept nowhere.

    Args:
        dice: A secure source.

    Raises:
        StoreUnknown: If the shop has no such store.
    """
    till_id = TillId(UUID(int=dice.getrandbits(128), version=4))
    secret = dice.getrandbits(8 * _TOKEN_BYTES).to_bytes(_TOKEN_BYTES, "big")
    token = "plc_" + base64.urlsafe_b64encode(secret).decode().rstrip("=")

    def put(connection: Connection) -> None:
        known = select(store.c.store_id).where(store.c.store_id == store_id)
        if connection.execute(known).first() is None:
            raise StoreUnknown(store_id)
        many = select(func.count()).select_from(till).where(till.c.kind == KIND)
        row = {
            "till_id": till_id.bytes,
            "store_id": store_id,
            "name": name,
            "till_no": connection.execute(many).scalar_one() + 1,
            "kind": KIND,
            "public_key": _hash_of(token),
            "status": "active",
            "epoch": _FIRST_EPOCH,
            "grant_no": 0,
            "enrolled_at": moment_text(now),
            "release": "",
        }
        connection.execute(insert(till).values(row))
        begin(connection, till_id, _FIRST_EPOCH)

    database.write(put)
    return till_id, token


def find_channel(database: Database, token: str) -> Channel | None:
    """Return whose token it is; ``None`` for nobody's, or somebody's who is trusted no more."""
    wanted = (
        select(till.c.till_id, till.c.till_no, store)
        .join(store, store.c.store_id == till.c.store_id)
        .where(
            till.c.kind == KIND,
            till.c.status == "active",
            till.c.public_key == _hash_of(token),
        )
    )
    row = database.read(lambda connection: connection.execute(wanted).first())
    if row is None:
        return None
    return Channel(
        till_id=TillId(UUID(bytes=row.till_id)),
        register_id=f"{KIND}-{row.till_no}",
        store_id=row.store_id,
        zone=row.zone,
        currency=row.currency,
    )


def _hash_of(token: str) -> bytes:
    return hashlib.sha256(b"loyalty-channel\0" + token.encode()).digest()
