# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the view-models need of a staff list, as plain callables: a part of ``TillServices``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pos_loyalty.domain.staff import Approval, StaffMember
from pos_loyalty.services.staff import ApproveDeed, Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffServices:
    """The use cases of a shop that asks who stands at its till.

    Attributes:
        people: Who may stand here, by name. A read.
        sign_in: Runs on the writer's thread; refuses as its use case does. So does ``approve``.
        take_over: Who does what is recorded from now on; ``None`` for nobody. At once.
    """

    people: Callable[[], Sequence[StaffMember]]
    sign_in: Callable[[Proof], StaffMember]
    approve: Callable[[ApproveDeed, Proof], Approval]
    take_over: Callable[[StaffMember | None], None]
