# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What would have been is what a till records that has the other rules from the first day on.

The same things happen at two tills, one operation after the other, each decided by the till's own
use cases. The past of the first, tried with the rules of the second, is the past of the second.
"""

import json
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from pos_loyalty.domain.ids import MemberId, OpId, RewardId
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import SaleLine
from tests.commands.program.past_shop import Json, PastShop, simulated, written

SAMPLE: Final[Json] = json.loads(
    (Path(__file__).parents[4] / "resources/programs/sample.json").read_bytes()
)
_STEPS: Final = 60
_FIRST: Final = date(2026, 1, 2)
_BY_HAND: Final = ("adjusts", "mends")
_WANTED: Final = ("five-off", "five-off", "coffee", "tenth-off", "second-cake")
_GOODS: Final = (
    ("coffee-small", "coffee", ()),
    ("roll", "bakery", ("roll",)),
    ("apple", "fruit", ("organic",)),
    ("juice", "juices", ("refill",)),
    ("yoghurt", "yoghurts", ()),
    ("patron-year", "", ()),
    ("ham", "delicatessen", ()),
)


@dataclass(frozen=True)
class Step:
    """Something that happens; who and what are told by numbers that count round.

    Attributes:
        kind: ``joins``, ``sells``, ``returns``, ``undoes``, ``adjusts`` or ``mends``: points are
            given or taken by hand, and for good or not.
    """

    kind: str
    day: str
    who: int
    lines: tuple[SaleLine, ...] = ()
    wants: str = ""
    points: int = 0


def story(seed: int) -> list[Step]:
    """Return what happens: mostly sales, to a few members, some of whom invited each other."""
    dice = random.Random(seed)
    steps = [Step("joins", str(_FIRST), 0), Step("joins", str(_FIRST), 1)]
    for number in range(_STEPS):
        day = str(_FIRST + timedelta(days=number * dice.choice((1, 1, 2)) + 1 + number))
        kind = dice.choice(("sells",) * 12 + ("joins", "returns", "returns", "undoes", *_BY_HAND))
        wants = dice.choice(_WANTED) if dice.random() < 0.3 else ""
        points = dice.choice((-90, -20, 50, 120))
        steps.append(Step(kind, day, dice.randrange(9), _lines(dice), wants, points))
    return sorted(steps, key=lambda step: step.day)


def _lines(dice: random.Random) -> tuple[SaleLine, ...]:
    bought = [dice.choice(_GOODS) for _ in range(dice.randrange(1, 6))]
    return tuple(
        SaleLine(number, dice.randrange(100, 9_000), *goods)
        for number, goods in enumerate(bought, start=1)
    )


class Life:
    """A till at which the steps of a story happen."""

    def __init__(self, folder: Path, document: Json) -> None:
        self._shop = PastShop(folder, document)
        self._members: list[MemberId] = []
        self._sales: list[tuple[OpId, tuple[SaleLine, ...]]] = []

    def lives(self, steps: list[Step]) -> tuple[list[Step], Path]:
        """Return what really happened, with the wishes that came true, and the till's folder."""
        happened = [self._happens(step) for step in steps]
        return happened, self._shop.closes()

    def _happens(self, step: Step) -> Step:
        if step.kind == "joins":
            friend = self._members[step.who % len(self._members)] if self._members else None
            self._members.append(self._shop.joins(step.day, friend=friend))
        elif step.kind == "returns" and self._sales:
            sale, lines = self._sales.pop(step.who % len(self._sales))
            self._shop.takes_back(sale, step.day, {lines[-1].line_id: lines[-1].gross_minor})
        elif step.kind in _BY_HAND:
            return self._adjusts(step)
        else:
            return self._sells(step)
        return step

    def _adjusts(self, step: Step) -> Step:
        member = self._members[step.who % len(self._members)]
        op_id, points = self._shop.adjusts(member, step.day, step.points)
        if step.kind == "mends" and points:
            self._shop.undoes(op_id, step.day)
        return replace(step, points=points)

    def _sells(self, step: Step) -> Step:
        member = self._members[step.who % len(self._members)]
        chosen = (ChosenReward(RewardId(step.wants)),) if step.wants else ()
        op_id, is_taken = self._shop.sells_lines(
            member, step.day, step.lines, chosen, or_without=True
        )
        if step.kind == "undoes":
            self._shop.undoes(op_id, step.day)
        else:
            self._sales.append((op_id, step.lines))
        wants = step.wants if is_taken else ""
        return replace(step, wants=wants)


def other_rules() -> Json:
    """Return the sample with other points, another discount, other ends and one reward less."""
    changed: Json = json.loads(json.dumps(SAMPLE))
    rules = {rule["rule_id"]: rule for rule in changed["earning"]}
    rules["visit"]["effect"]["points"] = rules["visit"]["caps"][0]["amount_max"] = 7
    rules["spend"]["trigger"]["step_minor"] = 70
    changed["tiers"]["tiers"][0]["discount_basis_points"] = 800
    changed["expiry"] = {"kind": "months_after_earning", "months": 2, "to_month_end": False}
    changed["rewards"] = [r for r in changed["rewards"] if r["reward_id"] != "tenth-off"]
    return changed


def settled(side: Json) -> Json:
    """Return a side without what only one of the two can tell, and without what came to 0."""
    rows: list[dict[str, Any]] = [
        row
        for row in side["sums"]
        if row["amount"]
        and row["what"] != "refused"
        and (row["what"] != "discount" or row["which"].startswith("reward:"))
    ]
    return {**side, "sums": rows}


@pytest.fixture(autouse=True)
def _key_in_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_LOYALTY_KEY_IN_FILE", "1")


@pytest.mark.parametrize("seed", range(6))
def test_what_would_have_been_is_what_such_a_till_records(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    happened, was = Life(tmp_path / "was", SAMPLE).lives(story(seed))
    _, would_be = Life(tmp_path / "would-be", other_rules()).lives(happened)
    other = written(other_rules(), tmp_path / "other.json")
    last = happened[-1].day

    tried = simulated(capsys, other, was, "--processes", "1", "--as-of", last)
    lived = simulated(capsys, other, would_be, "--processes", "1", "--as-of", last)

    assert settled(tried["after"]) == settled(lived["before"])
    assert settled(tried["after"]) != settled(tried["before"])


def test_processes_that_share_a_story_agree_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, was = Life(tmp_path / "was", SAMPLE).lives(story(99))
    other = written(other_rules(), tmp_path / "other.json")

    alone = simulated(capsys, other, was, "--processes", "1")
    shared = simulated(capsys, other, was, "--processes", "2")

    assert shared == alone
