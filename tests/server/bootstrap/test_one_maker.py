# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop of tills that begin at once makes one snapshot, and keeps its connections."""

from datetime import timedelta

import pytest

from pos_loyalty.server.bootstrap import service
from pos_loyalty.server.bootstrap.making import Contents, make_snapshot
from pos_loyalty.server.bootstrap.service import (
    MAKING_SECONDS,
    SnapshotInMaking,
    manifest,
    renew_snapshot,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import begin_generation
from tests.fakes.facts import NOON
from tests.server.made_shop import MadeShop


def test_who_comes_while_it_is_made_comes_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    till_id = MadeShop(database).opens_till()
    refused = []

    def made_meanwhile(*args: object) -> Contents:
        with pytest.raises(SnapshotInMaking) as refusal:
            manifest(database, till_id, now=NOON)
        refused.append(refusal)
        assert not renew_snapshot(database, NOON)
        return make_snapshot(*args)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(service, "make_snapshot", made_meanwhile)

    told = manifest(database, till_id, now=NOON)

    assert len(refused) == 1
    assert manifest(database, till_id, now=NOON).snapshot == told.snapshot


def test_a_maker_that_died_is_followed_by_another(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    till_id = MadeShop(database).opens_till()

    def dies(*_: object) -> Contents:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(service, "make_snapshot", dies)
        patched.setattr(service, "give_back_lease", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            manifest(database, till_id, now=NOON)

    with pytest.raises(SnapshotInMaking):
        manifest(database, till_id, now=NOON)
    assert manifest(database, till_id, now=NOON + timedelta(seconds=MAKING_SECONDS)).members == 0


def test_another_may_be_made_right_after(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    first = manifest(database, till_id, now=NOON)
    begin_generation(database)

    assert manifest(database, till_id, now=NOON).generation != first.generation


def test_the_first_of_a_shop_is_made_before_anybody_asks(database: Database) -> None:
    assert renew_snapshot(database, NOON)
    assert not renew_snapshot(database, NOON)
