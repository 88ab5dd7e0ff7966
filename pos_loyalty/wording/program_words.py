# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A programme and a language together: what every sentence of the regulations is made with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pos_loyalty.domain.ids import ActivityId, BadgeId, CouponId, StampCardId, TierId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.wording import formats
from pos_loyalty.wording.language import Language


@dataclass(frozen=True, slots=True)
class ProgramWords:
    """Says texts, and calls the parts of the programme by their names, in quotation marks.

    An id that the programme does not have is quoted as it is: what is wrong with a document is
    said elsewhere.
    """

    program: Program
    language: Language

    def say(self, text: str, **words: str) -> str:
        """Return a text with its placeholders filled."""
        return self.language.say(text, **words)

    def say_counted(self, one: str, many: str, count: int, **words: str) -> str:
        """Return a text in the plural form that the number wants."""
        return self.language.say_counted(one, many, count, **words)

    def money(self, minor: int) -> str:
        """Return an amount in the programme's currency."""
        return formats.money(minor, self.program.currency, self.language.code)

    def percent(self, basis_points: int) -> str:
        """Return basis points as a percentage."""
        return formats.percent(basis_points, self.language.code)

    def name(self, names: Mapping[str, str]) -> str:
        """Return a text of the programme, quoted."""
        return formats.quoted(self.language.name_in(names), self.language.code)

    def label(self, code: str) -> str:
        """Return what members read for a code of the shop's, quoted; else the code itself."""
        return self.name(self.program.labels.get(code) or {"en": code})

    def reward(self, reward_id: str) -> str:
        """Return a reward's name."""
        return self._named(((r.reward_id, r.name) for r in self.program.rewards), reward_id)

    def tier(self, tier_id: TierId) -> str:
        """Return a tier's name."""
        tiers = self.program.tiers.tiers if self.program.tiers else ()
        return self._named(((tier.tier_id, tier.name) for tier in tiers), tier_id)

    def stamp_card(self, card_id: StampCardId) -> str:
        """Return a stamp card's name."""
        return self._named(((c.card_id, c.name) for c in self.program.stamp_cards), card_id)

    def badge(self, badge_id: BadgeId) -> str:
        """Return a badge's name."""
        return self._named(((b.badge_id, b.name) for b in self.program.badges), badge_id)

    def activity(self, activity_id: ActivityId) -> str:
        """Return an activity's name."""
        activities = self.program.activities
        return self._named(((a.activity_id, a.name) for a in activities), activity_id)

    def coupon(self, coupon_id: CouponId) -> str:
        """Return a coupon's name."""
        return self._named(((c.coupon_id, c.name) for c in self.program.coupons), coupon_id)

    def _named(self, known: Iterable[tuple[str, Mapping[str, str]]], wanted: str) -> str:
        names = next((names for known_id, names in known if known_id == wanted), None)
        return self.name({"en": wanted} if names is None else names)


def all_of(items: Sequence[str], language: Language) -> str:
    """Return a list that means all of them: ``a, b and c``."""
    if len(items) < 2:  # noqa: PLR2004 - one needs no "and"
        return "".join(items)
    return language.say("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])


def any_of(items: Sequence[str], language: Language) -> str:
    """Return a list that means any of them: ``a, b or c``."""
    if len(items) < 2:  # noqa: PLR2004 - one needs no "or"
        return "".join(items)
    return language.say("{items} or {last}", items=", ".join(items[:-1]), last=items[-1])
