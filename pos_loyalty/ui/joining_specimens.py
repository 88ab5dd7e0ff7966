# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a till where somebody joins, or is looked for, without a keyboard."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.ui.view_models.form_rows import FoundRow, InvitedBy
from pos_loyalty.ui.view_models.form_states import EnrolForm, JoinExtras, LettersForm
from pos_loyalty.ui.view_models.till_state import TillState


def joining_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: The states of a visit.
    """
    enrol = replace(visit["enrol"], notice=None, enrol=_form())
    return {
        **{
            f"enrol-letters-{layout}": replace(enrol, letters=LettersForm(True, layout))
            for layout in ("en", "pl", "ru")
        },
        "enrol-consent": _consent(enrol),
        "enrol-duplicate": _duplicate(enrol),
        "find-letters": replace(visit["find"], letters=LettersForm(is_open=True)),
    }


def _form() -> EnrolForm:
    return EnrolForm("Zofia", "+48 501 234 567", card_mask="•••• 8810", can_confirm=True)


def _consent(state: TillState) -> TillState:
    extras = JoinExtras(
        is_open=True,
        wants_profile=True,
        other_contact="zofia@example.com",
        messages_per_month=2,
        birthday="24.12.1990",
    )
    return replace(state, enrol=replace(state.enrol, wants_news=True, extras=extras))


def _duplicate(state: TillState) -> TillState:
    known = FoundRow(MemberId(UUID(int=4)), "Zofia Ż.", "••• 567", "•••• 5674", is_blocked=False)
    friend = InvitedBy(MemberId(UUID(int=5)), "Александра-Виктория М.")
    form = replace(state.enrol, existing=(known,), invited_by=friend)
    return replace(state, enrol=form)
