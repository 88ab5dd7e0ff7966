# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server import`` and ``import-members``: what comes in a file."""

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.rescue import read_batches, read_whose
from pos_loyalty.server.commands.desk import NotDone, done_in_words, opened, say
from pos_loyalty.server.importing import LINE_BYTES_MAX, UnreadableLine, import_members
from pos_loyalty.server.rescue import take_rescue as take_in


def take_rescue(options: argparse.Namespace) -> int:
    """Take in what a till wrote to a rescue file; return 0 if all of it is in."""

    def act() -> None:
        with opened(options) as database, options.file.open("rb") as file:
            try:
                till_id = read_whose(file)
                rescued = take_in(database, till_id, read_batches(file), utc_now())
            except UnreadableMessage as error:
                raise NotDone(f"The file is torn: {error}. What came before is taken.") from error
        outcomes = Counter(result.outcome for result in rescued.results.values())
        say(f"{len(rescued.results)} operations of till {till_id} are here.")
        for outcome, many in sorted(outcomes.items()):
            say(f"  {outcome}: {many}")
        if rescued.strays:
            say(f"  {rescued.strays} have a number that another one has: they are kept aside.")

    return done_in_words(act)


def take_members(options: argparse.Namespace) -> int:
    """Take in members that another program had; return 0 if all of them are in."""

    def act() -> None:
        with opened(options) as database, options.file.open("rb") as file:
            try:
                imported = import_members(database, _lines(file), utc_now())
            except UnreadableLine as error:
                raise NotDone(f"{error}. Mend it and begin again: nothing comes twice.") from error
            except NoProgramInForce as error:
                raise NotDone("There are no rules yet. See: server publish") from error
        say(f"{imported.added} members are new, {imported.known} were here.")
        if imported.doubtful:
            say(f"{imported.doubtful} share a card, a phone or an e-mail with somebody: look at")
            say("them, and merge those who are one person.")

    return done_in_words(act)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(LINE_BYTES_MAX + 1):
        if line.strip():
            yield line
