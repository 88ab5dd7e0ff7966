# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A step on its way: the shop, the clock, and what is on the shelves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.domain.program.golden_language.shop import Outcome, Shop

Goods = Mapping[str, tuple[str, tuple[str, ...]]]
"""The category and the tags of each article."""


@dataclass(frozen=True)
class Scene:
    """A step on its way: the shop, the clock, and what is on the shelves."""

    shop: Shop
    at: datetime
    goods: Goods

    @property
    def day(self) -> date:
        """Return the store's business day."""
        return self.at.date()

    def done(self, name: str, **results: Any) -> Outcome:  # noqa: ANN401 - fields of an outcome
        """Return what came of the step for somebody."""
        return Outcome(name=name, at=self.at, **results)
