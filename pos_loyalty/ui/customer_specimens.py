# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the customer's own display."""

from collections.abc import Mapping
from typing import Final

from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.view_models.customer import CustomerState, customer_view

_OF_THE_TILL: Final = ("ready", "member", "member-amount", "done", "done-gains", "enrol")
"""Those that show the customer something of their own; the others look like one of them."""


def customer_specimens(language: str) -> Mapping[str, CustomerState]:
    """Return the states by a name fit for a file: what follows from the till's, then the rest.

    Args:
        language: The display's, for a member who has none.
    """
    of_the_till = specimens()
    return {
        name: customer_view(of_the_till[name], join_text=JOIN_TEXT, language=language)
        for name in _OF_THE_TILL
    }
