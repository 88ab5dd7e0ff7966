# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The watch that is kept on every step of every golden case: does it see what is wrong?"""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from pos_loyalty.domain.ledger import Account, Effects, LedgerEntry
from tests.domain.program.golden_language.accounts import Accounts
from tests.domain.program.well_formed import assert_well_formed

GIVEN = LedgerEntry(Account.MEMBER, 5, "rule:spend")
ISSUED = LedgerEntry(Account.ISSUED, -5, "rule:spend")


def test_effects_of_the_right_types_are_well_formed() -> None:
    assert_well_formed(Effects(entries=(GIVEN, ISSUED)))


@pytest.mark.parametrize(
    "wrong", [{"amount": 5.0}, {"amount": None}, {"cause": None}, {"account": None}, {"unit": 1}]
)
def test_control_a_value_of_another_type_is_seen(wrong: dict[str, Any]) -> None:
    effects = Effects(entries=(replace(GIVEN, **wrong), ISSUED))

    with pytest.raises((PydanticSerializationError, ValidationError)):
        assert_well_formed(effects)


@pytest.mark.parametrize("entries", [(GIVEN, ISSUED), (GIVEN,)], ids=["no lot", "one-sided"])
def test_control_a_step_out_of_balance_is_seen(entries: tuple[LedgerEntry, ...]) -> None:
    accounts = Accounts()
    accounts.welcome("Ada")

    with pytest.raises(AssertionError):
        accounts.record("Ada", Effects(entries=entries))
