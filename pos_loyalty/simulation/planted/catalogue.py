# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""All planted bugs, by name, with the parts that make them."""

from collections.abc import Mapping
from typing import Final

from pos_loyalty.local_db.connection import Sync
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.planted import doors, forgetting, tills

_PARTS: Final[Mapping[str, Parts]] = {
    "id-cursor": Parts(door=doors.IdCursor),
    "time-cursor": Parts(door=doors.TimeCursor),
    "lazy-sync": Parts(sync=Sync.NORMAL),
    "ack-before-commit": Parts(database=forgetting.AnswersFirst),
    "number-apart": Parts(counter=tills.NumberApart),
    "dedup-apart": Parts(door=forgetting.DedupApart),
    "keys-expire": Parts(door=forgetting.KeysExpire),
    "grant-believed": Parts(door=doors.GrantBelieved),
    "grant-by-wall-clock": Parts(clock=tills.WallClock, door=doors.FreesByTheClock),
    "dead-letter": Parts(engine=tills.DeadLetters),
    "tombstones-cut": Parts(door=doors.TombstonesCut),
    "pull-overwrites": Parts(outbox=tills.OverwritingFile),
    "refund-dropped": Parts(door=doors.RefundDropped),
    "head-first": Parts(door=doors.HeadFirst),
}
"""What each is: ``names``."""


def planted(name: str) -> Parts:
    """Return the parts with a bug; those without any for the empty name.

    Raises:
        KeyError: If there is no bug of that name.
    """
    return _PARTS[name] if name else Parts()
