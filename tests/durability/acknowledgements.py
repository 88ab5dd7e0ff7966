# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till in these tests tells the outside: a line for each operation that it calls safe."""

import os
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.connection import open_for_inspection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key


class Acknowledged(NamedTuple):
    """An operation that somebody was told is safe."""

    seq: int
    op_id: UUID


def acknowledge(ready: int, seq: int, op_id: UUID) -> None:
    """Write the line to an open file, in one piece."""
    os.write(ready, f"{seq} {op_id}\n".encode())


def acknowledge_operation(ready: int, operation: Operation) -> None:
    """Write the line for an operation whose commit has returned."""
    acknowledge(ready, operation.seq, operation.op_id)


def parse_acknowledgement(line: str) -> Acknowledged:
    """Return what a line says."""
    seq, op_id = line.split()
    return Acknowledged(int(seq), UUID(op_id))


def kept_operations(folder: Path) -> list[Acknowledged]:
    """Return what the till's file in a folder holds, in no order."""
    files = StoreFiles(folder)
    connection = open_for_inspection(files.database, find_key(files, None))
    rows = connection.execute("SELECT seq, op_id FROM op").fetchall()
    connection.close()
    return [Acknowledged(seq, UUID(bytes=op_id)) for seq, op_id in rows]
