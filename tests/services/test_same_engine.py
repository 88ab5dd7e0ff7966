# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till and the server call the same engine: the same bytes, the reasons too.

Busy days are recorded in a real file. What left the till goes to another process, in another
zone and language, and is decided there anew.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from pos_loyalty.domain.ops import OperationFact, SaleFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.protocol.accounts import encode_account
from pos_loyalty.protocol.evaluations import encode_evaluation
from pos_loyalty.protocol.program_document import parse_program
from tests.fakes.fake_store import PLACE
from tests.fakes.store_subject import Subject
from tests.services.busy_day import BusyDays, Recorded, sample_document
from tests.services.server_side import Answer, Parcel, answers, decided_again, parcels

PROJECT = Path(__file__).parents[2]
GESTURES = 250
SEEDS = (1, 2026)
UNDECIDED = {"grant_return", "clock", "merge", "unmatched_return"}
"""What no engine decides: the till, or the server, notes it down."""

KINDS = {kind.__dataclass_fields__["kind"].default for kind in get_args(OperationFact)}


@dataclass(frozen=True)
class Sent:
    """What happened, and the bytes of it that leave the till."""

    recorded: Sequence[Recorded]
    parcels: Sequence[Parcel]


@pytest.fixture(params=SEEDS)
def day_seed(request: pytest.FixtureRequest) -> int:
    """Return the seed of some days; of a wider scope, it would have them played for each test."""
    seed: int = request.param
    return seed


@pytest.fixture
def sent(day_seed: int, played: Callable[[int], Sent]) -> Sent:
    return played(day_seed)


@pytest.fixture
def told(day_seed: int, told_elsewhere: Callable[[int], Sequence[Answer]]) -> Sequence[Answer]:
    return told_elsewhere(day_seed)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Sent]:
    """Play the days of each seed once."""
    return cache(lambda seed: busy_days(seed, tmp_path_factory.mktemp("busy") / "till"))


@pytest.fixture(scope="module")
def told_elsewhere(
    played: Callable[[int], Sent], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[int], Sequence[Answer]]:
    """Tell what another process makes of it, with nothing of the till but the bytes."""

    @cache
    def tell(seed: int) -> Sequence[Answer]:
        told, loaded = decided_elsewhere(played(seed), tmp_path_factory.mktemp("elsewhere"))
        assert loaded == ""
        return told

    return tell


def busy_days(seed: int, folder: Path) -> Sent:
    store = create_store(folder, PLACE, keyring=None)
    days = BusyDays(Subject(store), seed)
    days.play(GESTURES)
    store.close()
    opened = open_store(folder, keyring=None)
    with opened.reading() as uow:
        rows = uow.connection.execute("SELECT payload FROM op ORDER BY epoch, seq").fetchall()
    opened.close()
    assert verify_store(folder, keyring=None) == ()
    program = parse_program(sample_document()).canonical.decode()
    packed = [
        Parcel(
            payload.decode(),
            program,
            encode_account(recorded.account).decode(),
            encode_account(recorded.referrer).decode() if recorded.referrer else None,
        )
        for (payload,), recorded in zip(rows, days.recorded, strict=True)
    ]
    return Sent(days.recorded, packed)


def decided_elsewhere(sent: Sent, folder: Path) -> tuple[Sequence[Answer], str]:
    """Return the answers of another process, and what of the till it had to load."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.server_side"],
        input=lines_of(sent),
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    *told, loaded = done.stdout.splitlines()
    return [answers().validate_json(line) for line in told], loaded


def lines_of(sent: Sent) -> str:
    return "".join(parcels().dump_json(parcel).decode() + "\n" for parcel in sent.parcels)


def test_every_kind_of_operation_is_decided_elsewhere_to_the_same_bytes(
    sent: Sent, told: Sequence[Answer]
) -> None:
    here = list(decided_again(lines_of(sent).splitlines()))

    assert [answer.differences for answer in told] == [()] * len(sent.parcels)
    assert [answer.operation for answer in told] == [parcel.operation for parcel in sent.parcels]
    assert [answer.reasons for answer in told] == [answer.reasons for answer in here]


def test_the_reasons_are_those_that_the_member_was_shown(
    sent: Sent, told: Sequence[Answer]
) -> None:
    shown = {
        answer.reasons: encode_evaluation(recorded.shown).decode()
        for answer, recorded in zip(told, sent.recorded, strict=True)
        if recorded.shown
    }

    assert len(shown) > GESTURES // 10
    assert list(shown) == list(shown.values())


def test_the_days_are_busy_enough_to_tell(sent: Sent) -> None:
    kinds = Counter(recorded.operation.fact.kind for recorded in sent.recorded)
    facts = [recorded.operation.fact for recorded in sent.recorded]
    sales = [fact for fact in facts if isinstance(fact, SaleFact)]

    assert set(kinds) == KINDS - UNDECIDED
    assert any(fact.payments for fact in sales)
    assert any(fact.loads for fact in sales)
    assert any(fact.completions for fact in sales)
    assert any(redemption.hold for fact in sales for redemption in fact.redemptions)
    assert any(redemption.unit != POINTS for fact in sales for redemption in fact.redemptions)
    assert any(recorded.referrer for recorded in sent.recorded)
    assert any(recorded.operation.draft.others for recorded in sent.recorded)


def test_control_one_changed_line_is_found_and_named(sent: Sent, tmp_path: Path) -> None:
    number = first_sale_with_points(sent)
    operation = json.loads(sent.parcels[number].operation)
    operation["draft"]["fact"]["sale"]["lines"][0]["gross_minor"] += 10_000
    forged = list(sent.parcels)
    forged[number] = replace(forged[number], operation=json.dumps(operation))

    told, _ = decided_elsewhere(replace(sent, parcels=forged[: number + 1]), tmp_path)

    assert [answer.differences for answer in told[:-1]] == [()] * number
    assert "fact.accruals.spend.amount" in {d.place for d in told[-1].differences}


def first_sale_with_points(sent: Sent) -> int:
    return next(
        number
        for number, recorded in enumerate(sent.recorded)
        if isinstance(recorded.operation.fact, SaleFact)
        and any(a.rule_id == "spend" and a.amount for a in recorded.operation.fact.accruals)
    )


def test_control_one_changed_rule_is_found_and_named(sent: Sent, tmp_path: Path) -> None:
    number = first_sale_with_points(sent)
    document = json.loads(sent.parcels[number].program)
    (spend,) = [rule for rule in document["earning"] if rule["rule_id"] == "spend"]
    spend["effect"]["points"] += 1
    other = replace(sent.parcels[number], program=json.dumps(document))

    (answer,), _ = decided_elsewhere(replace(sent, parcels=[other]), tmp_path)

    by_place = {difference.place: difference for difference in answer.differences}
    found = by_place["fact.accruals.spend.amount"]
    assert int(found.again) > int(found.recorded)
    assert by_place["fact.program_id"].recorded == parse_program(sample_document()).program_id


def test_control_one_point_in_the_account_is_found(sent: Sent) -> None:
    number = next(n for n, r in enumerate(sent.recorded) if r.operation.fact.kind == "hold")
    account = json.loads(sent.parcels[number].account)
    account["lots"] = []
    poorer = replace(sent.parcels[number], account=json.dumps(account))

    (answer,) = decided_again([parcels().dump_json(poorer).decode()])

    assert [(d.place, d.again) for d in answer.differences] == [("refused", "insufficient_points")]
