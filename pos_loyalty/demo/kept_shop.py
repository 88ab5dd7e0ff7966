# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The made-up shop as it was before any day: made once, kept, and copied for each day."""

import hashlib
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from pos_loyalty.demo.made_shop import Say, made_members, make_store
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.places import find_places

FOLDER: Final = "made-shop"

_MADE_FROM: Final = "made-from"
"""The last file that is written: without it, the making was interrupted."""


def copy_of_store(
    data_dir: Path, kept_dir: Path, members: int, today: date, *, say: Say
) -> Sequence[BaseMember]:
    """Put the shop's store as it was made into a new folder, and return its members.

    Args:
        kept_dir: Where it is kept. What another version of the program made is replaced.
    """
    made_from = _fingerprint(members, today)
    note = kept_dir / _MADE_FROM
    if not (note.is_file() and note.read_text("ascii") == made_from):
        say("Its members are being made up; the next day will find them there.")
        shutil.rmtree(kept_dir, ignore_errors=True)
        make_store(kept_dir, members, today)
        note.write_text(made_from, "ascii")
    shutil.copytree(kept_dir, data_dir, ignore=shutil.ignore_patterns(_MADE_FROM))
    return made_members(members, today)


def _fingerprint(members: int, today: date) -> str:
    """Return a mark of everything that the store depends on: the whole program is a part of it."""
    digest = hashlib.sha256(f"{members} {today}".encode())
    program = Path(__file__).parents[1]
    sources = sorted(program.rglob("*.py"))
    for file in (*sources, find_places().resources_dir / "programs" / "sample.json"):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
