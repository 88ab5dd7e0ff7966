# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use cases: put somebody on the till's staff list, and take somebody off it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.pins import is_easy_pin, is_pin
from pos_loyalty.domain.staff import Role, StaffId, StaffMember
from pos_loyalty.services.ports import Store
from pos_loyalty.services.staff import PinDigests, badge_digest
from pos_loyalty.services.staff_port import StaffEntry

STAFF_MAX: Final = 200


class StaffListWrong(ValueError):
    """What was asked of the staff list cannot be; the text says why, for who asked."""


@dataclass(frozen=True, slots=True)
class AddStaff:
    """Somebody new.

    Attributes:
        pin: Empty for somebody who has a badge alone.
        badge: The number of a badge that is printed; empty for none.
        card_number: Of their own member's card; empty for none.
    """

    short_name: str
    role: Role
    pin: str = field(default="", repr=False)
    badge: str = field(default="", repr=False)
    card_number: str = ""


def add_staff(
    asked: AddStaff, *, store: Store, new_id: Callable[[], UUID], digests: PinDigests
) -> StaffMember:
    """Put somebody on the list. Runs on the writer's thread.

    Raises:
        StaffListWrong: If the PIN is too easy, the name or the badge is somebody's already, or
            nobody could tell who it is.
        UnknownMember: If the card is no member's.
    """
    name = " ".join(asked.short_name.split())
    _require_proof(asked)
    with store.writing() as uow:
        others = uow.staff.everybody()
        if len(others) >= STAFF_MAX:
            raise StaffListWrong(f"the list has room for {STAFF_MAX}")
        if any(other.member.short_name.casefold() == name.casefold() for other in others):
            raise StaffListWrong("somebody on the list has this name: add a letter")
        badge = badge_digest(asked.badge) if asked.badge else ""
        if badge and uow.staff.by_badge(badge):
            raise StaffListWrong("somebody on the list has this badge")
        member_id: MemberId | None = None
        if asked.card_number:
            member_id = uow.members.by_card(asked.card_number).member_id
        try:
            member = StaffMember(StaffId(new_id().hex), name, asked.role, member_id)
        except ValueError as mistake:
            raise StaffListWrong(str(mistake)) from mistake
        digest = digests.digest(asked.pin) if asked.pin else ""
        uow.staff.put(StaffEntry(member, digest, badge))
        uow.commit()
    return member


def remove_staff(short_name: str, *, store: Store) -> StaffMember:
    """Take somebody off the list. Runs on the writer's thread; what they did stays theirs.

    Raises:
        StaffListWrong: If nobody on the list has the name.
    """
    name = " ".join(short_name.split()).casefold()
    with store.writing() as uow:
        named = (e.member for e in uow.staff.everybody() if e.member.short_name.casefold() == name)
        member = next(named, None)
        if member is None:
            raise StaffListWrong("nobody on the list has this name")
        uow.staff.take_off(member.staff_id)
        uow.commit()
    return member


def _require_proof(asked: AddStaff) -> None:
    if not asked.pin and not asked.badge:
        raise StaffListWrong("somebody needs a PIN or a badge")
    if asked.pin and not is_pin(asked.pin):
        raise StaffListWrong("a PIN has six digits")
    if asked.pin and is_easy_pin(asked.pin):
        raise StaffListWrong("this PIN is easy to guess: no day, no run and no pattern, please")
