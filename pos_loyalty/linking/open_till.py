# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An open till, as its synchronisation needs it."""

from dataclasses import dataclass

from pos_loyalty.linking.queued_store import Run
from pos_loyalty.linking.till_clock import TillClock
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.ports import Store
from pos_loyalty.witness import Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTill:
    """What is open.

    Attributes:
        store: The file.
        recorder: The same, with those who want to know of each operation.
        run: Runs work on the writer's thread.
        clock: What the till goes by; ``None`` where nobody looks whether it is doubted.
        witness: Hears what the server has acknowledged, if anybody does.
    """

    store: SqliteStore
    recorder: Store
    run: Run
    clock: TillClock | None = None
    witness: Witness | None = None
