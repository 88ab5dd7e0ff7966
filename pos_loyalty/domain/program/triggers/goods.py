# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for what is bought: by article, by category, by tag."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.program.basket import Measure
from pos_loyalty.domain.sale import UNIT_MILLI, SaleLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Counts pieces of named articles."""

    kind: Literal["item"] = "item"
    skus: tuple[str, ...]
    carry_remainder: Literal[False] = False
    measures: ClassVar[Measure] = Measure.PIECES

    @property
    def step(self) -> int:
        """Return the thousandths that make one piece."""
        return UNIT_MILLI

    def counts(self, line: SaleLine) -> bool:
        """Return whether the line is of one of the articles."""
        return line.sku in self.skus


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Counts pieces of named categories."""

    kind: Literal["category"] = "category"
    categories: tuple[str, ...]
    carry_remainder: Literal[False] = False
    measures: ClassVar[Measure] = Measure.PIECES

    @property
    def step(self) -> int:
        """Return the thousandths that make one piece."""
        return UNIT_MILLI

    def counts(self, line: SaleLine) -> bool:
        """Return whether the line is of one of the categories."""
        return line.category in self.categories


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """Counts pieces of goods with any of the named tags, each once."""

    kind: Literal["tag"] = "tag"
    tags: tuple[str, ...]
    carry_remainder: Literal[False] = False
    measures: ClassVar[Measure] = Measure.PIECES

    @property
    def step(self) -> int:
        """Return the thousandths that make one piece."""
        return UNIT_MILLI

    def counts(self, line: SaleLine) -> bool:
        """Return whether the line has one of the tags."""
        return any(tag in self.tags for tag in line.tags)
