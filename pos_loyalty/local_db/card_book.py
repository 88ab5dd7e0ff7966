# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What became of cards, as the members' accounts in this file say: see ``domain.cards``."""

from collections.abc import Iterable
from typing import Final

from pos_loyalty.domain.cards import CardRecord, card_names, cards_of
from pos_loyalty.local_db.connection import Connection

# Sums of 0 too: what an operation took back that the server has not acknowledged yet.
_CARDS: Final = (
    "SELECT name, base_amount + local_amount FROM counter"
    " WHERE member_id = ? AND name >= 'card:' AND name < 'card;'"
)
# As the index says it, so that the index is used.
_HOLDER: Final = (
    "SELECT member_id FROM counter WHERE name >= 'card:' AND name < 'card;'"
    " AND name >= ? AND name < ? ORDER BY base_amount + local_amount DESC, member_id LIMIT 1"
)


class SqliteCardBook:
    """The cards, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute

    def record_of(self, keys: Iterable[bytes]) -> CardRecord:
        """Return what became of the cards of an account, kept under all of these members."""
        sums: dict[str, int] = {}
        for key in keys:
            for name, amount in self._execute(_CARDS, (key,)):
                sums[name] = sums.get(name, 0) + amount
        return cards_of(sums.items())

    def holder(self, card_number: str) -> bytes | None:
        """Return on whose account something became of the card; ``None`` for nobody's."""
        found = self._execute(_HOLDER, card_names(card_number)).fetchone()
        return None if found is None else found[0]
