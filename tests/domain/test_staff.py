# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who may do what: every role, every deed, with one's own card and without."""

from itertools import product
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.staff import (
    Deed,
    Role,
    StaffId,
    StaffMember,
    may,
    may_agree,
    may_approve,
)

OWN = MemberId(UUID(int=7))
OTHER = MemberId(UUID(int=8))
# The rank that does it alone, and the rank that agrees: as docs/staff.md says.
EXPECTED = {
    Deed.LATE_UNDO: (1, 1),
    Deed.REASSIGN: (1, 1),
    Deed.ADJUST: (3, 2),
    Deed.BLOCK_CARD: (0, 0),
    Deed.REPLACE_CARD: (1, 1),
    Deed.REWARD_WITH_APPROVAL: (1, 1),
    Deed.LATE_CLAIM: (3, 1),
    Deed.SETTINGS: (2, 2),
    Deed.TRAINING: (0, 0),
}
RANK = {role: rank for rank, role in enumerate(Role)}
PAIRS = list(product(Role, Deed))


def person(role: Role, name: str = "Ola") -> StaffMember:
    return StaffMember(StaffId(name.lower()), name, role, OWN)


def test_the_page_knows_every_deed() -> None:
    assert set(EXPECTED) == set(Deed)


@pytest.mark.parametrize(("role", "deed"), PAIRS)
def test_each_role_does_alone_what_the_table_says(role: Role, deed: Deed) -> None:
    assert may(role, deed) == (RANK[role] >= EXPECTED[deed][0])


@pytest.mark.parametrize(("role", "deed"), PAIRS)
def test_each_role_agrees_to_what_the_table_says(role: Role, deed: Deed) -> None:
    assert may_agree(role, deed) == (RANK[role] >= EXPECTED[deed][1])


@pytest.mark.parametrize(("role", "deed"), PAIRS)
def test_what_a_role_does_alone_it_may_agree_to(role: Role, deed: Deed) -> None:
    assert may_agree(role, deed) or not may(role, deed)


@pytest.mark.parametrize(("role", "deed"), PAIRS)
def test_nobody_agrees_to_their_own_wish(role: Role, deed: Deed) -> None:
    approver = person(role)

    assert not may_approve(approver, deed, requester=approver.staff_id, gaining=())


@pytest.mark.parametrize(("role", "deed"), PAIRS)
def test_nobody_agrees_to_what_their_own_card_gains_by(role: Role, deed: Deed) -> None:
    approver, requester = person(role), StaffId("jan")

    own = may_approve(approver, deed, requester=requester, gaining=(OTHER, OWN))
    others = may_approve(approver, deed, requester=requester, gaining=(OTHER,))

    assert not own
    assert others == may_agree(role, deed)


def test_who_has_no_card_named_gains_by_nobodys() -> None:
    approver = StaffMember(StaffId("ewa"), "Ewa", Role.OWNER)

    assert may_approve(approver, Deed.ADJUST, requester=StaffId("jan"), gaining=(OWN,))


@pytest.mark.parametrize("name", ["", "   ", "x" * 41])
def test_a_name_can_be_read_on_the_till(name: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        StaffMember(StaffId("a"), name, Role.CASHIER)
