# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's folder to try the simulation's disk on, with one member and the simulated programme."""

from pathlib import Path
from uuid import UUID

from pos_loyalty.domain.ids import MemberId, OpId, TillId
from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.ports import Store, TillPlace
from pos_loyalty.simulation.clock import moment_of
from pos_loyalty.simulation.programs import FIRST_DAY, program_document

PLACE = TillPlace(TillId(UUID(int=1, version=4)), "store-1", "Store 1", 1, "UTC", "PLN")


def make_folder(folder: Path) -> Path:
    """Make a closed till's store under the folder, and return where."""
    made = folder / "till"
    store = create_store(made, PLACE, keyring=None)
    publish_program(store, program_document(FIRST_DAY))
    store.release_writing_thread()
    store.close()
    return made


def enrol(store: Store, number: int) -> None:
    """Enrol somebody; equal numbers are the same gesture."""
    command = EnrolMember(
        OpId(UUID(int=number, version=4)),
        MemberId(UUID(int=1000 + number, version=4)),
        f"{number:018}",
        "Alex",
        moment_of(0),
    )
    enrol_member(command, store=store, clock=lambda: moment_of(0))


def enrolled(store: SqliteStore) -> int:
    """Return how many operations the file has."""
    with store.reading() as uow:
        return uow.log.count()
