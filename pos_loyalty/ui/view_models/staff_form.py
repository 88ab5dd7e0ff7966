# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a ``TillState`` shows of who stands at the till. No digit of a PIN is ever in it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody on the staff list; ``role`` is a ``Role``."""

    staff_id: str
    short_name: str
    role: str


@dataclass(frozen=True, slots=True)
class ProofForm:
    """A badge or a PIN is awaited.

    Attributes:
        people: Who may type a PIN here, by name.
        chosen: The ``staff_id`` of whose PIN is typed; empty for nobody.
        typed_count: How many digits there are.
        is_checking: The last digit was typed, and the answer is awaited.
    """

    people: tuple[StaffRow, ...] = ()
    chosen: str = ""
    typed_count: int = 0
    is_checking: bool = False


@dataclass(frozen=True, slots=True)
class StaffForm:
    """Who stands at the till.

    Attributes:
        who: Who signed in last; ``None`` before anybody did, and where nobody is asked.
        is_locked: Nothing is served before somebody signs in; what was begun waits.
        deed: What another is asked to agree to, a ``Deed``; empty for nothing.
        proof: On the lock page, or over the page that asks for the approval.
    """

    who: StaffRow | None = None
    is_locked: bool = False
    deed: str = ""
    proof: ProofForm = field(default_factory=ProofForm)

    @property
    def is_proof_wanted(self) -> bool:
        """Tell whether badges go to the lock, or to the question, or one is being looked at."""
        return self.is_locked or bool(self.deed) or self.proof.is_checking
