# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The program that is recorded: a till is set up, works, is checkpointed, closed and opened again.

    python -m tests.durability.power_cut.recorded_till FOLDER ACKNOWLEDGEMENTS FULL|NORMAL|OFF

After each commit it writes a line with the operation's number and id, as a till would print a
receipt.
"""

import os
import sys
from itertools import islice
from pathlib import Path
from typing import Final

from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.connection import Sync
from pos_loyalty.local_db.opening import create_store, open_store
from tests.durability.acknowledgements import acknowledge_operation
from tests.durability.shop_day import PLACE, ShopDay, sample_program

_SEED: Final = 4
_GESTURES_BETWEEN: Final = 12


def main(folder: Path, acknowledgements: Path, sync: Sync) -> None:
    """Work, and say of each operation that it is safe as soon as the till believes so."""
    ready = os.open(acknowledgements, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    store = create_store(folder, PLACE, keyring=None, sync=sync)
    publish_program(store, sample_program())
    day = ShopDay(store, _SEED)
    for _ in range(2):
        for operation in islice(day.gestures(), _GESTURES_BETWEEN):
            acknowledge_operation(ready, operation)
        store.checkpoint()
    store.close()
    store = open_store(folder, keyring=None, sync=sync)
    day.move_to(store)
    for operation in islice(day.gestures(), _GESTURES_BETWEEN):
        acknowledge_operation(ready, operation)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Sync(sys.argv[3]))
