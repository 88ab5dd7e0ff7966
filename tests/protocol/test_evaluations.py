# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the engine says as bytes: every field, in one spelling."""

import json
from dataclasses import fields, replace

from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.occasions import Awarded, Moment, evaluate_moment
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.protocol.evaluations import encode_awarded, encode_evaluation
from tests.protocol.every_kind import LINES, sample_program
from tests.services.till import FIVE, Till, shop_program


def a_sale() -> Evaluation:
    till = Till(points=150, program=sample_program())
    return till.quotes_lines(LINES).evaluation


def joining() -> Awarded:
    till = Till()
    moment = Moment(Happening.ENROLMENT, till.now, "waw-1")
    return evaluate_moment(shop_program(), till.state, moment, op_id=till.gesture())


def test_every_field_is_in_the_bytes() -> None:
    sale, award = a_sale(), joining()

    assert set(json.loads(encode_evaluation(sale))) == {field.name for field in fields(sale)}
    assert set(json.loads(encode_awarded(award))) == {field.name for field in fields(award)}


def test_the_reasons_are_in_the_bytes() -> None:
    sale = a_sale()

    traced = json.loads(encode_evaluation(sale))["trace"]

    assert [rule["rule_id"] for rule in traced] == [rule.rule_id for rule in sale.trace]
    assert any(rule["unmet"] for rule in traced)


def test_equal_results_have_equal_bytes() -> None:
    assert encode_evaluation(a_sale()) == encode_evaluation(a_sale())
    assert encode_awarded(joining()) == encode_awarded(joining())


def test_another_reason_has_other_bytes() -> None:
    sale = a_sale()

    first, *rest = sale.trace
    other = replace(sale, trace=(RuleTrace(first.rule_id, first.amount, (("n", 1),)), *rest))

    assert encode_evaluation(other) != encode_evaluation(sale)


def test_what_was_taken_off_is_in_the_bytes() -> None:
    quote = Till(points=150).quotes(2500, chosen=[FIVE])

    taken_off = json.loads(encode_evaluation(quote.evaluation))["discounts"]

    assert taken_off == [{"line_id": 1, "minor": 500}]
