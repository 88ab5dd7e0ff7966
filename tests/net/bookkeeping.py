# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what members were promised with what the server holds.

It knows the lines of the outside witness and the server's dump, and shares no code with either
side: it reads JSON and adds up.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

Promised = dict[str, dict[str, Any]]
"""What was begun at the tills, by the operation's id; ``is_promised`` says whether it was told."""

Books = dict[str, dict[str, int]]
"""Balances by member and unit; what is 0 is left out."""


def read_history(lines: Iterable[str]) -> Promised:
    """Return what was begun and promised, from the witness's lines of all tills together."""
    found: Promised = {}
    for line in lines:
        entry = json.loads(line)
        if entry["phase"] == "invoked":
            found.setdefault(_plain(entry["op_id"]), {**entry, "is_promised": False})
        elif entry["phase"] == "promised":
            found[_plain(entry["op_id"])]["is_promised"] = True
    return found


def acknowledged(lines: Iterable[str]) -> set[tuple[str, int, int]]:
    """Return the places (till, epoch, number) that a till has been answered for."""
    entries = (json.loads(line) for line in lines)
    return {
        (_plain(entry["till_id"]), entry["epoch"], entry["seq"])
        for entry in entries
        if entry["phase"] == "acknowledged"
    }


def complaints(
    lines: Iterable[str], dump: dict[str, Any], *, flags: Collection[str] = ()
) -> list[str]:
    """Return everything that is not as it was promised; nothing is well.

    Args:
        flags: With which operations may have been applied.
    """
    kept = list(lines)
    history = read_history(kept)
    return [
        *_lost(history, acknowledged(kept), dump),
        *_twice(dump, flags),
        *_made_up(history, dump),
        *_unbalanced(dump),
        *_wrong_balances(history, dump),
    ]


def _lost(
    history: Promised, answered: set[tuple[str, int, int]], dump: dict[str, Any]
) -> Iterator[str]:
    held = {line["op"] for line in dump["operations"]}
    yield from (
        f"lost: {op_id}"
        for op_id, begun in history.items()
        if begun["is_promised"] and op_id not in held
    )
    places = {(line["till"], line["epoch"], line["seq"]) for line in dump["operations"]}
    yield from (f"answered for, and lost: {place}" for place in sorted(answered - places))
    yield from (f"a gap: {line}" for line in dump["gaps"])


def _twice(dump: dict[str, Any], flags: Collection[str]) -> Iterator[str]:
    applied = Counter(line["op"] for line in dump["operations"] if line["is_applied"])
    yield from (f"applied {many} times: {op_id}" for op_id, many in applied.items() if many > 1)
    for line in dump["operations"]:
        # What waited for another till's enrolment, or for its sale, has been applied since.
        is_well = line["outcome"] in {"applied", "parked"} or line["code"] in flags
        if not (line["is_applied"] and is_well):
            yield f"{line['outcome']} {line['code']}: {line['kind']} {line['op']}"


def _made_up(history: Promised, dump: dict[str, Any]) -> Iterator[str]:
    known = history.keys()
    yield from (
        f"nobody did: {line['op']}" for line in dump["operations"] if line["op"] not in known
    )
    yield from (f"a stray: {line}" for line in dump["strays"])


def _unbalanced(dump: dict[str, Any]) -> Iterator[str]:
    sums: Counter[tuple[str, int, int, str]] = Counter()
    for line in dump["entries"]:
        sums[line["till"], line["epoch"], line["seq"], line["unit"]] += line["amount"]
    yield from (f"entries do not sum to zero: {place}" for place, total in sums.items() if total)


def _wrong_balances(history: Promised, dump: dict[str, Any]) -> Iterator[str]:
    held = {line["op"] for line in dump["operations"]}
    wanted = _books(
        change
        for op_id, begun in history.items()
        # Whoever was told nothing may find it done, or not: but either way, all of it.
        if begun["is_promised"] or op_id in held
        for change in (_change(begun["member_id"], begun["changes"]), *_others(begun))
    )
    said = _books((line["member"], line["balances"]) for line in dump["members"])
    posted = _books(
        (line["member"], {line["unit"]: line["amount"]})
        for line in dump["entries"]
        if line["account"] == "member"
    )
    for member_id in sorted(wanted.keys() | said.keys() | posted.keys()):
        three = [books.get(member_id, {}) for books in (wanted, said, posted)]
        if three[0] != three[1] or three[0] != three[2]:
            yield f"{member_id}: promised {three[0]}, balance {three[1]}, posted {three[2]}"


def _books(changes: Iterable[tuple[str, dict[str, int]]]) -> Books:
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for member_id, amounts in changes:
        for unit, amount in amounts.items():
            sums[member_id][unit] += amount
    left = {who: {unit: n for unit, n in units.items() if n} for who, units in sums.items()}
    return {who: units for who, units in left.items() if units}


def _others(begun: dict[str, Any]) -> list[tuple[str, dict[str, int]]]:
    return [_change(member_id, changes) for member_id, changes in begun["others"].items()]


def _change(member_id: str, changes: dict[str, int]) -> tuple[str, dict[str, int]]:
    return _plain(member_id), changes


def _plain(uuid: str) -> str:
    return uuid.replace("-", "")
