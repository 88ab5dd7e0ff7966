# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What must come of a step, as it is said in a golden case."""

from typing import Final

from tests.domain.program.golden_language.account_checks import ACCOUNT_CHECKS
from tests.domain.program.golden_language.giving_checks import GIVING_CHECKS
from tests.domain.program.golden_language.price_checks import PRICE_CHECKS

CHECKS: Final = (*ACCOUNT_CHECKS, *GIVING_CHECKS, *PRICE_CHECKS)
