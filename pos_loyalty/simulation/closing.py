# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The invariants that are looked at in the end, when everything is healed and quiet.

    I1   custody: what was promised is in the server, byte for byte, and the chains agree
    I2   once: no operation and no receipt counts twice
    I3   balance: the lots add up to the entries, and those to nothing over all accounts
    I4   convergence: every till has what the server has, and waits for nothing
    I6   commutation: accounts are the sum of the promises, in whatever order those arrived
    I9   rebuild: what can be dropped and built anew comes out the same, at tills and at the server
    I10  gaps: no number is missing without an alarm
    I12  restore: a server that was put back has got back what tills still hold
    I13  promise: what was printed is what was posted
    I15  grants: none was used after it was given back

I1, I2, I3, I6, I12 and I13 are the bank's: it knows the notebook and a dump, and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pos_loyalty.local_db.rebuild import projection_digest, rebuild_projections
from pos_loyalty.protocol.chain import genesis, next_chain
from pos_loyalty.server.rebuild import projection_digest as projection_digest_of_server
from pos_loyalty.server.rebuild import rebuild
from pos_loyalty.simulation.alike import apart
from pos_loyalty.simulation.audit import used_after_return
from pos_loyalty.simulation.books import Books, Row
from pos_loyalty.simulation.checker import Bank
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.violations import Violation
from pos_loyalty.simulation.world import World

_UNBALANCED: Final = """
    SELECT lower(hex(till_id)) AS till, epoch, seq, unit, sum(amount) AS amount
      FROM entry GROUP BY till_id, epoch, seq, unit HAVING sum(amount) <> 0
"""


def close_books(world: World) -> None:
    """Look at everything once more; raise ``Violation`` at what must not be."""
    books = world.central.books
    with books.at_once():
        _forbid("I3", _unbalanced(books))
        _forbid("I10", _gaps(world))
        _forbid("I1", _broken_chains(world))
        _forbid("I15", used_after_return(books))
        for till in world.running.values():
            _forbid("I4", _unlike(till, books))
    for invariant, what in Bank(world.history.lines, books.dump()).complaints():
        raise Violation(invariant, what)
    for till in world.running.values():
        _forbid("I9", _rebuilt_otherwise(till))
    before = projection_digest_of_server(world.central.database)
    rebuild(world.central.database)
    if projection_digest_of_server(world.central.database) != before:
        raise Violation("I9", "the server: what was built anew differs")


def _forbid(invariant: str, found: Iterator[str]) -> None:
    for what in found:
        raise Violation(invariant, what)


def _unbalanced(books: Books) -> Iterator[str]:
    for row in books.rows(_UNBALANCED):
        yield (
            f"till {row['till'][:8]} epoch {row['epoch']} number {row['seq']} "
            f"adds up to {row['amount']} {row['unit']}"
        )


def _gaps(world: World) -> Iterator[str]:
    """Yield the first number of each epoch that is missing though nobody has said so."""
    held = _hashes(world.central.books)
    for row in world.central.books.progress():
        numbers = held[row["till"], row["epoch"]]
        for seq in range(1, row["expected_seq"]):
            if seq not in numbers and not _is_told(row, seq):
                yield f"{_where(row)}: number {seq} is missing, and nobody says so"
                break


def _is_told(row: Row, seq: int) -> bool:
    """Return whether a gap alarm says that a number is lost."""
    return bool((row["gap_from"] or 0) <= seq <= (row["gap_to"] or -1))


def _broken_chains(world: World) -> Iterator[str]:
    """Yield epochs whose chain is not that of the operations that are held."""
    ids = {machine.till_id.hex: machine.till_id for machine in world.machines}
    held = _hashes(world.central.books)
    for row in world.central.books.progress():
        hashes = held[row["till"], row["epoch"]]
        is_whole = len(hashes) == row["expected_seq"] - 1
        if row["till"] not in ids or not is_whole:
            continue
        chain = genesis(ids[row["till"]], row["epoch"]).chain
        for _, sha256 in sorted(hashes.items()):
            chain = next_chain(chain, bytes.fromhex(sha256))
        if chain.hex() != row["chain"]:
            yield f"{_where(row)}: the chain does not fit the operations"


def _hashes(books: Books) -> dict[tuple[str, int], dict[int, str]]:
    """Return by till and epoch the hash of every operation that is held, by its number."""
    hashes: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for operation in books.operations():
        hashes[operation["till"], operation["epoch"]][operation["seq"]] = operation["sha256"]
    return hashes


def _where(row: Row) -> str:
    return f"till {row['till'][:8]} epoch {row['epoch']}"


def _unlike(till: RunningTill, books: Books) -> Iterator[str]:
    if waiting := till.waiting():
        yield f"till {till.number} still keeps {waiting} operations"
    for what in apart(till.file, books):
        yield f"till {till.number} {what}"


def _rebuilt_otherwise(till: RunningTill) -> Iterator[str]:
    """Yield if what the till can drop and build anew comes out otherwise."""
    connection = till.file.writing().connection
    before = projection_digest(connection)
    rebuild_projections(connection)
    if projection_digest(connection) != before:
        yield f"till {till.number}: what was built anew differs"
