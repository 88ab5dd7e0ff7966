# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a device read: which codes are bars only, and may be misread."""

from pos_loyalty.domain.scan import Symbology


def test_codes_of_bars_are_told_from_those_that_correct_themselves() -> None:
    linear = {symbology.value for symbology in Symbology if symbology.is_linear}

    assert linear == {"EAN-13", "EAN-8", "UPC-A", "Code128", "Code39", "ITF"}
