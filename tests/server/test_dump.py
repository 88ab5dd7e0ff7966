# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody else's checker is given."""

import json
from collections import Counter
from collections.abc import Mapping
from io import StringIO
from typing import Any

from pos_loyalty.server.database import Database
from pos_loyalty.server.dump import dump
from pos_loyalty.server.merging.service import merge_members
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.server.gestures import BOB, merge_command
from tests.server.pushing import PushingTill, in_header


def dumped(database: Database) -> Mapping[str, Any]:
    """Return the dump, read again."""
    text = StringIO()
    dump(database, text.write, NOON)
    found: Mapping[str, Any] = json.loads(text.getvalue())
    return found


def test_an_empty_shop_is_a_dump_too(database: Database) -> None:
    found = dumped(database)

    assert found["format"] == 1
    assert [found[name] for name in ("members", "entries", "operations", "strays", "gaps")] == [
        [] for _ in range(5)
    ]


def test_every_members_entries_are_their_balance(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment(points=50), enrolment(BOB, points=20), sale(points=25))

    found = dumped(database)

    sums: Counter[str] = Counter()
    for entry in found["entries"]:
        if entry["account"] == "member":
            sums[entry["member"]] += entry["amount"]
    assert sums == {ADA.member_id.hex: 75, BOB.member_id.hex: 20}
    assert {one["member"]: one["balances"] for one in found["members"]} == {
        ADA.member_id.hex: {"points": 75},
        BOB.member_id.hex: {"points": 20},
    }


def test_each_operation_is_there_with_its_hash_and_how_it_was_taken(database: Database) -> None:
    till = PushingTill()
    sold = sale(points=25)

    till.does(database, enrolment(), sold)
    till.records_bytes(b"?")
    till.pushes(database, 3)

    found = dumped(database)["operations"]
    assert [(one["seq"], one["kind"], one["outcome"]) for one in found] == [
        (1, "enrolment", "applied"),
        (2, "sale", "applied"),
        (3, "", "quarantined"),
    ]
    assert (found[1]["op"], found[2]["op"]) == (sold.op_id.hex, None)
    assert all(len(one["sha256"]) == 64 for one in found)


def test_merges_gaps_and_strays_are_told(database: Database) -> None:
    till = PushingTill(7)
    till.does(database, enrolment(), enrolment(BOB))
    till.records(sale())
    till.records(sale(receipt_no="R2"))
    till.sends(database, in_header(till.batch(4), gap_from=3))
    merge_members(database, merge_command(ADA, BOB), NOON)
    clone = PushingTill(7)
    clone.does(database, enrolment(points=1))

    found = dumped(database)

    merged = {one["member"]: one["merged_into"] for one in found["members"]}
    assert merged[ADA.member_id.hex] == BOB.member_id.hex
    assert [(gap["first"], gap["last"]) for gap in found["gaps"]] == [(3, 3)]
    assert [(one["till"], one["seq"]) for one in found["strays"]] == [(till.till_id.hex, 1)]


def test_nobody_is_named(database: Database) -> None:
    PushingTill().does(database, enrolment(points=50))
    text = StringIO()

    dump(database, text.write, NOON)

    for private in (ADA.given_name, ADA.family_name, ADA.phone, ADA.email):
        assert private not in text.getvalue()
