# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An outside witness: what the till was asked, promised, and was answered, in a file of its own.

With ``POS_LOYALTY_HISTORY=FILE`` a till appends one line of JSON for each operation and phase:

    invoked        it is about to be made durable
    promised       it is, and the customer is told next
    acknowledged   the server has answered for it

Whoever doubts the till compares that file with what the server holds, and needs neither the
till's database nor its code. A line is in the system's hands before the promise is shown: it
outlives the till's process, though not the machine's power.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ledger import Account, Effects
from pos_loyalty.domain.ops import Operation
from pos_loyalty.logs import log

HISTORY_VARIABLE: Final = "POS_LOYALTY_HISTORY"
_APPEND: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
_MODE: Final = 0o600


class Witness:
    """Appends lines; implements ``services.watched_store.Onlooker``. On any thread."""

    def __init__(self, file: Path, *, clock: Callable[[], datetime] = utc_now) -> None:
        """Open the file, which is made if need be."""
        self._clock = clock
        self._fd = os.open(file, _APPEND, _MODE)

    def begins(self, operations: Sequence[Operation]) -> None:
        """Write what is about to be made durable, with all that it changes."""
        self._write(
            {"phase": "invoked", **_name(operation), **_content(operation)}
            for operation in operations
        )

    def is_safe(self, operations: Sequence[Operation]) -> None:
        """Write what is promised from now on."""
        self._write({"phase": "promised", **_name(operation)} for operation in operations)

    def acknowledged(
        self, till_id: TillId, epoch: int, answers: Iterable[tuple[int, str, str]]
    ) -> None:
        """Write what the server has answered: the number, the outcome and its code."""
        self._write(
            {
                "phase": "acknowledged",
                "till_id": str(till_id),
                "epoch": epoch,
                "seq": seq,
                "outcome": outcome,
                "code": code,
            }
            for seq, outcome, code in answers
        )

    def close(self) -> None:
        """Write nothing any more."""
        os.close(self._fd)

    def _write(self, entries: Iterable[dict[str, Any]]) -> None:
        at = self._clock().isoformat()
        lines = [json.dumps({"at": at, **entry}) + "\n" for entry in entries]
        if not lines:
            return
        try:
            # In one go: lines of several processes never mix.
            os.write(self._fd, "".join(lines).encode())
        except OSError as trouble:  # the shop goes on without a witness
            log.error("the history cannot be written: %s", trouble.strerror)


def history_witness() -> Witness | None:
    """Return the witness that the environment asks for, if it does."""
    file = os.environ.get(HISTORY_VARIABLE)
    return Witness(Path(file)) if file else None


def _name(operation: Operation) -> dict[str, Any]:
    return {
        "op_id": str(operation.op_id),
        "till_id": str(operation.till_id),
        "epoch": operation.epoch,
        "seq": operation.seq,
    }


def _content(operation: Operation) -> dict[str, Any]:
    draft = operation.draft
    others = {str(other.member_id): _changes(other.effects) for other in draft.others}
    return {
        "kind": draft.fact.kind,
        "member_id": str(draft.member_id),
        "changes": _changes(draft.effects),
        "others": {member_id: changes for member_id, changes in others.items() if changes},
    }


def _changes(effects: Effects) -> dict[str, int]:
    """Return by unit what the account has more, or less, of."""
    sums: dict[str, int] = {}
    for entry in effects.entries:
        if entry.account is Account.MEMBER:
            unit = str(entry.unit)
            sums[unit] = sums.get(unit, 0) + entry.amount
    return {unit: amount for unit, amount in sums.items() if amount}
