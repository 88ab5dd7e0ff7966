# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the till that come from the customer's display."""

from collections.abc import Mapping
from dataclasses import replace

from pos_loyalty.ui.view_models.display_notices import PictureTrouble, offer_trouble
from pos_loyalty.ui.view_models.till_state import TillState


def display_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return a purchase whose question was answered, and a picture that cannot be shown.

    Args:
        visit: The states of a visit, by their names.
    """
    done = visit["done"].done
    if done is None:
        raise ValueError("a visit ends on DONE")
    answered = replace(done, survey_points=15)
    trouble = offer_trouble("summer.png", PictureTrouble.UNREADABLE)
    return {
        "done-answered": replace(visit["done"], done=answered),
        "ready-offer-trouble": replace(visit["ready"], notice=trouble),
    }
