# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who may be a member already, seen while somebody is typed in."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.services.duplicates import DUPLICATES_MAX, Newcomer, find_duplicates
from tests.fakes.facts import ADA
from tests.fakes.store_subject import Subject

BORN = date(1990, 12, 24)
BORN_ADA = replace(ADA, birthday=BORN)


KNOWN = (
    Newcomer(contacts=("501 234 567",)),
    Newcomer(contacts=("600700800", "ADA@example.com")),
    Newcomer("ada zolc", birthday=BORN),
)
STRANGERS = (
    Newcomer(contacts=("501 234 56", "ada@")),
    Newcomer(contacts=("501 234 568",)),
    Newcomer("ada zolc", birthday=date(1991, 12, 24)),
    Newcomer("Ewa", birthday=BORN),
    Newcomer("ada zolc"),
    Newcomer(birthday=BORN),
    Newcomer(),
)


def test_who_is_known_by_a_contact_or_by_name_and_birthday(subject: Subject) -> None:
    subject.confirm(BORN_ADA)

    found = [find_duplicates(one, store=subject.store) for one in (*KNOWN, *STRANGERS)]

    assert found == [(BORN_ADA,)] * len(KNOWN) + [()] * len(STRANGERS)


def test_nobody_is_named_twice_and_three_are_enough(subject: Subject) -> None:
    for number in range(5):
        twin = replace(BORN_ADA, member_id=MemberId(UUID(int=50 + number)), card_number=f"{number}")
        subject.confirm(replace(twin, phone="", email=""))
    subject.confirm(BORN_ADA)

    newcomer = Newcomer("Ada", (ADA.phone, ADA.email), BORN)
    found = find_duplicates(newcomer, store=subject.store)

    assert found[0] == BORN_ADA
    assert len({member.member_id for member in found}) == len(found) == DUPLICATES_MAX
