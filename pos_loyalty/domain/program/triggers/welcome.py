# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for joining."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Counts one, once, when the member enrols; never for a sale."""

    kind: Literal["welcome"] = "welcome"
