# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: who may be a member already, while somebody is still being typed in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.domain.errors import InvalidContact
from pos_loyalty.domain.members import Member
from pos_loyalty.services.contacts import normal_email, normal_phone
from pos_loyalty.services.ports import Store, UnitOfWork

NAMESAKES_MAX: Final = 200
"""So many of a name are looked at for a birthday."""
DUPLICATES_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is typed so far of somebody who joins.

    Attributes:
        contacts: Phones and e-mail addresses as typed; what is not whole yet is passed over.
        birthday: ``None`` where none is typed, or not all of it.
        region: ISO 3166 country that a phone without ``+`` belongs to.
    """

    name: str = ""
    contacts: tuple[str, ...] = ()
    birthday: date | None = None
    region: str = "PL"


def find_duplicates(newcomer: Newcomer, *, store: Store) -> Sequence[Member]:
    """Return who holds one of the contacts, then who has such a name and the same birthday.

    At most three, nobody twice. It only warns: who holds a contact is refused by ``enrol_member``,
    and two people may share a name and a birthday.
    """
    with store.reading() as uow:
        found = {member.member_id: member for member in _alike(newcomer, uow)}
    return tuple(found.values())[:DUPLICATES_MAX]


def _alike(newcomer: Newcomer, uow: UnitOfWork) -> Iterator[Member]:
    for contact in newcomer.contacts:
        phone, email = _normal(contact, newcomer.region)
        holder = uow.members.holding(phone=phone, email=email)
        if holder is not None:
            yield holder
    if newcomer.birthday is not None and newcomer.name.strip():
        namesakes = uow.members.search(newcomer.name, NAMESAKES_MAX)
        yield from (one for one in namesakes if one.birthday == newcomer.birthday)


def _normal(contact: str, region: str) -> tuple[str, str]:
    try:
        if "@" in contact:
            return "", normal_email(contact)
        return normal_phone(contact, region), ""
    except InvalidContact:
        return "", ""
