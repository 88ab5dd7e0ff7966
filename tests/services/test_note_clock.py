# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A clock that is wrong is recorded once, and remembered."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.ops import ClockFact
from pos_loyalty.services.note_clock import note_clock
from pos_loyalty.services.trusted_time import ClockMemory, Clocks, Confidence, ToldTime, heard_time
from tests.fakes.facts import NOON
from tests.fakes.store_subject import Subject

STARTED = Clocks(NOON, 1_000, "boot-1")
JUMPED = Clocks(NOON + timedelta(hours=9), 61_000, "boot-1")


def notes(subject: Subject, clocks: Clocks) -> ToldTime:
    return note_clock(clocks, op_id=OpId(uuid4()), store=subject.store)


def hears(subject: Subject) -> None:
    memory = heard_time(NOON, STARTED, STARTED)
    assert memory
    with subject.store.writing() as uow:
        uow.clocks.remember(memory)
        uow.commit()


def test_a_jump_is_recorded_once(subject: Subject) -> None:
    hears(subject)

    told = [notes(subject, clocks) for clocks in (STARTED, JUMPED, JUMPED)]

    assert [one.is_news for one in told] == [False, True, False]
    with subject.store.reading() as uow:
        operation = uow.log.latest()
        assert uow.log.count() == 1
    assert operation
    assert operation.draft.member_id == PROGRAM_ACCOUNT
    assert isinstance(operation.fact, ClockFact)
    assert operation.fact.wall_at == JUMPED.wall_at
    assert operation.fact.trusted_at == NOON + timedelta(minutes=1)
    assert operation.fact.business_at.utcoffset() == timedelta(hours=1)


def test_a_clock_that_is_right_records_nothing(subject: Subject) -> None:
    hears(subject)

    told = notes(subject, replace(STARTED, monotonic_ms=2_000))

    assert told.confidence is Confidence.TRUSTED
    with subject.store.reading() as uow:
        assert uow.log.count() == 0


def test_what_is_remembered_is_there_again(subject: Subject) -> None:
    hears(subject)
    notes(subject, JUMPED)

    with subject.store.reading() as uow:
        memory = uow.clocks.memory()

    assert (memory.seen, memory.is_doubted, memory.high_water) == (JUMPED, True, NOON)
    assert memory.anchor
    assert memory.anchor.clocks == STARTED


def test_a_new_file_remembers_nothing(subject: Subject) -> None:
    with subject.store.reading() as uow:
        assert uow.clocks.memory() == ClockMemory()
