# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program simulate``: what other rules would have meant for the shop's own past."""

import os
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pos_loyalty.clock import business_time
from pos_loyalty.commands.program.document_file import sound_document
from pos_loyalty.commands.program.progress import Progress
from pos_loyalty.commands.program.simulated_answer import as_json
from pos_loyalty.commands.program.terminal import EXIT_DONE, EXIT_FAILED, complain, say
from pos_loyalty.commands.program.what_if.crowd import live_again, processes_for
from pos_loyalty.commands.program.what_if.outcome import Frame, put_together
from pos_loyalty.commands.program.what_if.part import Asked
from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.what_if import WhatIf, point_value
from pos_loyalty.local_db.commands import done_in_words
from pos_loyalty.local_db.history import History, HistoryFile, find_history
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.protocol.program_document import ProgramDocument
from pos_loyalty.services.ports import PublishedProgram
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.what_if import what_if_lines


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the command was asked.

    Attributes:
        history: A till's folder, or its file.
        against: The programme to compare with; ``None`` for what really was.
        as_of: The day on which points are counted at the end; ``None`` for the last of the past.
        processes: ``None`` for as many as there are cores, where there is work for them.
    """

    program: Path
    history: Path
    against: Path | None
    as_of: date | None
    language: str
    wants_json: bool
    processes: int | None = None


class CannotSimulate(Exception):
    """There is nothing to be said; the message says why."""


def simulate(simulation: Simulation) -> int:
    """Print what would have been; return 0 if that could be said."""
    after = sound_document(simulation.program)
    before = sound_document(simulation.against) if simulation.against else None
    if after is None or (simulation.against and before is None):
        return EXIT_FAILED

    def tell() -> int:
        file = find_history(simulation.history, keyring=system_keyring())
        with file.open() as history:
            past = _past(history, after, simulation)
        answer = _answer(simulation, file, past, Compared(before, after))
        if simulation.wants_json:
            say(as_json(answer))
        else:
            words = (past.at_end.program if before is None else before.program, after.program)
            say("\n".join(what_if_lines(answer, *words, speak(simulation.language))))
        return EXIT_DONE

    try:
        return done_in_words(tell)
    except CannotSimulate as refusal:
        complain(str(refusal))
        return EXIT_FAILED


@dataclass(frozen=True, slots=True)
class Compared:
    """The two programmes; ``before`` is ``None`` for what really was."""

    before: ProgramDocument | None
    after: ProgramDocument


@dataclass(frozen=True, slots=True)
class Past:
    """What the command has to know of the past before it is lived through again."""

    operations: int
    as_of: date
    at_end: PublishedProgram


def _past(history: History, after: ProgramDocument, simulation: Simulation) -> Past:
    place, last = history.place, history.last_moment()
    if last is None:
        raise CannotSimulate(
            f"{simulation.history} has no operations yet: there is no past to try the programme on."
        )
    if after.program.currency != place.currency:
        raise CannotSimulate(
            f"The programme is in {after.program.currency}, and this till is in {place.currency}."
        )
    last_moment = business_time(last, place.zone)
    try:
        at_end = history.program_in_force(last_moment)
    except NoProgramInForce as refusal:
        raise CannotSimulate(
            f"{simulation.history} has no programme in force on {last_moment.date()}."
        ) from refusal
    return Past(history.operation_count(), simulation.as_of or last_moment.date(), at_end)


def _answer(simulation: Simulation, file: HistoryFile, past: Past, compared: Compared) -> WhatIf:
    before, after = compared.before, compared.after
    asked = Asked(
        file,
        after.canonical,
        before.canonical if before else None,
        past.at_end.program_id,
        past.as_of,
        past.operations,
    )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    processes = simulation.processes or processes_for(past.operations, cores or 1)
    progress = Progress(past.operations, speak(simulation.language), time.monotonic)
    try:
        parts = live_again(asked, processes=processes, report=progress.report)
    finally:
        progress.end()
    was = before.program if before else past.at_end.program
    frame = Frame(
        after.program.currency,
        past.as_of,
        past.operations,
        point_value(was),
        point_value(after.program),
    )
    return put_together(frame, parts)
