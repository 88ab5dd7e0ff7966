# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts that may not be as the server has them: it was put back, or an epoch began."""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.local_db.rows import member_id_of
from pos_loyalty.local_db.standing_row import read_standing
from pos_loyalty.local_db.store import SqliteStore

_OLDER: Final = "SELECT 1 FROM account WHERE era < ? LIMIT 1"
_UNCONFIRMED: Final = "SELECT member_id FROM account WHERE version = 0"


class SqliteDoubts:
    """Implements ``sync.ports.Doubts`` on the open store."""

    def __init__(self, store: SqliteStore) -> None:
        """Take the open store."""
        self._store = store

    def holds_older(self) -> bool:
        """Return whether there are accounts as the server had them before it was put back."""
        with self._store.reading() as uow:
            era = (read_standing(uow.connection).generation_era,)
            return uow.connection.execute(_OLDER, era).fetchone() is not None

    def unconfirmed(self) -> Sequence[MemberId]:
        """Return those whose account may not be as the server has it; reads all accounts."""
        with self._store.reading() as uow:
            rows = uow.connection.execute(_UNCONFIRMED).fetchall()
        found = [member_id_of(key) for (key,) in rows]
        return [member_id for member_id in found if member_id != PROGRAM_ACCOUNT]
