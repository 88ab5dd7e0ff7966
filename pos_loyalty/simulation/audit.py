# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an auditor asks the server's books: did anybody spend what they did not have?"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from pos_loyalty.domain.units import POINTS
from pos_loyalty.simulation.books import Books, root_of

_NEGATIVE: Final = """
    SELECT lower(hex(member_id)) AS member, unit, sum(amount) AS amount
      FROM lot GROUP BY member_id, unit HAVING sum(amount) < 0
"""
# What is taken back, and what takes part in it, may bring a balance below 0. A merge that is taken
# back may not: all zeroes is the server itself.
_TAKEN_BACK: Final = """
    SELECT lower(hex(e.original_member_id)) AS member, e.unit, sum(e.amount) AS amount
      FROM entry e JOIN op o USING (till_id, epoch, seq)
     WHERE e.account = 'member' AND o.kind IN ('refund', 'undo') AND e.amount < 0
       AND o.till_id <> zeroblob(16)
     GROUP BY e.original_member_id, e.unit
"""
_FLAGGED: Final = """
    SELECT lower(hex(e.original_member_id)) AS member, e.unit, sum(e.amount) AS amount
      FROM entry e JOIN flag f USING (till_id, epoch, seq)
     WHERE e.account = 'member' AND f.code IN ('grant_over', 'overdraft') AND e.amount < 0
     GROUP BY e.original_member_id, e.unit
"""
_SUSPECTED: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, seq, code
      FROM flag WHERE code IN ('grant_over', 'overdraft')
"""
_OF_GRANTS: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, seq, payload FROM op ORDER BY till_id, epoch, seq
"""
_OVERUSED: Final = """
    SELECT lower(hex(grant_id)) AS id, amount, used FROM grant_issued WHERE used > amount
"""


def used_after_return(books: Books) -> Iterator[str]:
    """Yield operations that hand out from a grant after the same till gave it up."""
    returned: set[tuple[str, int, str]] = set()
    for row in books.rows(_OF_GRANTS):
        try:
            draft = json.loads(row["payload"])["draft"]
        except (ValueError, KeyError, TypeError):  # nobody of ours wrote that
            continue
        where = (row["till"], row["epoch"])
        if draft["fact"]["kind"] == "grant_return":
            returned.add((*where, draft["fact"]["grant_id"]))
        for use in draft.get("uses", ()):
            if use["amount"] > 0 and (*where, use["grant_id"]) in returned:
                yield f"till {row['till'][:8]} epoch {row['epoch']} number {row['seq']}"


def overspent(books: Books, *, bound: int = 0, is_excused: bool) -> Iterator[str]:
    """Yield balances below 0 that nothing explains.

    Args:
        bound: How far one member's points may come below 0 by the shop's own terms.
        is_excused: Something has happened after which grants cannot be exact: what is flagged
            explains a balance too.
    """
    negative = books.rows(_NEGATIVE)
    if not negative:
        return
    merged = books.ever_merged()
    explained = _by_root(books, merged, _TAKEN_BACK)
    if is_excused:
        explained += _by_root(books, merged, _FLAGGED)
    for row in negative:
        allowed = explained[root_of(row["member"], merged), row["unit"]]
        allowed += bound if row["unit"] == POINTS else 0
        if row["amount"] < -allowed:
            yield (
                f"member {row['member'][:8]} has {row['amount']} {row['unit']}, "
                f"of which {allowed} were allowed, taken back or flagged"
            )


def wrong_grants(books: Books, *, has_floor: bool = False, is_excused: bool) -> Iterator[str]:
    """Yield uses of grants that must not be, if nothing excuses them.

    Args:
        has_floor: Tills may hand out something without a grant: what others spent is flagged then.
        is_excused: As above.
    """
    if is_excused:
        return
    for row in books.rows(_OVERUSED):
        yield f"grant {row['id'][:8]} of {row['amount']} was used for {row['used']}"
    for row in books.rows(_SUSPECTED):
        if has_floor and row["code"] == "overdraft":
            continue
        yield f"{row['code']}: till {row['till'][:8]} epoch {row['epoch']} number {row['seq']}"


def _by_root(books: Books, merged: Mapping[str, str], sql: str) -> Counter[tuple[str, str]]:
    """Return, as amounts above 0, by survivor and unit."""
    found: Counter[tuple[str, str]] = Counter()
    for row in books.rows(sql):
        found[root_of(row["member"], merged), row["unit"]] -= row["amount"]
    return found
