# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which lines of a sale a rule takes: named articles, categories and tags, in or out."""

from collections.abc import Sequence
from dataclasses import dataclass

from pos_loyalty.domain.program.basket import PricedLine
from pos_loyalty.domain.sale import SaleLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFilter:
    """Takes a line that is in any of the named, and in none of the excluded.

    Empty lists name nothing: a filter that names nothing takes every line it does not exclude.
    """

    skus: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    excluded_skus: tuple[str, ...] = ()
    excluded_categories: tuple[str, ...] = ()
    excluded_tags: tuple[str, ...] = ()

    def takes(self, line: SaleLine) -> bool:
        """Return whether the line counts."""
        if (
            line.sku in self.excluded_skus
            or line.category in self.excluded_categories
            or _share(line.tags, self.excluded_tags)
        ):
            return False
        if not (self.skus or self.categories or self.tags):
            return True
        return (
            line.sku in self.skus
            or line.category in self.categories
            or _share(line.tags, self.tags)
        )


def _share(some: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether there is a tag that is in both."""
    if not some or not others:
        return False
    return any(tag in others for tag in some)


EVERY_LINE = LineFilter()


def taken_lines(chosen: LineFilter, lines: Sequence[PricedLine]) -> Sequence[PricedLine]:
    """Return the lines that count, in the same order."""
    if chosen is EVERY_LINE or chosen == EVERY_LINE:
        return lines
    return tuple([priced for priced in lines if chosen.takes(priced.line)])
