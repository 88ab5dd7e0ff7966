# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The bank: compares what members were promised with what the server has in the end.

It knows the external history and a dump of the server, both as plain dictionaries, and nothing
else: no line of the code that it judges.

The dump:

    server       the id under which the server records what it does of itself
    operations   till, epoch, seq, op, sha256, kind, outcome, code, is_applied,
                 is_waiting, is_undone
    strays       till, epoch, seq, sha256
    entries      till, epoch, seq, member, original, account, unit, amount
    ever_merged  by member, with whom their account was one at any time
    balances     by member and unit, the sum of the lots
    gaps         till, epoch, first, last: what a till has said that it lost
    cards        member, card, status: what every till is told of a member's card
    card_moves   member, name, amount: what operations that count did to cards, as they say
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Line = Mapping[str, Any]
Place = tuple[str, int, int]

OF_ITSELF = frozenset({"clock", "grant_return"})
"""What a till records of itself: nobody asks for it."""


class Bank:
    """Judges one run."""

    def __init__(self, history: Sequence[Line], dump: Mapping[str, Any]) -> None:
        self._history = history
        self._dump = dump
        self._held: dict[str, list[Line]] = defaultdict(list)
        for operation in dump["operations"]:
            if operation["op"]:
                self._held[operation["op"]].append(operation)
        self._entries: dict[Place, list[Line]] = defaultdict(list)
        for entry in dump["entries"]:
            self._entries[_place(entry)].append(entry)
        self._promises = {line["op"]: line for line in history if line["phase"] == "promised"}

    def complaints(self) -> Iterator[tuple[str, str]]:
        """Yield everything that is wrong: the invariant, and what it is in words."""
        was_put_back = any(line["phase"] == "server_back" for line in self._history)
        looks = (
            ("I12" if was_put_back else "I1", self._lost()),
            ("I2", self._doubled()),
            ("I1", self._invented()),
            ("I13", self._not_taken()),
            ("I13", self._altered()),
            ("I13", self._left_waiting()),
            ("I3", self._not_added_up()),
            ("I6", self._not_as_promised()),
            ("I16", self._cards_not_as_done()),
        )
        for invariant, found in looks:
            for what in found:
                yield invariant, what

    def _lost(self) -> Iterator[str]:
        excused = set(self._excused())
        strays = {stray["sha256"] for stray in self._dump["strays"]}
        for op, promise in self._promises.items():
            is_there = op in self._held or promise["sha256"] in strays
            if not is_there and op not in excused:
                yield f"lost: {promise['kind']} {_where(promise)}"

    def _excused(self) -> Iterator[str]:
        """Yield what nobody can bring back: gone from the till's disk, and not in the server's."""
        acknowledged: dict[str, int] = {}
        copied: dict[int, int] = {}
        gone: set[str] = set()
        oldest_copy_since: dict[str, int] = {}
        for number, line in enumerate(self._history):
            match line["phase"]:
                case "acknowledged":
                    acknowledged[line["op"]] = number
                    oldest_copy_since.pop(line["op"], None)
                case "server_copied":
                    copied[line["copy"]] = number
                case "server_back":
                    for op, at in acknowledged.items():
                        if at > copied[line["copy"]]:
                            oldest_copy_since[op] = number
                case "disk_gone":
                    gone.update(line["ops"])
        for op in gone:
            if op not in acknowledged or op in oldest_copy_since:
                yield op

    def _doubled(self) -> Iterator[str]:
        for held in self._held.values():
            applied = sum(operation["is_applied"] for operation in held)
            if applied > 1:
                yield f"applied {applied} times: {held[0]['kind']} {_where(held[0])}"
        counted = {op: p for op, p in self._promises.items() if self._is_applied(op)}
        undone = {promise["undoes"] for promise in counted.values()}
        receipts = Counter(p["receipt"] for op, p in counted.items() if op not in undone)
        del receipts[""]  # of what is no purchase
        for receipt, count in receipts.items():
            if count > 1:
                yield f"receipt {receipt} earned {count} times"

    def _is_applied(self, op: str) -> bool:
        return any(held["is_applied"] for held in self._held.get(op, ()))

    def _invented(self) -> Iterator[str]:
        begun = {line["op"] for line in self._history if line["phase"] in ("invoked", "promised")}
        for op, held in self._held.items():
            is_own = held[0]["till"] == self._dump["server"] or held[0]["kind"] in OF_ITSELF
            if op not in begun and not is_own:
                yield f"nobody asked for it: {held[0]['kind']} {_where(held[0])}"

    def _not_taken(self) -> Iterator[str]:
        """Yield what the server has put aside though one of our tills promised it."""
        for op, promise in self._promises.items():
            for held in self._held.get(op, ()):
                if held["outcome"] == "quarantined":
                    yield f"quarantined, {held['code']}: {promise['kind']} {_where(held)}"

    def _altered(self) -> Iterator[str]:
        for op, promise in self._promises.items():
            for held in self._held.get(op, ()):
                found = _sums(self._entries[_place(held)], "original")
                expected = _plain(promise["accounts"]) if held["is_applied"] else {}
                if found != expected:
                    yield f"promised {expected}, posted {found}: {promise['kind']} {_where(held)}"

    def _left_waiting(self) -> Iterator[str]:
        """Yield returns that still wait for their sale, which is there."""
        counted = {
            name
            for op, promise in self._promises.items()
            if any(sale["is_applied"] and not sale["is_undone"] for sale in self._held.get(op, ()))
            for name in (op, promise["receipt"])
        }
        for op, promise in self._promises.items():
            if promise["returns"] and promise["returns"] in counted:
                for held in self._held.get(op, ()):
                    if held["is_waiting"] and held["code"] == "unknown_sale":
                        yield f"waits for a sale that is there: {promise['kind']} {_where(held)}"

    def _not_added_up(self) -> Iterator[str]:
        """Yield balances that are not the sum of their entries."""
        counted = _sums(self._dump["entries"], "member")
        shown = _plain(self._dump["balances"])
        for account in sorted({*counted, *shown}):
            if counted.get(account, 0) != shown.get(account, 0):
                member, unit = account
                yield (
                    f"member {member[:8]} has {shown.get(account, 0)} {unit}, "
                    f"the entries say {counted.get(account, 0)}"
                )

    def _not_as_promised(self) -> Iterator[str]:
        """Yield accounts that are not the sum of what was promised, in whatever order it came.

        Accounts that were one for a time are added up: what came in meanwhile stays where it came.
        """
        counted: Counter[tuple[str, str]] = Counter()
        for (member, unit), amount in _sums(self._dump["entries"], "member").items():
            counted[self._root(member), unit] += amount
        recounted = self._recounted()
        for account in sorted({*counted, *recounted}):
            if counted.get(account, 0) != recounted.get(account, 0):
                member, unit = account
                yield (
                    f"member {member[:8]} has {counted.get(account, 0)} {unit}, "
                    f"was promised {recounted.get(account, 0)}"
                )

    def _cards_not_as_done(self) -> Iterator[str]:
        """Yield members whose card is not what was done to their cards, in whatever order.

        Of accounts that were one for a time the rows are each other's: those are left out.
        """
        merged: Mapping[str, str] = self._dump["ever_merged"]
        roots = {self._root(member) for member in merged}
        done: dict[str, Counter[str]] = defaultdict(Counter)
        for move in self._dump["card_moves"]:
            done[move["member"]][move["name"]] += move["amount"]
        for row in self._dump["cards"]:
            if row["member"] in merged or row["member"] in roots:
                continue
            standing = [n.split(":") for n, sum_ in done[row["member"]].items() if sum_ > 0]
            happened = {what for _, card, what, _ in standing if card == row["card"]}
            if "replaced" in happened:
                yield f"member {row['member'][:8]} has a card that was replaced"
            elif ("blocked" in happened) != (row["status"] == "blocked"):
                yield f"member {row['member'][:8]}: card {row['status']}, done to it: {happened}"
            elif "given" not in happened and any(what == "given" for _, _, what, _ in standing):
                yield f"member {row['member'][:8]} has not the card that was given"

    def _recounted(self) -> dict[tuple[str, str], int]:
        """Return what members should have: all promises that stand, each once.

        What was begun and never answered counts as the server has it: nobody was told anything.
        What is the office's own, such as a merge's transfer, adds up to nothing over a root.
        """
        totals: Counter[tuple[str, str]] = Counter()
        for op, held in self._held.items():
            standing = [operation for operation in held if operation["is_applied"]]
            if not standing:
                continue
            promise = self._promises.get(op)
            if promise is None:
                promised = _sums(self._entries[_place(standing[0])], "original")
            else:
                promised = _plain(promise["accounts"])
            for (member, unit), amount in promised.items():
                totals[self._root(member), unit] += amount
        return {account: amount for account, amount in totals.items() if amount}

    def _root(self, member: str) -> str:
        roots: Mapping[str, str] = self._dump["ever_merged"]
        while member in roots:
            member = roots[member]
        return member


def _sums(entries: Sequence[Line], whose: str) -> dict[tuple[str, str], int]:
    totals: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if entry["account"] == "member":
            totals[entry[whose], entry["unit"]] += entry["amount"]
    return {account: amount for account, amount in totals.items() if amount}


def _plain(accounts: Mapping[str, Mapping[str, int]]) -> dict[tuple[str, str], int]:
    return {
        (member, unit): amount
        for member, units in accounts.items()
        for unit, amount in units.items()
        if amount
    }


def _place(line: Line) -> Place:
    return line["till"], line["epoch"], line["seq"]


def _where(line: Line) -> str:
    return f"till {line['till'][:8]} epoch {line['epoch']} number {line['seq']}"
