# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole shop in chunks: immutable files, named by their hashes, loaded in any order."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.protocol.sync.rows import ProgramRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkNote:
    """One chunk of a snapshot.

    Attributes:
        sha256: Hex, of the packed bytes.
        is_home: Of members whom the asking till's store has seen: to be loaded first.
    """

    number: int
    sha256: str
    members: int
    size_bytes: int
    is_home: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``GET /v1/sync/bootstrap``: what a snapshot is made of.

    Attributes:
        snapshot: Names it; part of the chunks' addresses.
        cursor: Pull from here once every chunk is in.
        programs: The versions in force lately, now, or later on.
        store_id: The asking till's: whose accounts it follows, of those in the chunks.
    """

    snapshot: str
    generation: str
    server_time: datetime
    cursor: str
    schema: int
    members: int
    chunks: tuple[ChunkNote, ...] = ()
    programs: tuple[ProgramRow, ...] = ()
    store_id: str = ""
