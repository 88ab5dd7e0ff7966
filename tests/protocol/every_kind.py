# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One operation of each kind, made by the use cases under the sample programme.

Run as a program it prints the hash of each one's bytes, for comparing processes.
"""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from pos_loyalty.domain.cards import CardChange
from pos_loyalty.domain.ids import MemberId, RewardId
from pos_loyalty.domain.members import Consent, ConsentPurpose, ContactChannel
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Channel, SaleLine
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.quote import quote_sale
from tests.domain.shopping import moment, sale_of
from tests.services.till import COFFEE, Till

PROJECT = Path(__file__).parents[2]
LINES = (
    SaleLine(1, 1999, "coffee-small", "drinks", ("hot", "fresh"), 2000),
    SaleLine(2, 350, "apple", "fruit", (), 350),
    SaleLine(3, 0, "5901234000017", "honey"),
    SaleLine(4, 5000, tags=("gift-card",)),
)


def sample_program() -> Program:
    """Return the programme that ships."""
    return parse_program((PROJECT / "resources/programs/sample.json").read_bytes()).program


def every_kind() -> tuple[Operation, ...]:
    """Return one of each: what belongs to a sale first, then what goes without one."""
    till = Till(points=1200, program=sample_program())
    till.now = moment("2026-11-24 08:15")  # a Tuesday morning
    joined = enrol_member(
        EnrolMember(
            op_id=till.gesture(),
            member_id=MemberId(till.gesture()),
            card_number="200000000000000034",
            given_name="Łucja",
            business_at=till.now,
            family_name="Ёлкина",
            phone="502345678",
            birthday=date(2000, 2, 29),
            consent=Consent((ConsentPurpose.NEWS,), ContactChannel.SMS, 2),
        ),
        store=till.store,
        clock=till.clock,
    )
    rewards = (
        ChosenReward(RewardId("tenth-off")),
        ChosenReward(RewardId("coffee")),
        ChosenReward(RewardId("points-as-money"), 30),
    )
    sale = replace(sale_of(LINES, till.now), channel=Channel.ONLINE)
    quote = quote_sale(sale, till.state, rewards, op_id=till.gesture(), store=till.store)
    sold = complete_sale(quote, store=till.store, clock=till.clock, actor="Bea")
    coffee = till.redeems(COFFEE)
    returned = till.takes_back(sold, {2: 350, 1: 999, 3: 0})
    undone = till.undoes(returned)
    deed = till.records_deed("review")
    hold = till.holds(COFFEE)
    held = till.store.content.operations[-1]
    arrival = till.records_event("delivered")
    released = till.releases(hold)
    blocked = till.changes_card(CardChange.BLOCKED)
    adjusted = till.adjusts(25)
    return (
        joined, sold, coffee, returned, undone, deed, held, released, arrival, blocked, adjusted
    )  # fmt: skip


def hashes() -> tuple[str, ...]:
    """Return the hash of each operation's bytes."""
    return tuple(hashlib.sha256(encode_operation(op)).hexdigest() for op in every_kind())


if __name__ == "__main__":
    print("\n".join(hashes()))  # noqa: T201 - read by the test that started it
