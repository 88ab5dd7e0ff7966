# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tills against a real server on this machine."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pos_loyalty.clock import utc_now
from pos_loyalty.server.tills import service as tills
from pos_loyalty.till_bot.command import play
from pos_loyalty.witness import HISTORY_VARIABLE
from tests.linking.served_shop import ServedShop

Line = dict[str, Any]

ENROL: Line = {"do": "enrol", "name": "ada", "given_name": "Ada", "phone": "501 234 567"}
SALE: Line = {"do": "sale", "member": "ada", "amount_minor": 20_000, "name": "s1"}
SYNC: Line = {"do": "sync"}


def played(
    folder: Path, script: Sequence[Line], capsys: pytest.CaptureFixture[str], hours_ago: float = 0
) -> list[Line]:
    """Play the lines at the till of a folder; return its answers."""
    file = folder.with_suffix(".jsonl")
    file.write_text("".join(f"{json.dumps(line)}\n" for line in script))
    capsys.readouterr()
    assert play(folder, file, hours_ago=hours_ago) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_one_till_records_another_shows(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for till_no, name in ((1, "one"), (2, "two")):
        shop.join(tmp_path / name, till_no)

    enrolled, sold, *_ = played(tmp_path / "one", [ENROL, SALE, SYNC], capsys)
    *_, shown = played(
        tmp_path / "two", [SYNC, {"do": "show", "member": enrolled["card"], "seconds": 20}], capsys
    )

    assert shown["points"] == enrolled["points"] + sold["points"]
    assert shown["is_fresh"]


def test_a_till_works_on_while_it_is_alone(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "one")
    script = [
        ENROL,
        {"do": "unplug"},
        SALE,
        {"do": "return", "sale": "s1", "amount_minor": 5_000},
        {"do": "undo"},
        {"do": "return", "sale": "s1"},
        {"do": "undo", "of": "s1"},
        {"do": "wait-for-empty", "seconds": 0},
        {"do": "sync", "seconds": 0},
        {"do": "show", "member": "ada"},
        {"do": "plug"},
        SYNC,
        {"do": "wait-for-empty"},
    ]

    answers = played(tmp_path / "one", script, capsys)

    refused, alone, unlinked, shown, *_, agreed, empty = answers[6:]
    assert refused == {"do": "undo", "ok": False, "refused": "nothing_to_undo"}
    assert (alone["ok"], unlinked["ok"], shown["is_fresh"]) == (False, False, False)
    assert agreed == {"do": "sync", "ok": True, "waiting": 0}
    assert empty["ok"]


def test_rewards_are_handed_over_and_refusals_told(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "one")
    script = [
        {"do": "undo"},
        ENROL,
        SALE,
        SYNC,
        {"do": "show", "member": "ada", "seconds": 20},
        {"do": "redeem", "member": "ada", "reward": "coffee", "name": "r1"},
        {"do": "sale", "member": "ada", "amount_minor": 5_000, "rewards": ["five-off"]},
        {"do": "redeem", "member": "nobody", "reward": "coffee"},
        {"do": "return", "sale": "R0001261122000099Z"},
        {"do": "return", "sale": "s1"},
        {"do": "return", "sale": "s1"},
    ]

    answers = played(tmp_path / "one", script, capsys)

    assert answers[0]["refused"] == "unknown_sale"
    assert [answer["ok"] for answer in answers[1:7]] == [True] * 6
    assert answers[5]["points"] < 0
    refused = [answer.get("refused") for answer in answers[7:]]
    assert refused == ["unknown_member", "unknown_sale", None, "unknown_sale"]


def test_a_day_that_is_over_is_sent_as_it_was(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "one")
    began = utc_now()
    script = [ENROL, {"do": "pass", "minutes": 300}, SALE, {"do": "pass", "minutes": 9e5}, SYNC]

    answers = played(tmp_path / "one", script, capsys, hours_ago=24)

    assert answers[1]["at"] < began.isoformat()
    assert answers[3]["at"] >= began.isoformat()
    assert answers[4]["ok"]
    (line,) = tills.list_tills(shop.database)
    assert line.held == 2


def test_the_witness_hears_of_every_operation_in_three_phases(
    shop: ServedShop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop.join(tmp_path / "one")
    history = tmp_path / "history.jsonl"
    monkeypatch.setenv(HISTORY_VARIABLE, str(history))

    enrolled, sold, _ = played(tmp_path / "one", [ENROL, SALE, SYNC], capsys)

    entries = [json.loads(line) for line in history.read_text().splitlines()]
    for seq in (1, 2):
        phases = [entry["phase"] for entry in entries if entry["seq"] == seq]
        assert phases == ["invoked", "promised", "acknowledged"]
    changes = [entry["changes"]["points"] for entry in entries if entry["phase"] == "invoked"]
    assert changes == [enrolled["points"], sold["points"]]


def test_a_script_may_come_line_by_line(
    shop: ServedShop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop.join(tmp_path / "one")
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"# a remark\n\n{json.dumps(ENROL)}\n"))

    status = play(tmp_path / "one", Path("-"), hours_ago=0)

    assert status == 0
    assert json.loads(capsys.readouterr().out)["ok"]


def test_a_line_that_is_not_understood_ends_the_play(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "one")
    script = tmp_path / "script"
    script.write_text('{"do": "dance"}\n')

    assert play(tmp_path / "one", script, hours_ago=0) == 2
    assert "dance" not in capsys.readouterr().err


def test_a_folder_without_a_shop_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(tmp_path, tmp_path / "script", hours_ago=0) == 2
    assert "till join" in capsys.readouterr().err


def test_settings_that_cannot_be_used_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "till.toml").write_text("language = 5\n")

    assert play(tmp_path, tmp_path / "script", hours_ago=0) == 2
    assert "language" in capsys.readouterr().err
