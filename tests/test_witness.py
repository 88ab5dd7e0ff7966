# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

import json
import os
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.domain.ops import Operation, OperationDraft
from pos_loyalty.witness import HISTORY_VARIABLE, Witness, history_witness
from tests.fakes.facts import ADA, NOON, earning, enrolment, giving, sale

TILL = TillId(UUID(int=7))
FRIEND = MemberId(UUID(int=11))


def numbered(draft: OperationDraft, seq: int = 1) -> Operation:
    return Operation(till_id=TILL, epoch=2, seq=seq, schema=1, draft=draft)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "history.jsonl"


@pytest.fixture
def witness(file: Path) -> Witness:
    return Witness(file, clock=lambda: NOON)


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_what_begins_is_written_with_all_that_it_changes(witness: Witness, file: Path) -> None:
    draft = giving(sale(points=25), {FRIEND: earning(5, "friend")})

    witness.begins([numbered(draft)])

    (line,) = lines(file)
    assert line == {
        "at": NOON.isoformat(),
        "phase": "invoked",
        "op_id": str(draft.op_id),
        "till_id": str(TILL),
        "epoch": 2,
        "seq": 1,
        "kind": "sale",
        "member_id": str(ADA.member_id),
        "changes": {"points": 25},
        "others": {str(FRIEND): {"points": 5}},
    }
    witness.close()


def test_what_changes_nothing_says_so(witness: Witness, file: Path) -> None:
    witness.begins([numbered(giving(enrolment(), {FRIEND: earning(0, "none")}))])

    (line,) = lines(file)
    assert (line["changes"], line["others"]) == ({}, {})
    witness.close()


def test_a_promise_is_written_before_anybody_is_told(witness: Witness, file: Path) -> None:
    operation = numbered(sale(), seq=3)

    witness.is_safe([operation])

    (line,) = lines(file)  # while the file is open: nothing is kept back
    assert (line["phase"], line["op_id"], line["seq"]) == ("promised", str(operation.op_id), 3)
    witness.close()


def test_answers_are_written_by_their_numbers(witness: Witness, file: Path) -> None:
    witness.acknowledged(TILL, 2, [(1, "applied", ""), (2, "parked", "unknown_sale")])

    answers = [(line["seq"], line["outcome"], line["code"]) for line in lines(file)]
    assert answers == [(1, "applied", ""), (2, "parked", "unknown_sale")]
    witness.close()


def test_nothing_to_write_writes_nothing(witness: Witness, file: Path) -> None:
    witness.begins([])

    assert file.read_text() == ""
    witness.close()


def test_two_tills_may_share_a_file(witness: Witness, file: Path) -> None:
    other = Witness(file, clock=lambda: NOON)
    witness.is_safe([numbered(sale())])
    other.is_safe([numbered(sale())])
    witness.is_safe([numbered(sale())])

    assert len(lines(file)) == 3
    witness.close()
    other.close()


def test_a_witness_who_cannot_write_does_not_stop_the_shop(
    witness: Witness, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)

    witness.is_safe([numbered(sale())])

    assert "No space left" in caplog.text
    witness.close()


def test_there_is_a_witness_only_if_somebody_asks(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(HISTORY_VARIABLE, raising=False)
    nobody = history_witness()
    monkeypatch.setenv(HISTORY_VARIABLE, str(file))
    somebody = history_witness()

    assert nobody is None
    assert somebody is not None
    somebody.close()
