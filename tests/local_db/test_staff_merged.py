# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody's own card stays theirs when its account becomes another's, and when it goes."""

from dataclasses import replace
from uuid import UUID, uuid4

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.staff import Role
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.staff import BadgeProof, PinProof, sign_in, staff_members
from pos_loyalty.services.staff_list import AddStaff, add_staff
from tests.fakes.facts import ADA, NOON
from tests.fakes.plain_digests import PlainDigests

SURVIVOR = MemberId(UUID(int=77))
PIN = "482913"


def test_an_own_card_follows_its_account(store: SqliteStore) -> None:
    survivor = replace(
        ADA, member_id=SURVIVOR, card_number="200000000000000034", phone="", email=""
    )
    import_members(store, [BaseMember(ADA), BaseMember(survivor)])
    asked = AddStaff("Ola", Role.CASHIER, PIN, "S1", ADA.card_number)
    ola = add_staff(asked, store=store, new_id=uuid4, digests=PlainDigests())
    with store.writing() as uow:
        merge = "UPDATE member SET merged_into = ? WHERE member_id = ?"
        uow.connection.execute(merge, (SURVIVOR.bytes, ADA.member_id.bytes))
        uow.commit()

    proofs = (PinProof(ola.staff_id, PIN), BadgeProof("S1"))
    people = [
        *staff_members(store=store),
        *(
            sign_in(proof, store=store, clock=lambda: NOON, digests=PlainDigests())
            for proof in proofs
        ),
    ]

    assert [one.member_id for one in people] == [SURVIVOR] * 3


def test_who_is_no_member_any_more_still_signs_in(store: SqliteStore) -> None:
    import_members(store, [BaseMember(ADA)])
    asked = AddStaff("Ola", Role.CASHIER, PIN, "", ADA.card_number)
    ola = add_staff(asked, store=store, new_id=uuid4, digests=PlainDigests())
    with store.writing() as uow:
        uow.connection.execute("DELETE FROM member WHERE member_id = ?", (ADA.member_id.bytes,))
        uow.commit()

    proof = PinProof(ola.staff_id, PIN)

    assert sign_in(proof, store=store, clock=lambda: NOON, digests=PlainDigests()) == ola
