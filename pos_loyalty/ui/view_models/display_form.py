# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till knows of the customer's display: the question on it, and whether it says closed."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a till that is ready asks nobody anything
    from pos_loyalty.domain.ids import OpId


class SurveyScale(NamedTuple):
    """From which number to which somebody answers: 1 to 5, or 0 to 10."""

    least: int
    most: int

    def has(self, score: int) -> bool:
        """Tell whether it is one of the answers."""
        return self.least <= score <= self.most


class SurveyForm(NamedTuple):
    """The question after a purchase.

    Attributes:
        sale_op_id: Of the purchase; it is answered once for each.
        language: The member's; empty where they have none.
        answer: ``None`` until somebody answers.
        points: What the answer gave, once it is saved.
    """

    sale_op_id: "OpId"
    language: str
    scale: SurveyScale
    answer: int | None = None
    points: int | None = None


class DisplayForm(NamedTuple):
    """The part of ``TillState`` that only the customer's display draws.

    Attributes:
        survey: ``None`` while nothing is asked.
        is_closed: The cashier put up the sign that nobody is served here now.
    """

    survey: SurveyForm | None = None
    is_closed: bool = False
