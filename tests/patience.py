# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How long tests wait for what is sure to happen: on a machine that is busy with other things."""

from typing import Final

WAIT_MS: Final = 30_000
