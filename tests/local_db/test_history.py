# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Looking back at a till's file: read only, from the first operation to the last."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile, NewerFile, StoreUnavailable, WrongKey
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db.connection import Role, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.history import ACKNOWLEDGED_SHARED, find_history
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.protocol.operations import decode_operation
from tests.commands.program.past_shop import PastShop


def till_of(folder: Path) -> tuple[Path, MemberId, MemberId]:
    shop = PastShop(folder)
    ada, bob = shop.joins("2026-01-10"), shop.joins("2026-01-11")
    for day, who in (("2026-02-01", ada), ("2026-02-02", bob), ("2026-02-03", ada)):
        shop.sells(who, day, 1_000)
    return shop.closes(), ada, bob


def with_revision(folder: Path, revision: str) -> None:
    changed_behind_its_back(folder, "UPDATE alembic_version SET version_num = ?", revision)


def changed_behind_its_back(folder: Path, sql: str, *values: object) -> None:
    files = StoreFiles(folder)
    connection = open_connection(files.database, find_key(files, None), Role.WRITER)
    connection.execute(sql, values)
    connection.close()


def test_operations_come_in_the_order_in_which_they_were_recorded(tmp_path: Path) -> None:
    folder, ada, _ = till_of(tmp_path / "till")

    with find_history(folder, keyring=None).open() as history:
        numbers = history.numbers_of({ada}, history.operation_count())
        read = [decode_operation(payload) for payload in history.payloads(numbers)]

    assert list(numbers) == [1, 3, 5]
    assert [operation.seq for operation in read] == [1, 3, 5]
    assert {operation.draft.member_id for operation in read} == {ada}


def test_sums_over_all_members_are_told_without_reading_what_the_server_has_not(
    tmp_path: Path,
) -> None:
    folder, *_ = till_of(tmp_path / "till")
    files = StoreFiles(folder)

    connection = open_connection(files.database, find_key(files, None), Role.READER)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {ACKNOWLEDGED_SHARED}", (b"",)).fetchall()
    connection.close()

    steps = [step for *_, step in plan]
    assert any(step.startswith("SEARCH op USING INDEX") for step in steps)
    assert [step for step in steps if step.startswith("SCAN")] == ["SCAN till"]  # it has one row


def test_what_came_later_than_asked_for_is_left_out(tmp_path: Path) -> None:
    folder, ada, bob = till_of(tmp_path / "till")

    with find_history(folder, keyring=None).open() as history:
        assert list(history.numbers_of({ada, bob}, 3)) == [1, 2, 3]


def test_accounts_are_told_as_they_were_and_as_they_are(tmp_path: Path) -> None:
    folder, ada, _ = till_of(tmp_path / "till")

    with find_history(folder, keyring=None).open() as history:
        member = next(one for one in history.members() if one.member_id == ada)
        before, after = history.account_before(member), history.account_after(member)

    assert (before.lots, before.counters) == ((), {})
    assert (after.total("visits"), after.amount_of(POINTS)) == (2, 30)


def test_what_two_accounts_have_that_became_one_is_told_once(tmp_path: Path) -> None:
    folder, ada, bob = till_of(tmp_path / "till")
    changed_behind_its_back(
        folder, "UPDATE member SET merged_into = ? WHERE member_id = ?", ada.bytes, bob.bytes
    )

    with find_history(folder, keyring=None).open() as history:
        after = {one.member_id: history.account_after(one) for one in history.members()}

    assert {who: state.amount_of(POINTS) for who, state in after.items()} == {ada: 45, bob: 0}


def test_the_last_moment_is_in_utc(tmp_path: Path) -> None:
    folder, _, _ = till_of(tmp_path / "till")

    with find_history(folder, keyring=None).open() as history:
        assert history.last_moment() == datetime(2026, 2, 3, 11, tzinfo=UTC)


def test_a_till_without_operations_has_no_last_moment(tmp_path: Path) -> None:
    folder = PastShop(tmp_path / "till").closes()

    with find_history(folder, keyring=None).open() as history:
        assert (history.operation_count(), history.last_moment()) == (0, None)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"no file of a till's at .*none\.db"):
        find_history(tmp_path / "none.db", keyring=None)


def test_another_key_is_refused(tmp_path: Path) -> None:
    folder, _, _ = till_of(tmp_path / "till")
    StoreFiles(folder).key.write_text("ab" * 32)

    with pytest.raises(WrongKey):
        find_history(folder, keyring=None).open()


@pytest.mark.parametrize(("revision", "refusal"), [("0001", DamagedFile), ("9999", NewerFile)])
def test_a_file_of_another_release_is_refused(
    tmp_path: Path, revision: str, refusal: type[Exception]
) -> None:
    folder, _, _ = till_of(tmp_path / "till")
    with_revision(folder, revision)

    with pytest.raises(refusal):
        find_history(folder, keyring=None).open()


def test_an_operation_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder, _, _ = till_of(tmp_path / "till")

    with find_history(folder, keyring=None).open() as history, pytest.raises(DamagedFile):
        list(history.payloads([6]))
