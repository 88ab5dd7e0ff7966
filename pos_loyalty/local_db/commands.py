# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty verify``, ``rebuild``, ``backup``, ``restore``, ``rescue``: the file, by hand."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.errors import (
    DamagedFile,
    DiskFull,
    NewerFile,
    StoreInUse,
    StoreUnavailable,
    WrongKey,
)
from pos_loyalty.local_db.backup import backup_store, restore_store
from pos_loyalty.local_db.findings import problems_as_json
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import store_was_made
from pos_loyalty.local_db.rebuild import rebuild_store
from pos_loyalty.local_db.rescue import export_rescue
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.places import find_places

EXIT_WELL: Final = 0
EXIT_FAILED: Final = 1

_ADVICE: Final = {
    StoreInUse: "The till is running. Close it first; nothing was changed.",
    WrongKey: "The key is not here, or it is another till's. Look where it was made: in this "
    "user's keyring, or in till.key beside the till's file.",
    DiskFull: "The disk is full. Make room and try again; nothing was changed.",
    NewerFile: "A newer release of the program made the file. Update the program first; nothing "
    "was changed.",
}

_NO_TILL: Final = (
    "There is no till in {folder}. Say where it is with --data-dir, or let one join its server: "
    "pos-loyalty till join --server URL --code CODE"
)


def verify(data_dir: Path | None, *, wants_json: bool) -> int:
    """Print everything that is wrong with the till's file; return 0 if nothing is."""

    def check() -> int:
        problems = verify_store(till_folder(data_dir), keyring=system_keyring())
        if wants_json:
            sys.stdout.write(problems_as_json(problems) + "\n")
        else:
            for problem in problems:
                sys.stdout.write(f"{problem.place}: {problem.text}\n")
            sys.stdout.write(_verdict(len(problems)))
        return EXIT_FAILED if problems else EXIT_WELL

    return done_in_words(check)


def backup(data_dir: Path | None, destination: Path) -> int:
    """Copy the till's file, checked; return 0 if the copy is whole."""

    def copy() -> int:
        folder = till_folder(data_dir)
        newest = backup_store(folder, destination, keyring=system_keyring())
        sys.stdout.write(
            f"{destination} holds everything up to operation {newest}, and is whole.\n"
            "It can be read with this till's key only: the key is not in it.\n"
        )
        return EXIT_WELL

    return done_in_words(copy)


def restore(data_dir: Path | None, source: Path) -> int:
    """Put a backup in the place of the till's file; return 0 if it was done."""

    def put_back() -> int:
        folder = find_places(data_dir).data_dir
        restored = restore_store(source, folder, keyring=system_keyring(), clock=utc_now)
        sys.stdout.write(
            f"The till goes on from operation {restored.newest_seq}. "
            f"{_missing(restored.missing_operations)}\n"
        )
        if restored.replaced is not None:
            sys.stdout.write(f"The file that was there is kept as {restored.replaced.name}.\n")
        return EXIT_WELL

    return done_in_words(put_back)


def rebuild(data_dir: Path | None) -> int:
    """Make everything that the log can make anew; return 0 if it was done."""

    def replay() -> int:
        count = rebuild_store(till_folder(data_dir), keyring=system_keyring())
        sys.stdout.write(f"Balances, lots and members made anew from {count} operations.\n")
        return EXIT_WELL

    return done_in_words(replay)


def rescue_export(data_dir: Path | None, destination: Path) -> int:
    """Write what waits for the server to a file; return 0 if all of it is there."""

    def export() -> int:
        folder = till_folder(data_dir)
        count = export_rescue(folder, destination, keyring=system_keyring(), clock=utc_now)
        if not count:
            sys.stdout.write("Nothing waits for the server; no file was made.\n")
            return EXIT_WELL
        sys.stdout.write(
            f"{destination} holds {count} operations that the server does not have yet.\n"
            "It is not encrypted: carry it to the server, and delete it there and here.\n"
        )
        return EXIT_WELL

    return done_in_words(export)


def till_folder(data_dir: Path | None) -> Path:
    """Return the folder of the till's file.

    Raises:
        StoreUnavailable: If no till was ever made there; the message says what to do.
    """
    folder = find_places(data_dir).data_dir
    if not store_was_made(folder):
        raise StoreUnavailable(_NO_TILL.format(folder=folder))
    return folder


def done_in_words(act: Callable[[], int]) -> int:
    """Act on the till's file; what cannot be done is said in words, with what to do about it."""
    try:
        return act()
    except DamagedFile as damage:
        sys.stderr.write(f"The file is damaged: {damage}. Nothing was changed.\n")
    except StoreUnavailable as refusal:
        sys.stderr.write(f"{_ADVICE.get(type(refusal), str(refusal))}\n")
    except FileExistsError as error:
        sys.stderr.write(f"There is a file {error.args[0]} already; choose another name.\n")
    except BrokenPipeError:
        raise  # whoever reads has read enough
    except NotADirectoryError as error:
        sys.stderr.write(f"There is no folder {error.args[0]}; make it first.\n")
    except OSError as error:
        sys.stderr.write(f"{error.strerror}: {error.filename}\n")
    return EXIT_FAILED


def _verdict(problems: int) -> str:
    if not problems:
        return "The till's file is whole: file, log, chain, entries and balances.\n"
    return f"{problems} found. Make a backup of the folder as it is, and call for help.\n"


def _missing(operations: int) -> str:
    if not operations:
        return "Nothing newer is known."
    return f"{operations} newer operations are not in the backup."
