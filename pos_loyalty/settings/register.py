# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[register]``: the shop's own registers, and how they reach the till."""

from pathlib import Path
from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

_KNOWN: Final = ("on", "port", "folder")
_PORT_MIN: Final = 1_024
_PORT_MAX: Final = 65_535


class RegisterSettings(NamedTuple):
    """How registers reach the till.

    Attributes:
        port: Where the till listens, on this machine alone; 0 for not at all.
        folder: Where files are exchanged; absolute; ``None`` for none.
    """

    port: int = 0
    folder: Path | None = None


def register_in(file: Table) -> RegisterSettings:
    """Return what is said of registers; a file that says nothing serves none.

    ``on = false`` lets none in, and leaves what was said of how.
    """
    register = file.table("register")
    if register is None:
        return RegisterSettings()
    register.require_known(_KNOWN)
    port = 0
    if register.values.get("port", 0) != 0:
        port = register.number(
            "port", 0, least=_PORT_MIN, most=_PORT_MAX, of_what=", or 0 for none"
        )
    said = RegisterSettings(port, register.path("folder"))
    return said if register.switch("on", is_on_unless_said=True) else RegisterSettings()
