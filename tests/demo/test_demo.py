# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole demo, as a shop owner would run it, and its books when somebody cheats."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.demo.bookkeeping import Notebook, compare
from pos_loyalty.demo.made_shop import DAY, OPENING, make_store
from pos_loyalty.demo.recount import Told
from pos_loyalty.demo.shop import COFFEE_CARD, made_up_members
from pos_loyalty.domain.units import stamps_on
from pos_loyalty.local_db.opening import open_store

PICTURES_MIN = 8


@pytest.mark.timeout(300)
def test_the_shop_day_ends_with_books_that_agree(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pos_loyalty", "demo", "--headless", "--json"]
    options = ["--members", "300", "--out", str(tmp_path)]

    ended = subprocess.run([*command, *options], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    summary = json.loads(ended.stdout.splitlines()[-1])
    assert summary["balances_match"] is True
    assert summary["acknowledged_lost"] == 0
    assert summary["problems"] == []
    counts = ("scans_read", "sales", "redemptions", "returns", "undos", "enrolments", "kills")
    assert all(summary[name] > 0 for name in counts), summary
    assert len(list(tmp_path.glob("*.png"))) >= PICTURES_MIN
    assert "recounted by hand, all equal" in ended.stderr


def test_a_point_too_many_is_found(tmp_path: Path) -> None:
    made = make_store(tmp_path, 5, DAY)
    claimed = Told("enrolled", made[0].member.card_number, at=None)  # type: ignore[arg-type]  # no rule asks when
    store = open_store(tmp_path, keyring=None)

    honest = compare(Notebook(), store, made, DAY)
    cheated = compare(Notebook(told=[claimed], receipts=["R1"]), store, made, DAY)
    store.close()

    assert (honest.differing, honest.lost) == ((), ())
    assert len(cheated.differing) == 1
    assert cheated.lost == ("R1",)


def test_the_made_up_shop_is_the_same_every_time() -> None:
    first, again = (list(made_up_members(50, DAY)) for _ in range(2))

    assert first == again
    assert len({base.member.card_number for base in first}) == len(first)
    assert all(not lot.has_expired(DAY) for base in first for lot in base.lots)


def test_a_stamp_and_a_voucher_too_many_are_found(tmp_path: Path) -> None:
    made = make_store(tmp_path, 5, DAY)
    card, at = made[0].member.card_number, OPENING
    cup = Told("sale", card, at, "1", coffees=1)
    voucher = Told("free_coffee", card, at, "2")
    store = open_store(tmp_path, keyring=None)

    stamped = compare(Notebook(told=[cup]), store, made, DAY)
    cashed = compare(Notebook(told=[voucher]), store, made, DAY)
    store.close()

    assert len(stamped.differing) == 1
    assert len(cashed.differing) == 1


def test_some_were_invited_and_some_like_coffee() -> None:
    made = list(made_up_members(100, DAY))
    by_id = {base.member.member_id: base for base in made}

    invited = [base for base in made if base.member.referred_by]

    assert invited
    assert all(base.member.referred_by in by_id for base in invited)
    assert all("visits" not in base.counters for base in invited)
    assert any(lot.unit == stamps_on(COFFEE_CARD) for base in made for lot in base.lots)


def test_a_real_tills_folder_is_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "till").mkdir()
    (tmp_path / "till" / "till.db").write_text("a shop's own", "utf-8")

    assert run(["demo", "--headless", "--out", str(tmp_path)]) == 1

    assert (tmp_path / "till" / "till.db").read_text("utf-8") == "a shop's own"
    assert "choose another folder" in capsys.readouterr().err
