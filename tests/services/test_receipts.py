# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""No two receipts of a store bear the same number."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.receipt_numbers import parse_receipt_number
from pos_loyalty.services.receipts import next_receipt_no
from tests.domain.shopping import MONDAY
from tests.fakes.fake_store import PLACE, FakeStore
from tests.services.till import Till


def test_receipts_are_numbered_above_what_was_done() -> None:
    till = Till()

    first = parse_receipt_number(next_receipt_no(till.now, store=till.store))
    till.sells(100)
    second = parse_receipt_number(next_receipt_no(till.now, store=till.store))

    assert first
    assert second
    assert (first.business_day, first.sequence) == (date(2026, 11, 23), 1)
    assert second == replace(first, sequence=2)


def test_a_machine_in_the_place_of_another_prints_none_of_its_numbers() -> None:
    machines = [replace(PLACE, till_id=TillId(UUID(int=number))) for number in (1, 2)]

    replaced, new = (next_receipt_no(MONDAY, store=FakeStore(place)) for place in machines)

    assert replaced != new
