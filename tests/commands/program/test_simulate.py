# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program simulate``: what other rules would have meant, worked out by hand."""

import copy
from pathlib import Path

import pytest

from tests.commands.program.past_shop import (
    PROGRAM,
    Json,
    PastShop,
    a_year,
    changed,
    simulated,
    sums,
    written,
)


@pytest.fixture(autouse=True)
def _key_in_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_LOYALTY_KEY_IN_FILE", "1")


@pytest.fixture
def past(tmp_path: Path) -> Path:
    return a_year(tmp_path / "till")


def without_divided_discounts(side: Json) -> Json:
    """Return a side without what the record does not divide: tiers and offers."""
    rows = [
        row
        for row in side["sums"]
        if row["what"] != "discount" or row["which"].startswith("reward:")
    ]
    return {**side, "sums": rows}


def test_the_same_rules_give_the_same_again(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = written(PROGRAM, tmp_path / "same.json")

    answer = simulated(capsys, same, past)

    before, after = (without_divided_discounts(answer[side]) for side in ("before", "after"))
    assert after == before
    assert answer["everybody"]["winners"] == answer["everybody"]["losers"] == 0
    assert set(answer["deciles_minor"]) == {0}
    assert answer["extremes"] == []


def test_points_by_hand_are_given_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = PastShop(tmp_path / "till")
    ada = shop.joins("2026-02-01")
    shop.sells(ada, "2026-02-02", 3_000)
    shop.adjusts(ada, "2026-02-02", 100)
    shop.undoes(shop.adjusts(ada, "2026-02-03", 70)[0], "2026-02-03")
    shop.hands_over(ada, "2026-02-04", "bag")
    shop.adjusts(ada, "2026-02-05", -10)

    answer = simulated(capsys, written(PROGRAM, tmp_path / "same.json"), shop.closes())

    after = answer["after"]
    by_hand = {"adjust:missed": 90}
    assert sums(after, "issued") == {"rule:spend": 30, "rule:visit": 5} | by_hand
    assert sums(after, "refused") == {}
    assert after == answer["before"]


def test_more_points_for_a_visit_are_won_by_those_who_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = PastShop(tmp_path / "till")
    ada, bob = shop.joins("2026-01-01"), shop.joins("2026-01-02")
    shop.joins("2026-01-03")
    for day in ("2026-02-01", "2026-02-02", "2026-02-03"):
        shop.sells(ada, day, 1_000)
    shop.sells(bob, "2026-02-04", 1_000)
    generous = copy.deepcopy(PROGRAM)
    generous["earning"][1]["effect"]["points"] = 35

    answer = simulated(capsys, written(generous, tmp_path / "new.json"), shop.closes())

    # 30 more for each visit; 100 points are worth 5.00, so a visit is worth 1.50 more.
    assert sums(answer["before"], "issued") == {"rule:spend": 40, "rule:visit": 20}
    assert sums(answer["after"], "issued") == {"rule:spend": 40, "rule:visit": 140}
    assert [extreme["minor"] for extreme in answer["extremes"]] == [450, 150]
    assert answer["extremes"][0]["card"].startswith("•••• ")
    assert answer["everybody"] == {
        "members": 3,
        "winners": 2,
        "losers": 0,
        "won_minor": 600,
        "lost_minor": 0,
        "minor": 600,
    }


def test_a_reward_that_is_gone_leaves_its_points(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    poorer = changed(rewards=[r for r in PROGRAM["rewards"] if r["reward_id"] != "bag"])

    answer = simulated(capsys, written(poorer, tmp_path / "new.json"), past)

    before, after = answer["before"], answer["after"]
    assert sums(before, "redeemed") == {"bag": 1, "five": 1}
    assert sums(after, "redeemed") == {"five": 1}
    assert sums(after, "refused") == {"bag": 1}
    assert after["outstanding_points"] == before["outstanding_points"] + 50
    # A bag of 7.00 is lost, and 50 points worth 2.50 are kept.
    assert [extreme["minor"] for extreme in answer["extremes"]] == [-450]


def test_points_that_end_sooner_are_told_as_expired(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sooner = changed(expiry={"kind": "months_after_earning", "months": 6, "to_month_end": False})

    answer = simulated(capsys, written(sooner, tmp_path / "new.json"), past)

    before, after = answer["before"], answer["after"]
    assert before["expired_points"] == 0
    assert after["expired_points"] == before["outstanding_points"] - 35  # Bob's of December
    assert after["outstanding_points"] == 35


def test_the_end_can_be_another_day(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sooner = changed(expiry={"kind": "months_after_earning", "months": 6, "to_month_end": False})

    answer = simulated(
        capsys, written(sooner, tmp_path / "new.json"), past, "--as-of", "2027-07-01"
    )

    assert answer["as_of"] == "2027-07-01"
    assert answer["after"]["outstanding_points"] == 0


def test_what_was_set_aside_is_spent_where_it_was_captured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = PastShop(tmp_path / "till")
    ada = shop.joins("2026-01-01")
    shop.sells(ada, "2026-02-01", 14_000)
    held = shop.holds(ada, "2026-02-02", "five")
    shop.sells(ada, "2026-02-02", 1_000, wants="five", held=held)

    answer = simulated(capsys, written(PROGRAM, tmp_path / "same.json"), shop.closes())

    # 145 and, for 5.00 that were left to pay, 5 and 5 more; less 100.
    assert answer["before"]["outstanding_points"] == 55
    assert answer["after"]["outstanding_points"] == 55
    assert sums(answer["after"], "spent") == {"reward:five": 100}


def test_a_budget_for_all_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_loyalty.commands.program.what_if.crowd.SLICE_OPERATIONS", 1)
    shop = PastShop(tmp_path / "till")
    for day in range(1, 9):
        shop.sells(shop.joins(f"2026-01-0{day}"), f"2026-02-0{day}", 1_000)
    short = copy.deepcopy(PROGRAM)
    short["earning"][1]["budget"] = {"amount_max": 12}

    answer = simulated(capsys, written(short, tmp_path / "new.json"), shop.closes())

    assert sums(answer["before"], "issued")["rule:visit"] == 40
    assert sums(answer["after"], "issued")["rule:visit"] == 12


def test_another_document_can_be_compared_with(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = written(PROGRAM, tmp_path / "old.json")
    new = written(changed(rewards=[]), tmp_path / "new.json")

    recorded = simulated(capsys, new, past)
    replayed = simulated(capsys, new, past, "--against", old)

    assert replayed["everybody"] == recorded["everybody"]
    assert replayed["after"] == recorded["after"]
    # The first sale brought Ada to Silver: 10 % of 90.50 and of 80.00.
    assert sums(replayed["before"], "discount") == {"tier:silver": 1705, "reward:five": 500}
    assert replayed["after"]["point_value"]["minor"] == 0


def test_the_number_of_processes_makes_no_difference(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = written(changed(rewards=[]), tmp_path / "new.json")

    alone = simulated(capsys, new, past, "--processes", "1")
    shared = simulated(capsys, new, past, "--processes", "2")

    assert shared == alone


def test_how_members_of_each_tier_fare_is_told(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = written(changed(rewards=PROGRAM["rewards"][:1]), tmp_path / "new.json")

    answer = simulated(capsys, new, past)

    assert answer["before"]["tiers"] == {"bronze": 2, "silver": 1}
    assert answer["by_tier"]["silver"]["losers"] == 1
    assert answer["by_tier"]["bronze"] == {
        "members": 2, "winners": 0, "losers": 0, "won_minor": 0, "lost_minor": 0, "minor": 0,
    }  # fmt: skip
