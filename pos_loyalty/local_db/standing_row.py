# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The one row that says where the till stands with its server, read and written."""

from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.protocol.sync.messages import decode, encode
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.protocol.sync.standing import BootstrapState


class StandingRow(NamedTuple):
    """The row, and of the row of the till what belongs to it; as they are stored.

    Attributes:
        era: Counts how often the till has loaded the shop anew.
        generation_era: The first era of the server as it is; versions of before say nothing.
        forgets_before: What is of an earlier era goes, as soon as no news are left; 0 for nothing.
    """

    epoch: int
    next_seq: int
    head_chain: bytes
    earlier: int
    acked_epoch: int
    acked_seq: int
    restored_at: str | None
    has_server: int
    generation: bytes | None
    era: int
    generation_era: int
    cursor: str
    bootstrap: str
    snapshot: str
    home_chunks_left: int
    forgets_before: int
    sent_epoch: int
    sent_seq: int
    gap_from: int | None
    gap_to: int | None
    last_contact_at: str | None
    terms: str
    needs_epoch: int
    till_keys: str

    @property
    def acked(self) -> tuple[int, int]:
        """Return the newest operation that the server has acknowledged: epoch and number."""
        return (self.acked_epoch, self.acked_seq)

    @property
    def sent(self) -> tuple[int, int]:
        """Return the newest operation that was sent or acknowledged."""
        return max((self.sent_epoch, self.sent_seq), self.acked)

    @property
    def is_in_limbo(self) -> bool:
        """Return whether the server may have more than it has acknowledged."""
        return self.sent > self.acked

    @property
    def generation_id(self) -> UUID | None:
        """Return the server's generation; ``None`` before any contact."""
        return UUID(bytes=self.generation) if self.generation else None

    @property
    def bootstrap_state(self) -> BootstrapState:
        """Return how much of the shop the file holds."""
        return BootstrapState(self.bootstrap)

    @property
    def contact(self) -> datetime | None:
        """Return when the server was last heard of, by its clock."""
        return datetime.fromisoformat(self.last_contact_at) if self.last_contact_at else None

    @property
    def offline_terms(self) -> OfflineTerms:
        """Return what the shop allows its tills while they are alone."""
        return _terms_of(self.terms)

    @property
    def public_keys(self) -> tuple[bytes, ...]:
        """Return the keys of the store's tills, as far as the server has told them."""
        return tuple(bytes.fromhex(key) for key in self.till_keys.split())


_OF_TILL: Final = frozenset(
    {"epoch", "next_seq", "head_chain", "earlier", "acked_epoch", "acked_seq", "restored_at"}
)
_READ: Final = f"SELECT {', '.join(StandingRow._fields)} FROM standing, till"  # noqa: S608 - our own names


def read_standing(connection: Connection) -> StandingRow:
    """Return where the till stands, in the open transaction."""
    row: Row | None = connection.execute(_READ).fetchone()
    if row is None:
        raise ValueError("the file does not say where the till stands")
    return StandingRow(*row)


def write_standing(connection: Connection, **changes: Any) -> None:  # noqa: ANN401 - as stored
    """Change fields of the row, in the open transaction.

    Args:
        changes: By the names of ``StandingRow``.
    """
    for table, is_tills in (("till", True), ("standing", False)):
        names = [name for name in changes if (name in _OF_TILL) is is_tills]
        if names:
            parts = ", ".join(f"{name} = ?" for name in names)
            values = [changes[name] for name in names]
            connection.execute(f"UPDATE {table} SET {parts}", values)  # noqa: S608 - our own names


def heard(connection: Connection, at: datetime, terms: OfflineTerms | None = None) -> None:
    """Remember that the server has spoken, and the terms if it said them.

    Args:
        at: UTC, by the server's clock.
    """
    write_standing(connection, last_contact_at=at.isoformat())
    if terms is not None:
        write_standing(connection, terms=encode(terms).decode())


@lru_cache(maxsize=4)
def _terms_of(stored: str) -> OfflineTerms:
    return decode(OfflineTerms, stored.encode()) if stored else OfflineTerms()
