# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program diff``: for people in sentences, for programs as values."""

import json
from pathlib import Path
from typing import Final

import pytest

from pos_loyalty.cli import run

SAMPLE: Final = Path(__file__).parents[3] / "resources/programs/sample.json"


@pytest.fixture
def changed(tmp_path: Path) -> str:
    document = json.loads(SAMPLE.read_bytes())
    document["tiers"]["tiers"][1]["discount_basis_points"] = 800
    document["activities"].append({"activity_id": "swim", "name": {"en": "A swim"}})
    document["rewards"] = [r for r in document["rewards"] if r["reward_id"] != "tote-bag"]
    (tmp_path / "changed.json").write_text(json.dumps(document), "utf-8")
    return str(tmp_path / "changed.json")


def test_changes_are_told_in_sentences(changed: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["program", "diff", str(SAMPLE), changed])

    out = capsys.readouterr().out
    assert status == 0
    assert "Until now: 10% off every purchase. From then on: 8% off every purchase." in out
    assert "This concerns: Only for the tier “Silver”." in out


def test_changes_are_told_to_programs(changed: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["program", "diff", str(SAMPLE), changed, "--json"])

    tier, reward, activity = json.loads(capsys.readouterr().out)["differences"]
    assert status == 0
    assert (tier["change"], tier["thing"]) == ("changed", None)
    assert tier["fields"] == [{"path": "discount_basis_points", "before": 1000, "after": 800}]
    assert tier["audiences"] == [[{"kind": "tiers", "tier_ids": ["silver"]}]]
    assert (reward["change"], reward["thing"]["cost_points"]) == ("removed", 150)
    assert (activity["change"], activity["thing"]["name"]) == ("added", {"en": "A swim"})


def test_a_broken_document_is_compared_with_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    broken = Path(__file__).parent / "broken" / "33-a-comma-too-many.json"

    status = run(["program", "diff", str(SAMPLE), str(broken)])

    assert status == 1
    assert f"{broken}:29:1: error: " in capsys.readouterr().err
