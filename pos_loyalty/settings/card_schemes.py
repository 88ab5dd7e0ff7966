# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[[card_schemes]]``: the cards of other programmes that this shop takes."""

from typing import TYPE_CHECKING, Final

from pos_loyalty.settings.table import Table

if TYPE_CHECKING:  # few shops have any
    from pos_loyalty.domain.card_schemes import CardScheme

_KNOWN: Final = ("name", "symbology", "prefixes", "chars_min", "chars_max", "check")
_SCHEMES_MAX: Final = 64


def card_schemes_in(file: Table) -> "tuple[CardScheme, ...]":
    """Return the schemes, in the order of the file."""
    return tuple(_scheme(item) for item in file.tables("card_schemes", most=_SCHEMES_MAX))


def _scheme(item: Table) -> "CardScheme":
    from pos_loyalty.domain.card_schemes import EAN_13_CHARS, CardScheme, CheckRule
    from pos_loyalty.domain.scan import Symbology

    item.require_known(_KNOWN)
    values = item.values
    if isinstance(values.get("prefixes"), str):
        raise item.wrong("prefixes", 'is a list: ["2990"]')
    chars_min = values.get("chars_min", EAN_13_CHARS)
    try:
        return CardScheme(
            name=values["name"],
            symbology=Symbology(values["symbology"]),
            prefixes=tuple(values["prefixes"]),
            chars_min=chars_min,
            chars_max=values.get("chars_max", chars_min),
            check=CheckRule(values.get("check", CheckRule.GS1)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise item.wrong("", f"cannot be used: {error}") from error
