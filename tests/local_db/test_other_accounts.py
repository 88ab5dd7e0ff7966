# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an operation changes for others than its own member, in the till's file."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Account, Effects, LedgerEntry, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import OperationDraft, ReleaseFact
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.connection import Row
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.rebuild import projection_digest, rebuild_projections
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.verify import verify_store
from tests.fakes.facts import ADA, NOON, TODAY, draft_of, earning, giving, stamps, used

BOB = Member(MemberId(UUID(int=20)), "200", "Bob", joined_on=date(2025, 1, 1))
HOLD = OpId(UUID(int=40))
CONFIRMED_ADA = BaseMember(ADA, version=2)
CONFIRMED_BOB = BaseMember(BOB, counters={"earned": {TODAY: 80}}, version=4)


def given(effects: Effects, **others: Effects) -> OperationDraft:
    """Return what Ada is given, and what Bob and the programme are."""
    accounts = {"bob": BOB.member_id, "program": PROGRAM_ACCOUNT}
    draft = draft_of(ReleaseFact(hold_op_id=HOLD, business_at=NOON), effects)
    return giving(draft, {accounts[name]: effects for name, effects in others.items()})


def record(store: SqliteStore, *drafts: OperationDraft) -> None:
    for draft in drafts:
        with store.writing() as uow:
            uow.log.record(draft, expected_version=None)
            uow.commit()


def rows(store: SqliteStore, sql: str) -> list[Row]:
    with store.reading() as uow:
        return uow.connection.execute(sql).fetchall()


def digests_around_a_rebuild(store: SqliteStore) -> tuple[str, str]:
    with store.writing() as uow:
        before = projection_digest(uow.connection)
    rebuild_projections(uow.connection)
    with store.writing() as uow:
        return before, projection_digest(uow.connection)


@pytest.fixture
def thankful(store: SqliteStore) -> SqliteStore:
    """Ada's operations gave something to Bob, whom the till does not know, and used up stock."""
    import_members(store, [CONFIRMED_ADA])
    record(
        store,
        given(earning(5, "a"), bob=earning(20, "b"), program=used(1)),
        given(stamps(1, "c"), bob=stamps(2, "d")),
        given(Effects(), bob=used(1, "referrals"), program=used(1)),
    )
    return store


def test_entries_say_whose_they_are_and_what_they_count(thankful: SqliteStore) -> None:
    found = rows(
        thankful,
        "SELECT seq, n, member_id, account, amount, unit FROM ledger_entry ORDER BY seq, n",
    )

    ada, bob = ADA.member_id.bytes, BOB.member_id.bytes
    assert found == [
        (1, 0, ada, "member", 5, "points"),
        (1, 1, ada, "issued", -5, "points"),
        (1, 2, bob, "member", 20, "points"),
        (1, 3, bob, "issued", -20, "points"),
        (2, 0, ada, "member", 1, "stamp:coffee"),
        (2, 1, ada, "issued", -1, "stamp:coffee"),
        (2, 2, bob, "member", 2, "stamp:coffee"),
        (2, 3, bob, "issued", -2, "stamp:coffee"),
    ]


def test_accounts_without_a_member_are_no_problem(thankful: SqliteStore, data_dir: Path) -> None:
    before, after = digests_around_a_rebuild(thankful)

    assert verify_store(data_dir, keyring=None) == ()
    assert after == before


def test_a_member_who_arrives_late_is_at_the_version_that_a_rebuild_gives(
    thankful: SqliteStore, data_dir: Path
) -> None:
    import_members(thankful, [CONFIRMED_BOB])

    before, after = digests_around_a_rebuild(thankful)

    with thankful.reading() as uow:
        bob = uow.ledger.state_of(BOB.member_id)
    assert bob.version == 4 + 3
    assert bob.total("earned") == 80 + 20
    assert after == before
    assert verify_store(data_dir, keyring=None) == ()


def test_what_is_given_after_they_arrived_counts_once(
    thankful: SqliteStore, data_dir: Path
) -> None:
    import_members(thankful, [CONFIRMED_BOB])
    record(thankful, given(earning(5, "e"), bob=earning(1, "f")))

    before, after = digests_around_a_rebuild(thankful)

    with thankful.reading() as uow:
        bob = uow.ledger.state_of(BOB.member_id)
    assert (bob.version, bob.total("earned")) == (4 + 4, 101)
    assert after == before
    assert verify_store(data_dir, keyring=None) == ()


def test_a_lot_that_the_server_confirms_has_the_servers_terms(
    thankful: SqliteStore, data_dir: Path
) -> None:
    (waiting,) = earning(20, "b").lots
    confirmed = Lot(waiting.lot_id, 7, expires_on=date(2030, 1, 1), idle_months=3)

    import_members(thankful, [replace(CONFIRMED_BOB, lots=(confirmed,))])

    with thankful.reading() as uow:
        lots = {lot.lot_id: lot for lot in uow.ledger.state_of(BOB.member_id).lots}
    assert lots[waiting.lot_id] == replace(confirmed, amount=27)
    assert verify_store(data_dir, keyring=None) == ()


def test_the_programmes_own_sums_are_nobodys_steps(thankful: SqliteStore) -> None:
    (others,) = rows(thankful, "SELECT count(DISTINCT member_id), count(*) FROM op_other")
    shared = rows(thankful, "SELECT local_amount FROM counter WHERE member_id = zeroblob(16)")

    assert others == (1, 3)
    assert shared == [(2,)]


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("DELETE FROM op_other WHERE seq = 2",
         f"op_other is missing (operation 2, member {BOB.member_id})"),
        ("UPDATE lot SET local_amount = 9 WHERE unit <> 'points' AND member_id = x'{bob}'",
         f"lot (member {BOB.member_id}"),
        ("UPDATE counter SET local_amount = 9 WHERE member_id = zeroblob(16)",
         f"counter (member {PROGRAM_ACCOUNT}, reward:coffee"),
        ("UPDATE ledger_entry SET unit = 'points' WHERE seq = 2 AND n = 3",
         "ledger_entry (operation 2"),
    ],
)  # fmt: skip
def test_damage_in_other_accounts_is_named(
    thankful: SqliteStore, data_dir: Path, damage: str, named: str
) -> None:
    with thankful.writing() as uow:
        sql = damage.replace("{bob}", BOB.member_id.hex)
        assert uow.connection.execute(sql).rowcount
        uow.commit()

    (problem,) = verify_store(data_dir, keyring=None)

    assert named in problem.text


def test_entries_that_do_not_sum_to_0_in_every_unit_are_named(
    thankful: SqliteStore, data_dir: Path
) -> None:
    (plus, minus), (lot,) = stamps(2, "g").entries, stamps(2, "g").lots
    in_points = LedgerEntry(Account.ISSUED, -2, "rule:stamps")

    record(thankful, given(Effects((plus, in_points), (lot,)), bob=Effects((plus, minus))))

    problems = verify_store(data_dir, keyring=None)
    assert [problem.kind for problem in problems] == [
        ProblemKind.ENTRIES_UNBALANCED,
        ProblemKind.ENTRIES_UNBALANCED,
        ProblemKind.BALANCE_WRONG,
    ]
    assert [problem.text for problem in problems] == [
        "The entries of operation 4 sum to -2 in points and should sum to 0.",
        "The entries of operation 4 sum to 2 in stamp:coffee and should sum to 0.",
        (
            f"Operation 4 for member {BOB.member_id} changes the balance by 2 in stamp:coffee and"
            " the lots by 0."
        ),
    ]
