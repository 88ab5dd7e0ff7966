# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for coming: once for a sale."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Counts one for the whole sale, however many lines it has."""

    kind: Literal["visit"] = "visit"
