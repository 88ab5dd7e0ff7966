# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from tools.mutants.choosing import NoSuchModule, in_modules, sample, with_changes
from tools.mutants.mutant import Change, Mutant


def mutant(file: str, number: int = 1) -> Mutant:
    """Return a mutant that nobody made."""
    return Mutant(f"m{number}", number, Change(file, "f", f"{number}", ""))


MONEY = mutant("pos_loyalty/domain/money.py")
TIERS = mutant("pos_loyalty/domain/program/tiers.py")
CAPS = mutant("pos_loyalty/domain/program/caps.py")
ALL = (MONEY, TIERS, CAPS)


@pytest.mark.parametrize(
    ("modules", "chosen"),
    [
        ([], ALL),
        (["money"], (MONEY,)),
        (["program"], (TIERS, CAPS)),
        (["program.tiers"], (TIERS,)),
        (["program/tiers", "money"], (MONEY, TIERS)),
        (["pos_loyalty/domain/program/caps.py"], (CAPS,)),
        (["pos_loyalty.domain.money"], (MONEY,)),
    ],
)
def test_a_module_is_named_in_any_way(modules: list[str], chosen: tuple[Mutant, ...]) -> None:
    assert in_modules(ALL, modules) == chosen


@pytest.mark.parametrize("name", ["mone", "tier", "ui"])
def test_a_name_that_fits_no_module_is_a_mistake(name: str) -> None:
    with pytest.raises(NoSuchModule, match=name):
        in_modules(ALL, ["money", name])


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    many = [mutant("money.py", number) for number in range(100)]

    assert sample(many, 10, seed=1) == sample(many, 10, seed=1)
    assert sample(many, 10, seed=1) != sample(many, 10, seed=2)
    assert len(set(sample(many, 10, seed=1))) == 10


def test_a_sample_of_more_than_there_are_is_all_of_them() -> None:
    assert sample(ALL, 50, seed=1) == ALL


def test_last_times_survivors_are_found_by_what_they_change() -> None:
    assert with_changes(ALL, {TIERS.change}) == (TIERS,)
