# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What was said to a member, or was not, beside a sale: so that it can be measured what it brings.

It stands in the sale's fact, so a kind is stored as text: a release that knows fewer kinds reads
it all the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

KIND_CHARS_MAX: Final = 40
ABOUT_CHARS_MAX: Final = 200


class SayingKind(StrEnum):
    """What a line is about, in the order in which it is worth saying. Stored: never rename one.

    First what this sale changes, then what would be lost, then what is the member's own, then
    what brings them back. That points reach for a reward is true on every visit of somebody who
    saves: it comes late, or nothing else would ever be said to them.
    """

    REWARD_REACHED = "reward_reached"
    POINTS_ENDING = "points_ending"
    BIRTHDAY = "birthday"
    STAMPS_CLOSE = "stamps_close"
    TIER_CLOSE = "tier_close"
    CHALLENGE_CLOSE = "challenge_close"
    OFFER = "offer"
    REWARD_NOW = "reward_now"
    REWARD_CLOSE = "reward_close"


@dataclass(frozen=True, slots=True)
class Told:
    """The cashier's answer to a line that stood on the screen.

    Attributes:
        kind: That of ``SayingKind``, or of a later release.
        about: The id of what the line was about; empty where there is but one.
        is_told: The cashier said it; else they did not want to.
    """

    kind: str
    about: str
    is_told: bool

    def __post_init__(self) -> None:
        if not 1 <= len(self.kind) <= KIND_CHARS_MAX or len(self.about) > ABOUT_CHARS_MAX:
            raise ValueError("a line has a kind, and both are short")

    @classmethod
    def of(cls, kind: SayingKind, about: str, *, is_told: bool) -> "Told":
        """Return the answer to a line; ids of any length are kept by how they begin.

        A document's ids have no bound, and what is stored has. Things whose ids begin with the
        same ``ABOUT_CHARS_MAX`` characters are counted together.
        """
        return cls(kind.value, about[:ABOUT_CHARS_MAX], is_told)
