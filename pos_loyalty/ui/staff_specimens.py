# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a till that asks who stands at it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.errors import WrongPin
from pos_loyalty.domain.staff import Deed, Role
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.staff_form import ProofForm, StaffForm, StaffRow
from pos_loyalty.ui.view_models.till_state import TillState

_JAN: Final = StaffRow("1", "Jan", Role.CASHIER)
_OLA: Final = StaffRow("2", "Ola K.", Role.CASHIER)
_EWA: Final = StaffRow("3", "Ewa", Role.MANAGER)
_KONSTANTIN: Final = StaffRow("4", "Konstantin Wierzbicki-Nowak", Role.SUPERVISOR)
_PEOPLE: Final = (_EWA, _JAN, _KONSTANTIN, _OLA)
_MANAGERS: Final = (_EWA, _KONSTANTIN)


def staff_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: Those of a visit, by theirs.
    """
    serving = replace(visit["member-amount"], notice=None)
    locked = StaffForm(_JAN, is_locked=True, proof=ProofForm(_PEOPLE, _JAN.staff_id, 2))
    wrong = replace(locked, proof=replace(locked.proof, typed_count=0))
    here = StaffForm(_JAN)
    asked = replace(here, deed=Deed.REWARD_WITH_APPROVAL, proof=ProofForm(_MANAGERS))
    return {
        "ready-signed-in": replace(visit["ready"], staff=here),
        "locked": replace(serving, staff=locked),
        "locked-wrong": replace(
            visit["ready"], staff=wrong, notice=notice_of(WrongPin(tries_left=3))
        ),
        "approval": replace(serving, staff=asked),
    }
