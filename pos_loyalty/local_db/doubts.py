# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts that may not be as the server has them: it was put back, or an epoch began."""

from collections.abc import Collection
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

    def unconfirmed(self, but_for: Collection[MemberId]) -> MemberId | None:
        """Return somebody whose account is not as the server has said; ``None`` for nobody.

        Args:
            but_for: Those who have been asked for already.
        """
        with self._store.reading() as uow:
            rows = uow.connection.execute(_UNCONFIRMED).fetchall()
        found = (member_id_of(key) for (key,) in rows)
        left = (one for one in found if one != PROGRAM_ACCOUNT and one not in but_for)
        return next(left, None)
