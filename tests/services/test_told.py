# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier said is in the sale's fact, and changes nothing else."""

import json
from dataclasses import replace

from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.told import SayingKind, Told
from pos_loyalty.protocol.operations import decode_operation, encode_operation
from pos_loyalty.services.evaluate_again import Before, evaluate_again
from pos_loyalty.services.ports import PublishedProgram
from tests.services.till import PROGRAM_ID, Till, shop_program

RULES = PublishedProgram(PROGRAM_ID, shop_program())
SAID = Told(SayingKind.REWARD_CLOSE, "coffee", is_told=True)
UNSAID = Told(SayingKind.BIRTHDAY, "", is_told=False)


def test_what_was_said_is_recorded_with_the_sale() -> None:
    till = Till(points=100)
    quote = replace(till.quotes(2500), told=(SAID, UNSAID))

    operation = till.completes(quote)

    assert isinstance(operation.fact, SaleFact)
    assert operation.fact.told == (SAID, UNSAID)
    assert operation.draft.effects == quote.evaluation.effects


def test_it_is_kept_when_the_sale_is_evaluated_again() -> None:
    till = Till(points=100)
    quote = replace(till.quotes(150, receipt_no="R2"), told=(SAID,))
    till.sells(150)

    operation = till.completes(quote)

    assert isinstance(operation.fact, SaleFact)
    assert operation.fact.told == (SAID,)


def test_a_server_finds_no_difference_in_a_sale_with_it() -> None:
    till = Till(points=100)
    before = Before(rules=RULES, account=till.state)

    operation = till.completes(replace(till.quotes(2500), told=(SAID,)))

    result = evaluate_again(operation, before)
    assert (result.operation, result.differences) == (operation, ())


def test_it_is_sent_and_read_back() -> None:
    till = Till(points=100)
    operation = till.completes(replace(till.quotes(2500), told=(SAID, UNSAID)))

    assert decode_operation(encode_operation(operation)) == operation


def test_a_sale_of_an_earlier_release_has_none() -> None:
    till = Till(points=100)
    operation = till.sells(2500)
    stored = json.loads(encode_operation(operation))
    del stored["draft"]["fact"]["told"]

    assert decode_operation(json.dumps(stored).encode()) == operation


def test_a_kind_of_a_later_release_is_read() -> None:
    till = Till(points=100)
    later = Told("weather", "rain", is_told=True)
    operation = till.completes(replace(till.quotes(2500), told=(later,)))

    again = decode_operation(encode_operation(operation))

    assert isinstance(again.fact, SaleFact)
    assert again.fact.told == (later,)
