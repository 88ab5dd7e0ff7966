# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server knows before it decides how operations are taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pos_loyalty.domain.ids import GrantId, MemberId, OpId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, MemberState
from pos_loyalty.domain.units import Unit
from pos_loyalty.server.operations.reading import Content, OpKey, Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An operation that the server has, as far as later ones ask.

    Attributes:
        content: ``None`` where nobody asks what it says, or it cannot be read.
        is_waiting: It is parked, and what it waits for has not come.
    """

    key: OpKey
    kind: str
    is_applied: bool
    is_undone: bool
    is_waiting: bool
    content: Content | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantHeld:
    """A grant as the server has it.

    Attributes:
        member_id: The survivor, if they were merged.
        ended: Empty while it is open.
    """

    grant_id: GrantId
    member_id: MemberId
    till_id: TillId
    epoch: int
    unit: Unit
    amount: int
    used: int
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that deciding asks about; what is not asked about may be missing.

    Attributes:
        members: Who is enrolled.
        roots: Into whom somebody was merged, for those that are; followed to the end.
        held: By operation id: those that came again, and those that others refer to.
        refunds: By sale, the refunds of it that stand.
        sale_keys: Of sales that stand.
        holders: By key of an identifier: who has it.
        open_holds: The operations whose holds are neither captured nor released.
        grants: Those that the operations name.
        accounts: The survivors' accounts of those to whom something is handed out.
        waiting: Parked operations that may go on once these are in, in the order they came; after
            them those that were left alone.
        left: Of these, the ones that were left alone.
    """

    members: frozenset[MemberId] = frozenset()
    roots: Mapping[MemberId, MemberId] = field(default_factory=dict)
    held: Mapping[OpId, Held] = field(default_factory=dict)
    refunds: Mapping[OpId, Sequence[Held]] = field(default_factory=dict)
    sale_keys: frozenset[bytes] = frozenset()
    holders: Mapping[str, frozenset[MemberId]] = field(default_factory=dict)
    open_holds: frozenset[OpId] = frozenset()
    grants: Mapping[GrantId, GrantHeld] = field(default_factory=dict)
    accounts: Mapping[MemberId, MemberState] = field(default_factory=dict)
    waiting: Sequence[tuple[bytes, Sent]] = ()
    left: frozenset[OpKey] = frozenset()

    def root(self, member_id: MemberId) -> MemberId:
        """Return whose account somebody's operations move."""
        return self.roots.get(member_id, member_id)

    def has_member(self, member_id: MemberId) -> bool:
        """Return whether they are enrolled; the programme's own account always is."""
        return member_id == PROGRAM_ACCOUNT or member_id in self.members
