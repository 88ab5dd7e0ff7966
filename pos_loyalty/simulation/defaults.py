# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What ``pos-loyalty simulate`` plays if nobody says otherwise.

Nothing is imported here but names: the command line shows them at once.
"""

from typing import Final

ALL: Final = "all"
"""Every bug that can be planted."""

FIRST_SEED: Final = 1
SEEDS: Final = 100
HUNTED_SEEDS: Final = 2000
TILLS: Final = (1, 2, 2, 2, 3)
"""How many tills a shop may have, each as often as it stands here: most mistakes need two."""

HUNTED_TILLS: Final = 3

DAYS: Final = 1
HUNTED_DAYS: Final = 2
"""Some bugs show only when somebody comes back after a day."""
