# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from tools.mutants.mutant import Change, Mutant, mutants_in, mutated

SOURCE = '''"""A module."""

LIMIT = 3


def is_few(points: int) -> bool:
    """Tell it."""
    return points < LIMIT


class Lot:
    def half(self, points: int) -> int:
        kept = (
            points,
            -1,
        )
        return kept[0]

    def pairs(self, points: list[int]) -> list[tuple[int, int]]:
        return list(zip(points, points, strict=True))
'''


@pytest.fixture
def mutants(tmp_path: Path) -> list[Mutant]:
    """Return the mutants of SOURCE."""
    package = tmp_path / "shop"
    package.mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.mutmut]\nsource_paths = ["shop"]\n', "utf-8")
    (package / "stamps.py").write_text(SOURCE, "utf-8")
    return list(mutants_in("shop/stamps.py", SOURCE, mutated(tmp_path, "shop/stamps.py")))


def test_a_mutant_knows_its_line_and_how_that_changes(mutants: list[Mutant]) -> None:
    of_function = [mutant for mutant in mutants if mutant.change.function == "is_few"]

    change = Change("shop/stamps.py", "is_few", "return points < LIMIT", "return points <= LIMIT")
    assert of_function == [Mutant("shop.stamps.x_is_few__mutmut_1", 8, change)]


def test_a_method_is_named_with_its_class(mutants: list[Mutant]) -> None:
    change = Change("shop/stamps.py", "Lot.half", "-1,", "+1,")

    found = next(mutant for mutant in mutants if mutant.change == change)

    assert found.line == 15
    assert found.name.startswith("shop.stamps.xǁLotǁhalf__mutmut_")


def test_a_change_of_many_lines_is_shown_without_its_indent(mutants: list[Mutant]) -> None:
    was = "kept = (\n    points,\n    -1,\n)"

    assert Change("shop/stamps.py", "Lot.half", was, "kept = None") in {
        mutant.change for mutant in mutants
    }


def test_the_guard_of_a_zip_is_left_alone(mutants: list[Mutant]) -> None:
    of_method = [mutant for mutant in mutants if mutant.change.function == "Lot.pairs"]

    assert of_method
    assert all("strict=True" in mutant.change.now for mutant in of_method[1:])
