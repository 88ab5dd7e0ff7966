# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which mutants a run is about: all, those of some modules, a sample, or last time's survivors."""

import random
from collections.abc import Collection, Sequence

from tools.mutants.mutant import Change, Mutant


class NoSuchModule(Exception):
    """No module that is mutated has this name."""


def in_modules(mutants: Sequence[Mutant], modules: Sequence[str]) -> tuple[Mutant, ...]:
    """Return the mutants of these modules, in their order; of all, if none is named.

    Args:
        modules: Names, dotted names or paths of modules and packages, or the end of one.

    Raises:
        NoSuchModule: If a name fits no module.
    """
    if not modules:
        return tuple(mutants)
    parts = [_path(module) for module in modules]
    for part, module in zip(parts, modules, strict=True):
        if not any(part in _path(mutant.change.file) for mutant in mutants):
            raise NoSuchModule(module)
    return tuple(m for m in mutants if any(part in _path(m.change.file) for part in parts))


def _path(name: str) -> str:
    return f"/{name.removesuffix('.py').replace('.', '/').strip('/')}/"


def sample(mutants: Sequence[Mutant], size: int, seed: int) -> tuple[Mutant, ...]:
    """Return that many of the mutants, or all if there are fewer; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    chosen = set(dice.sample(range(len(mutants)), min(size, len(mutants))))
    return tuple(mutant for place, mutant in enumerate(mutants) if place in chosen)


def with_changes(mutants: Sequence[Mutant], changes: Collection[Change]) -> tuple[Mutant, ...]:
    """Return the mutants that make one of these changes."""
    return tuple(mutant for mutant in mutants if mutant.change in changes)
