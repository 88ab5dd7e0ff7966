# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Monkeys at the till: nothing breaks, nothing stalls, and every point is accounted for.

``pytest tests/monkey --monkeys 1000 --acts 100 --stall-ms 100`` is the long form, for a machine
that does nothing else: on a busy one a thread's own time is longer too.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.till_services import TillServices
from tests.monkey.acts import Act, serve
from tests.monkey.conftest import Terms
from tests.monkey.session import Rules, play

ONLY_SERVING: Mapping[Act, int] = {serve: 1}
SEED, SALES = 2, 3
ON_THREADS_EVERY = 5


def test_a_monkey_leaves_the_books_right(
    monkey_seed: int, terms: Terms, tmp_path: Path, looks: Appearance
) -> None:
    rules = Rules(has_threads=monkey_seed % ON_THREADS_EVERY == 0)
    report = play(monkey_seed, terms.acts, tmp_path, looks, rules)

    assert report.wrong == ()
    assert report.stall_ms <= terms.stall_ms_max, report.slowest


def test_control_a_till_that_makes_a_new_gesture_of_a_second_enter_is_caught(
    tmp_path: Path, looks: Appearance
) -> None:
    def forgetful(services: TillServices) -> TillServices:
        save = services.complete_sale

        def save_both(quote: Quote) -> Operation:
            again = str(ReceiptNumber("T777", quote.sale.business_at.date(), next(numbers)))
            sale = replace(quote.sale, receipt_no=again)
            save(replace(quote, op_id=OpId(uuid4()), sale=sale))
            return save(quote)

        numbers = iter(range(1, 100))
        return replace(services, complete_sale=save_both)

    report = play(SEED, SALES, tmp_path, looks, Rules(ONLY_SERVING, forgetful))

    assert any("operations for one member's turn" in what for what in report.wrong)


def test_control_a_till_that_says_saved_and_skips_the_save_is_caught(
    tmp_path: Path, looks: Appearance
) -> None:
    def careless(services: TillServices) -> TillServices:
        save = services.complete_sale
        last: list[Operation] = []

        def save_the_first_only(quote: Quote) -> Operation:
            if not last:
                last.append(save(quote))
            draft = replace(last[0].draft, op_id=quote.op_id)
            return replace(last[0], draft=draft)

        return replace(services, complete_sale=save_the_first_only)

    report = play(SEED, SALES, tmp_path, looks, Rules(ONLY_SERVING, careless))

    assert any("is not in the file" in what for what in report.wrong)


def test_control_a_window_that_works_for_too_long_is_noticed(
    tmp_path: Path, looks: Appearance, terms: Terms
) -> None:
    def slow(services: TillServices) -> TillServices:
        save = services.complete_sale

        def save_slowly(quote: Quote) -> Operation:
            until = time.thread_time() + terms.stall_ms_max / 1000
            while time.thread_time() < until:
                pass
            return save(quote)

        return replace(services, complete_sale=save_slowly)

    report = play(SEED, SALES, tmp_path, looks, Rules(ONLY_SERVING, slow))

    assert report.stall_ms > terms.stall_ms_max
    assert report.slowest == serve.__name__
