# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the shop's office does at the server, and what the server does by itself every so often."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID

from pos_loyalty.domain.errors import NothingToUndo, UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.server.generation import begin_generation
from pos_loyalty.server.grants.exposure import Exposure, floor_exposure
from pos_loyalty.server.grants.terms import set_terms
from pos_loyalty.server.jobs import DUTIES
from pos_loyalty.server.merging.service import (
    GrantedToTills,
    MergeMembers,
    UnmergeMember,
    merge_members,
    unmerge_member,
)
from pos_loyalty.server.programs.service import CannotPublish, publish
from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.programs import program_document


def do_jobs(central: Central) -> None:
    """Do what the service does every so often, each once."""
    if central.now_ms() >= central.down_until_ms:
        for duty in DUTIES:
            duty.work(central.database, central.now())


def publish_version(central: Central, first_day: date, points_per_unit: int) -> bool:
    """Publish new rules; return whether they were new."""
    document = program_document(first_day, points_per_unit)
    with suppress(CannotPublish):
        publish(central.database, document, now=central.now())
        return True
    return False


def set_floor(central: Central, terms: OfflineTerms) -> Exposure:
    """Allow tills to hand out a little without a grant while they are alone.

    Returns:
        What the shop is shown of it before.
    """
    exposure = floor_exposure(central.database, terms, central.now())
    set_terms(central.database, terms)
    return exposure


def merge(central: Central, op_id: OpId, absorbed: MemberId, survivor: MemberId) -> bool:
    """Make one account of two; return whether they were two, and are known."""
    now = central.now()
    command = MergeMembers(
        op_id=op_id, absorbed=absorbed, survivor=survivor, business_at=now, actor="office"
    )
    with suppress(UnknownMember):
        return merge_members(central.database, command, now)
    return False


def unmerge(central: Central, op_id: OpId, absorbed: MemberId) -> bool:
    """Give somebody their own account back; return whether that was possible just now."""
    now = central.now()
    command = UnmergeMember(op_id=op_id, absorbed=absorbed, business_at=now, actor="office")
    with suppress(UnknownMember, NothingToUndo, GrantedToTills):
        unmerge_member(central.database, command, now)
        return True
    return False


def merged(central: Central) -> dict[MemberId, MemberId]:
    """Return by merged member whom they were merged into."""
    roots = central.books.roots().items()
    return {MemberId(UUID(gone)): MemberId(UUID(kept)) for gone, kept in roots}


class Backups:
    """Copies of the server's database, made while it runs.

    Attributes:
        copies: How many there are.
    """

    def __init__(self, central: Central, folder: Path, dice: Random) -> None:
        self._central, self._folder, self._dice = central, folder, dice
        self.copies = 0

    def make(self) -> int:
        """Make one; return its number, from 1."""
        self.copies += 1
        with (
            closing(sqlite3.connect(self._central.file)) as source,
            closing(sqlite3.connect(self._copy())) as copy,
        ):
            source.backup(copy)
        return self.copies

    def put_back(self) -> int:
        """Put the server back to the newest, as an administrator does who lost the database.

        Returns:
            Its number; 0 if there is none, and nothing has changed.
        """
        if not self.copies:
            return 0
        central = self._central
        conflict, crash = central.faults.conflict, central.faults.crash
        central.close()
        for file in central.file.parent.glob(f"{central.file.name}*"):
            file.unlink()
        shutil.copyfile(self._copy(), central.file)
        central.start()
        begin_generation(central.database, self._dice.randbytes)
        central.faults.conflict, central.faults.crash = conflict, crash
        return self.copies

    def _copy(self) -> Path:
        return self._folder / f"backup-{self.copies}.db"
