# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The bank finds what is wrong in histories and dumps that were made by hand."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from pos_loyalty.simulation.checker import Bank

History = list[dict[str, Any]]
Dump = dict[str, Any]
Change = Callable[[History, Dump], object]

TILL, ADA, SALE, RETURN = "a1" * 16, "ada", "op-sale", "op-return"


def promised(op: str, seq: int, points: int, **facts: object) -> dict[str, Any]:
    line = {"phase": "promised", "till": TILL, "op": op, "kind": "sale", "epoch": 1, "seq": seq}
    line |= {"sha256": f"hash-{op}", "accounts": {ADA: {"points": points}}}
    return line | {"receipt": "", "returns": "", "undoes": ""} | facts


def held(op: str, seq: int, **facts: object) -> dict[str, Any]:
    line = {"till": TILL, "epoch": 1, "seq": seq, "op": op, "kind": "sale", "outcome": "applied"}
    line |= {"code": "", "sha256": f"hash-{op}", "is_applied": 1, "is_waiting": 0, "is_undone": 0}
    return line | facts


def entry(seq: int, points: int) -> dict[str, Any]:
    whose = {"account": "member", "member": ADA, "original": ADA, "unit": "points"}
    return {"till": TILL, "epoch": 1, "seq": seq, "amount": points, **whose}


def a_good_day() -> tuple[History, Dump]:
    """Return a sale for 30 points and a return of 10, as they should be."""
    history: History = [
        {"phase": "invoked", "till": TILL, "op": SALE, "kind": "sale"},
        promised(SALE, 1, 30, receipt="store/1/day"),
        {"phase": "invoked", "till": TILL, "op": RETURN, "kind": "refund"},
        promised(RETURN, 2, -10, kind="refund", returns=SALE),
        {"phase": "acknowledged", "till": TILL, "op": SALE},
    ]
    dump: Dump = {
        "server": "server",
        "operations": [held(SALE, 1), held(RETURN, 2, kind="refund")],
        "strays": [],
        "entries": [entry(1, 30), entry(2, -10)],
        "ever_merged": {},
        "balances": {ADA: {"points": 20}},
        "gaps": [],
        "cards": [{"member": ADA, "card": "1", "status": "active"}],
        "card_moves": [
            {"member": ADA, "name": "card:1:blocked:op", "amount": 1},
            {"member": ADA, "name": "card:1:blocked:op", "amount": -1},
        ],
    }
    return history, dump


def lose_the_sale(_history: History, dump: Dump) -> None:
    dump["operations"] = dump["operations"][1:]
    dump["entries"] = dump["entries"][1:]
    dump["balances"] = {ADA: {"points": -10}}


def lose_it_after_a_restore(history: History, dump: Dump) -> None:
    history.append({"phase": "server_copied", "copy": 1})
    history.append({"phase": "server_back", "copy": 1})
    lose_the_sale(history, dump)


def apply_twice(_history: History, dump: Dump) -> None:
    dump["operations"].append(held(SALE, 3))
    dump["entries"].append(entry(3, 30))
    dump["balances"] = {ADA: {"points": 50}}


def enter_the_receipt_twice(history: History, dump: Dump) -> None:
    history.append(promised("op-again", 3, 30, receipt="store/1/day"))
    dump["operations"].append(held("op-again", 3))


def invent(_history: History, dump: Dump) -> None:
    dump["operations"].append(held("op-of-nobody", 3))


def put_aside(_history: History, dump: Dump) -> None:
    dump["operations"][0] |= {"outcome": "quarantined", "code": "failed"}


def post_otherwise(_history: History, dump: Dump) -> None:
    dump["entries"][0]["amount"] = 31


def leave_waiting(_history: History, dump: Dump) -> None:
    waits = {"is_waiting": 1, "is_applied": 0, "outcome": "parked", "code": "unknown_sale"}
    dump["operations"][1] |= waits
    dump["entries"].pop()


def add_up_wrongly(_history: History, dump: Dump) -> None:
    dump["balances"][ADA]["points"] = 21


def credit_somebody_else(_history: History, dump: Dump) -> None:
    dump["entries"][0]["member"] = "grace"
    dump["balances"] = {ADA: {"points": -10}, "grace": {"points": 30}}


def keep_it_blocked(_history: History, dump: Dump) -> None:
    dump["cards"][0]["status"] = "blocked"


def forget_a_block(_history: History, dump: Dump) -> None:
    del dump["card_moves"][1]


def let_the_old_card_work(_history: History, dump: Dump) -> None:
    moves = [{"member": ADA, "name": "card:1:replaced:op", "amount": 1}]
    dump["card_moves"] = [*moves, {"member": ADA, "name": "card:2:given:op", "amount": 1}]


def give_a_card_that_nobody_gave(history: History, dump: Dump) -> None:
    let_the_old_card_work(history, dump)
    dump["cards"][0]["card"] = "3"


WRONG: dict[str, tuple[Change, str, str]] = {
    "a sale is not there": (lose_the_sale, "I1", "lost"),
    "a restored server lacks it": (lose_it_after_a_restore, "I12", "lost"),
    "it counts twice": (apply_twice, "I2", "applied 2 times"),
    "its receipt counts twice": (enter_the_receipt_twice, "I2", "earned 2 times"),
    "nobody did it": (invent, "I1", "nobody asked"),
    "it was put aside": (put_aside, "I13", "quarantined, failed"),
    "it is worth something else": (post_otherwise, "I13", "promised"),
    "a return waits for ever": (leave_waiting, "I13", "waits for a sale"),
    "a balance is no sum": (add_up_wrongly, "I3", "the entries say"),
    "it went to another": (credit_somebody_else, "I6", "was promised"),
    "a card stays blocked": (keep_it_blocked, "I16", "card blocked"),
    "a block is forgotten": (forget_a_block, "I16", "card active"),
    "a replaced card works": (let_the_old_card_work, "I16", "was replaced"),
    "a strange card works": (give_a_card_that_nobody_gave, "I16", "was given"),
}


def test_a_good_day_is_not_complained_of() -> None:
    history, dump = a_good_day()

    assert not list(Bank(history, dump).complaints())


@pytest.mark.parametrize(("change", "invariant", "words"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_found(change: Change, invariant: str, words: str) -> None:
    history, dump = deepcopy(a_good_day())
    change(history, dump)

    found = list(Bank(history, dump).complaints())

    assert any(name == invariant and words in what for name, what in found), found


@pytest.mark.parametrize(("is_applied", "count"), [(1, 0), (0, 1)])
def test_a_receipt_that_was_undone_may_be_typed_in_again(is_applied: int, count: int) -> None:
    history, dump = a_good_day()
    history.append(promised("op-undo", 4, -30, kind="undo", undoes=SALE))
    dump["operations"].append(held("op-undo", 4, kind="undo", is_applied=is_applied))
    enter_the_receipt_twice(history, dump)

    found = [what for _, what in Bank(history, dump).complaints()]

    assert sum("earned 2 times" in what for what in found) == count


def test_what_a_disk_lost_before_anybody_else_had_it_is_nobodys_fault() -> None:
    history, dump = a_good_day()
    lose_the_sale(history, dump)
    history.pop()  # it was never acknowledged
    history.append({"phase": "disk_gone", "till": TILL, "ops": [SALE]})

    found = [what for _, what in Bank(history, dump).complaints()]

    assert not any(what.startswith("lost") for what in found)


def test_what_was_acknowledged_may_not_be_lost_though_a_disk_was() -> None:
    history, dump = a_good_day()
    lose_the_sale(history, dump)
    history.append({"phase": "disk_gone", "till": TILL, "ops": [SALE]})

    found = [what for _, what in Bank(history, dump).complaints()]

    assert any(what.startswith("lost") for what in found)


def test_what_stayed_aside_as_it_came_is_not_lost() -> None:
    history, dump = a_good_day()
    lose_the_sale(history, dump)
    dump["strays"] = [{"till": TILL, "epoch": 1, "seq": 1, "sha256": f"hash-{SALE}"}]

    found = [what for _, what in Bank(history, dump).complaints()]

    assert not any(what.startswith("lost") for what in found)


def test_a_merged_members_promises_are_the_survivors() -> None:
    history, dump = a_good_day()
    for each in dump["entries"]:
        each["member"] = "grace"
    dump["ever_merged"] = {ADA: "grace"}
    dump["balances"] = {"grace": {"points": 20}}

    assert not list(Bank(history, dump).complaints())
