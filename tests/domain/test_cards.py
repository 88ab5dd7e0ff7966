# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of a member's cards, in whatever order it comes."""

from collections import Counter
from dataclasses import replace
from itertools import islice, permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.cards import (
    CardRecord,
    CardStanding,
    as_carded,
    block_effects,
    cards_of,
    replace_effects,
    unblock_effects,
)
from pos_loyalty.domain.errors import CardBlocked, CardNotBlocked, CardReplaced, CardTaken
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import Effects, negate
from pos_loyalty.domain.members import Member, MemberStatus

FIRST, SECOND, THIRD = "100000000000000017", "200000000000000034", "300000000000000051"
ADA = Member(MemberId(UUID(int=1)), FIRST, "Ada")
NOTHING = CardRecord({}, {})


def op(number: int) -> OpId:
    return OpId(UUID(int=number))


def after(*effects: Effects) -> CardRecord:
    """Return the record when these have been added up, in whatever order."""
    sums = Counter[str]()
    for one in effects:
        for change in one.counters:
            sums[change.name] += change.amount
    return cards_of(sums.items())


BLOCK = block_effects(FIRST, op_id=op(1), record=NOTHING)
SWAP = replace_effects(FIRST, SECOND, op_id=op(2), record=NOTHING)


def test_a_card_that_nothing_happened_to_works() -> None:
    assert NOTHING.standing(FIRST) is CardStanding.WORKS
    assert as_carded(ADA, NOTHING) is ADA


def test_a_blocked_card_is_blocked_and_the_member_keeps_it() -> None:
    record = after(BLOCK)

    assert record.standing(FIRST) is CardStanding.BLOCKED
    assert as_carded(ADA, record) == replace(ADA, status=MemberStatus.BLOCKED)


def test_a_replaced_card_is_over_and_the_new_one_works() -> None:
    record = after(BLOCK, SWAP)

    assert record.standing(FIRST) is CardStanding.REPLACED
    assert record.standing(SECOND) is CardStanding.WORKS
    assert as_carded(ADA, record) == replace(ADA, card_number=SECOND)


def test_what_two_tills_blocked_is_unblocked_by_who_knows_of_both() -> None:
    here, there = BLOCK, block_effects(FIRST, op_id=op(9), record=NOTHING)
    by_one = unblock_effects(FIRST, record=after(here))
    by_both = unblock_effects(FIRST, record=after(here, there))

    assert after(here, there, by_one).standing(FIRST) is CardStanding.BLOCKED
    assert after(here, there, by_both).standing(FIRST) is CardStanding.WORKS


def test_a_block_lifted_twice_does_not_keep_the_next_from_counting() -> None:
    lifted = unblock_effects(FIRST, record=after(BLOCK))
    again = block_effects(FIRST, op_id=op(7), record=after(BLOCK, lifted))

    assert after(BLOCK, lifted, lifted, again).standing(FIRST) is CardStanding.BLOCKED


def test_a_replacement_that_was_taken_back_leaves_the_old_card() -> None:
    record = after(SWAP, negate(SWAP))

    assert record.standing(FIRST) is CardStanding.WORKS
    assert record.standing(SECOND) is CardStanding.REPLACED
    assert as_carded(replace(ADA, card_number=SECOND), record).card_number == FIRST


def test_a_card_that_was_taken_back_can_be_given_again() -> None:
    again = replace_effects(FIRST, SECOND, op_id=op(3), record=NOTHING)
    record = after(SWAP, negate(SWAP), again)

    assert (record.current(FIRST), record.standing(SECOND)) == (SECOND, CardStanding.WORKS)


def test_what_was_lifted_here_counts_before_the_server_says_so() -> None:
    record = after(BLOCK, unblock_effects(FIRST, record=after(BLOCK)))

    assert as_carded(replace(ADA, status=MemberStatus.BLOCKED), record) == ADA


def test_two_tills_that_replaced_one_card_gave_two_that_work() -> None:
    other = replace_effects(FIRST, THIRD, op_id=op(3), record=NOTHING)
    record = after(SWAP, other)
    lost = block_effects(SECOND, op_id=op(4), record=record)

    assert {record.standing(card) for card in (SECOND, THIRD)} == {CardStanding.WORKS}
    assert record.current(FIRST) == SECOND
    assert after(SWAP, other, lost).current(FIRST) == THIRD


def test_cards_that_follow_each_other_lead_to_the_last() -> None:
    then = replace_effects(SECOND, THIRD, op_id=op(3), record=after(SWAP))

    assert after(SWAP, then).current(FIRST) == THIRD


def test_what_is_said_of_other_counters_is_passed_over() -> None:
    assert cards_of([("visits", 3), ("card:odd", 1)]) == NOTHING


def test_what_makes_no_sense_is_refused() -> None:
    blocked, swapped = after(BLOCK), after(SWAP)

    with pytest.raises(CardBlocked):
        block_effects(FIRST, op_id=op(5), record=blocked)
    with pytest.raises(CardNotBlocked):
        unblock_effects(FIRST, record=NOTHING)
    with pytest.raises(CardReplaced):
        block_effects(FIRST, op_id=op(5), record=swapped)
    with pytest.raises(CardReplaced):
        unblock_effects(FIRST, record=swapped)
    with pytest.raises(CardReplaced):
        replace_effects(FIRST, THIRD, op_id=op(5), record=swapped)
    for number in ("", FIRST):
        with pytest.raises(CardTaken):
            replace_effects(FIRST, number, op_id=op(5), record=NOTHING)
    with pytest.raises(CardTaken):
        replace_effects(SECOND, FIRST, op_id=op(5), record=swapped)


@st.composite
def histories(draw: st.DrawFn) -> list[Effects]:
    """Draw what some tills did, each by what it had heard of then."""
    done: list[Effects] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        heard = [one for one in done if draw(st.booleans())]
        record = after(*heard)
        card = draw(st.sampled_from((FIRST, SECOND, THIRD)))
        new = draw(st.sampled_from((SECOND, THIRD, f"{number}00")))
        acts = (
            lambda card=card, n=number, r=record: block_effects(card, op_id=op(n), record=r),
            lambda card=card, r=record: unblock_effects(card, record=r),
            lambda card=card, new=new, n=number, r=record: replace_effects(
                card, new, op_id=op(n), record=r
            ),
            lambda: negate(draw(st.sampled_from(done))),
        )
        try:
            done.append(draw(st.sampled_from(acts if done else acts[:3]))())
        except (CardBlocked, CardNotBlocked, CardReplaced, CardTaken):
            continue
    return done


@given(histories())
def test_they_fold_to_the_same_in_any_order(history: list[Effects]) -> None:
    some_orders = list(islice(permutations(history), 12))

    records = [after(*order) for order in some_orders]

    assert all(record == records[0] for record in records)
    assert {as_carded(ADA, record) for record in records} == {as_carded(ADA, records[0])}
    assert records[0].current(FIRST) not in records[0].withdrawn
