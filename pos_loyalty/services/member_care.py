# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: whose card or balance is to be put right? Also one whose card is blocked."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.services.ports import Store


@dataclass(frozen=True, slots=True)
class CareView:
    """A member whose card or balance is to be put right.

    Attributes:
        spendable_points: What may be spent on that day; below 0 after a return of spent points.
    """

    member: Member
    spendable_points: int

    @property
    def is_blocked(self) -> bool:
        """Return whether the card that they have now is blocked."""
        return self.member.status is MemberStatus.BLOCKED


def care_of(asked: MemberId | str, *, store: Store, at: datetime) -> CareView:
    """Return a member, by id or by card, as of a business time.

    Raises:
        UnknownMember: If the till knows nobody of the kind.
        CardReplaced: If another card stands for the one that is asked for.
    """
    with store.reading() as uow:
        book = uow.members
        member = book.get(book.by_card(asked).member_id if isinstance(asked, str) else asked)
        return CareView(member, spendable_of(uow.ledger.state_of(member.member_id), at.date()))
