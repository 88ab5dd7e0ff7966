# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server's books as an auditor reads them: plain SQL on its file, none of its code.

Ids come as hex in small letters, so that what is read can be compared with the history's lines.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from pos_loyalty.server.operations.reading import SERVER

Row = dict[str, Any]

_OPERATIONS: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, seq, lower(hex(op_id)) AS op,
           lower(hex(member_id)) AS member, kind,
           lower(hex(payload_sha256)) AS sha256, outcome, code, is_applied, is_waiting, is_undone
      FROM op ORDER BY till_id, epoch, seq
"""
_ENTRIES: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, seq, lower(hex(member_id)) AS member,
           account, unit, amount, cause, lower(hex(original_member_id)) AS original
      FROM entry
"""
_STRAYS: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, seq, lower(hex(payload_sha256)) AS sha256 FROM stray
"""
_GAPS: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, gap_from AS first, gap_to AS last
      FROM till_progress WHERE gap_from IS NOT NULL
"""
_PROGRESS: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, expected_seq, lower(hex(chain)) AS chain, is_retired,
           gap_from, gap_to
      FROM till_progress
"""
_CARDS: Final = """
    SELECT lower(hex(member_id)) AS member, card_number AS card, status FROM member
"""
_CARD_MOVES: Final = """
    SELECT lower(hex(member_id)) AS member, payload FROM op
     WHERE is_applied = 1 AND instr(payload, '"card:') > 0
"""
_BALANCES: Final = """
    SELECT lower(hex(member_id)) AS member, unit, sum(amount) AS amount
      FROM lot GROUP BY member_id, unit
"""
_VERSIONS: Final = "SELECT lower(hex(member_id)) AS member, version FROM account"


def root_of(member: str, merged: Mapping[str, str]) -> str:
    """Return whose account somebody's is part of in the end."""
    while member in merged:
        member = merged[member]
    return member


class Books:
    """Reads one server's file; what others have committed by then is seen."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
        self._connection.isolation_level = None

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """See one moment in all questions meanwhile."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Return what a question finds."""
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def tuples(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what a question finds, without the names."""
        return self._connection.execute(sql).fetchall()

    def operations(self) -> list[Row]:
        """Return every operation, in the order of tills, epochs and numbers."""
        return self.rows(_OPERATIONS)

    def progress(self) -> list[Row]:
        """Return where each epoch of each till stands."""
        return self.rows(_PROGRESS)

    def versions(self) -> dict[str, int]:
        """Return the version of every account."""
        return {row["member"]: row["version"] for row in self.rows(_VERSIONS)}

    def balances(self) -> dict[str, dict[str, int]]:
        """Return by member and unit what the lots add up to."""
        found: dict[str, dict[str, int]] = {}
        for row in self.rows(_BALANCES):
            found.setdefault(row["member"], {})[row["unit"]] = row["amount"]
        return found

    def roots(self) -> Mapping[str, str]:
        """Return by merged member whom they were merged into."""
        asked = "SELECT lower(hex(from_id)) AS gone, lower(hex(to_id)) AS kept FROM alias"
        return {row["gone"]: row["kept"] for row in self.rows(asked)}

    def ever_merged(self) -> Mapping[str, str]:
        """Return by member with whom their account was one at any time; never in a circle."""
        asked = "SELECT lower(hex(member_id)), payload FROM op WHERE kind = 'merge' AND is_applied"
        found: dict[str, str] = {}
        for gone, payload in self.tuples(asked):
            survivor = json.loads(payload)["draft"]["fact"]["survivor_id"].replace("-", "")
            one, other = root_of(gone, found), root_of(survivor, found)
            if one != other:
                found[one] = other
        return found

    def dump(self) -> Mapping[str, Any]:
        """Return everything that the bank wants to see."""
        with self.at_once():
            return {
                "server": SERVER.hex,
                "operations": self.operations(),
                "strays": self.rows(_STRAYS),
                "entries": self.rows(_ENTRIES),
                "ever_merged": self.ever_merged(),
                "balances": self.balances(),
                "gaps": self.rows(_GAPS),
                "cards": self.rows(_CARDS),
                "card_moves": self.card_moves(),
            }

    def card_moves(self) -> list[Row]:
        """Return what operations that count have moved of what is counted of cards."""
        return [
            {"member": row["member"], "name": moved["name"], "amount": moved["amount"]}
            for row in self.rows(_CARD_MOVES)
            for moved in json.loads(row["payload"])["draft"]["effects"]["counters"]
            if moved["name"].startswith("card:")
        ]
