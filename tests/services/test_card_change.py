# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A card is blocked, unblocked and replaced, over the store in memory and the real one."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.by_hand import CardChangeFact
from pos_loyalty.domain.cards import CardChange
from pos_loyalty.domain.errors import (
    CardBlocked,
    CardNotBlocked,
    CardReplaced,
    CardTaken,
    NothingToUndo,
    UnknownMember,
)
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.services.identify import MemberView, find_members, identify, identify_by_card
from tests.domain.shopping import ADA
from tests.fakes.store_subject import Subject
from tests.server.gestures import BOB
from tests.services.till import MEMBER, TillOver, till_over

NEW_CARD = "300000000000000051"


@pytest.fixture
def till(subject: Subject) -> TillOver:
    return till_over(subject, points=120)


def scanned(till: TillOver, card_number: str) -> MemberView:
    return identify_by_card(card_number, store=till.store, at=till.now)


def test_a_lost_card_is_refused_and_found_again_it_works(till: TillOver) -> None:
    blocked = till.changes_card(CardChange.BLOCKED)
    with pytest.raises(CardBlocked):
        scanned(till, MEMBER.card_number)
    with pytest.raises(CardBlocked):
        identify(ADA, store=till.store, at=till.now)
    (found,) = find_members("Ada", store=till.store)

    till.changes_card(CardChange.UNBLOCKED)

    assert isinstance(blocked.fact, CardChangeFact)
    assert (blocked.fact.card_number, blocked.fact.approver) == (MEMBER.card_number, "eve")
    assert blocked.schema == 2
    assert found.status is MemberStatus.BLOCKED
    assert scanned(till, MEMBER.card_number).balance.spendable_points == 120


def test_the_new_card_finds_the_member_with_all_that_they_have(till: TillOver) -> None:
    till.changes_card(CardChange.BLOCKED)

    till.changes_card(CardChange.REPLACED, NEW_CARD)

    view = scanned(till, NEW_CARD)
    assert view.member == replace(MEMBER, card_number=NEW_CARD)
    assert view.balance.spendable_points == 120
    with pytest.raises(CardReplaced):
        scanned(till, MEMBER.card_number)


def test_the_new_card_can_be_lost_too(till: TillOver) -> None:
    till.changes_card(CardChange.REPLACED, NEW_CARD)

    till.changes_card(CardChange.BLOCKED)

    with pytest.raises(CardBlocked):
        scanned(till, NEW_CARD)
    with pytest.raises(CardReplaced):
        scanned(till, MEMBER.card_number)


def test_what_was_just_done_to_a_card_can_be_taken_back(till: TillOver) -> None:
    blocked = till.changes_card(CardChange.BLOCKED)
    till.undoes(blocked)
    swapped = till.changes_card(CardChange.REPLACED, NEW_CARD)

    till.undoes(swapped)

    assert scanned(till, MEMBER.card_number).member == MEMBER
    with pytest.raises(NothingToUndo):
        till.undoes(swapped)


def test_the_same_gesture_changes_the_card_once(till: TillOver) -> None:
    first = till.changes_card(CardChange.BLOCKED)

    till._gestures -= 1  # noqa: SLF001 - the same key again

    assert till.changes_card(CardChange.BLOCKED) == first


def test_a_card_that_is_somebodys_stands_for_no_other(till: TillOver, subject: Subject) -> None:
    subject.confirm(BOB)
    till.changes_card(CardChange.REPLACED, NEW_CARD, member_id=BOB.member_id)

    for taken in (BOB.card_number, NEW_CARD, MEMBER.card_number):
        with pytest.raises(CardTaken):
            till.changes_card(CardChange.REPLACED, taken)


def test_a_card_that_was_given_by_mistake_and_taken_back_at_once_is_free(till: TillOver) -> None:
    till.undoes(till.changes_card(CardChange.REPLACED, NEW_CARD))

    till.changes_card(CardChange.REPLACED, NEW_CARD)

    assert scanned(till, NEW_CARD).member.card_number == NEW_CARD


def test_a_stolen_card_finds_nobody_and_the_new_one_does(till: TillOver, subject: Subject) -> None:
    till.changes_card(CardChange.REPLACED, NEW_CARD)

    assert subject.found(NEW_CARD) == [MEMBER.given_name]
    assert subject.found(MEMBER.card_number) == []


def test_a_blocked_card_finds_whose_it_is(till: TillOver, subject: Subject) -> None:
    till.changes_card(CardChange.BLOCKED)

    assert subject.found(MEMBER.card_number) == [MEMBER.given_name]


def test_what_makes_no_sense_records_nothing(till: TillOver) -> None:
    with pytest.raises(CardNotBlocked):
        till.changes_card(CardChange.UNBLOCKED)
    with pytest.raises(UnknownMember):
        till.changes_card(CardChange.BLOCKED, member_id=MemberId(BOB.member_id))

    with till.store.reading() as uow:
        assert uow.log.count() == 0
