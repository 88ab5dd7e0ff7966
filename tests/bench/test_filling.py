# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import shutil
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from bench import filling, stores
from bench.recording import RecordingStore, repeat
from bench.selling import confirm, outdated, quotes
from pos_loyalty.local_db.connection import Role
from pos_loyalty.local_db.findings import Problem
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.services.identify import find_members, identify_by_card

MEMBERS = 60


@pytest.fixture(scope="module", name="filled")
def a_filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "store"
    stores.empty_store(folder)
    connection = stores.connect(folder, Role.WRITER)
    filling.fill(connection, MEMBERS)
    connection.close()
    return folder


@pytest.fixture(name="folder")
def a_copy_of_it(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "store"))


@pytest.mark.parametrize("number", [0, 1, 17, MEMBERS - 1])
def test_a_made_up_member_is_found_by_the_card_and_by_the_phone(folder: Path, number: int) -> None:
    with closing(open_store(folder, keyring=None)) as store:
        card = filling.card_of(number, MEMBERS)
        at = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)

        view = identify_by_card(card, store=store, at=at)
        by_phone = find_members(filling.phone_of(number, MEMBERS), store=store)

        assert view.member.card_number == card
        assert (view.balance.spendable_points > 0) == (number % 3 > 0)
        assert by_phone == (view.member,)


def test_a_filled_store_is_whole(folder: Path) -> None:
    assert wrong_but_unsealed(folder) == []


def test_what_was_recorded_is_repeated_to_the_same_rows(folder: Path) -> None:
    twin = Path(shutil.copytree(folder, folder.with_name("twin")))
    recording = RecordingStore(folder)
    connection = stores.connect(twin, Role.WRITER)
    say = repeat(connection, only_writes=False)

    for quote in islice(quotes(recording, MEMBERS), 5):
        confirm(quote, recording)
    say(recording.spoken)

    recording.close()
    connection.close()
    assert operations_of(twin) == operations_of(folder)
    assert len(operations_of(twin)) == 5
    assert wrong_but_unsealed(twin) == []


def test_an_outdated_quote_is_evaluated_again(folder: Path) -> None:
    with closing(open_store(folder, keyring=None)) as store:
        quote = next(quotes(store, MEMBERS))

        operation = confirm(outdated(quote), store)

        assert operation.draft.effects == quote.evaluation.effects


def operations_of(folder: Path) -> list[tuple[object, ...]]:
    connection = stores.connect(folder, Role.READER)
    rows = connection.execute("SELECT * FROM op ORDER BY seq").fetchall()
    connection.close()
    return rows


def wrong_but_unsealed(folder: Path) -> list[Problem]:
    """Return what is wrong with the store, but that nobody sealed the rows that SQL made up."""
    problems = verify_store(folder, keyring=None)
    return [problem for problem in problems if problem.place != "base_seal"]
