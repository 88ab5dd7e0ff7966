# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Recorded scans come in again, and the till does and says what it did and said then."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.notice_words import SUPPORT_CODES
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.scan_recording import ScanEvent
from pos_loyalty.ui.view_models.scan_routing import Place
from tests.fakes.fake_store import PLACE
from tests.scanner.replaying import Replay, read_recording
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    OLGA,
    LateRunner,
    Shop,
    account_of,
    sample_document,
)

RECORDINGS = sorted((Path(__file__).parent / "recordings").glob("*.jsonl"))

Begin = Callable[[LateRunner, LateRunner], Shop]


@pytest.fixture(scope="module")
def shop_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with two members, for the tests to copy."""
    folder = tmp_path_factory.mktemp("shop") / "till"
    store = create_store(folder, PLACE, keyring=None)
    publish_program(store, sample_document())
    bases = [BaseMember(ANNA, account_of(ANNA, 100).lots), BaseMember(OLGA, ())]
    import_members(store, bases)
    store.close()
    return folder


@pytest.fixture
def begin(shop_dir: Path, tmp_path: Path) -> Iterator[Begin]:
    """Opens the shop's till; a moment ago Anna bought something there."""
    opened: list[SqliteStore] = []

    def begin_it(reads: LateRunner, writes: LateRunner) -> Shop:
        folder = shutil.copytree(shop_dir, tmp_path / "till")
        opened.append(open_store(folder, keyring=None))
        shop = Shop(opened[-1], reads=reads, writes=writes)
        shop.scan(ANNA_CARD)
        reads.finish_all()
        shop.type_amount("12")
        reads.finish_all()
        shop.till.sale.confirm()
        writes.finish_all()
        shop.wait(4)
        return shop

    yield begin_it
    for store in opened:
        store.close()


@pytest.mark.parametrize("file", RECORDINGS, ids=lambda file: file.stem)
def test_what_was_recorded_comes_again(begin: Begin, file: Path) -> None:
    recorded = read_recording(file)

    Replay(begin).play(recorded)

    assert any(event.scan for event in recorded)


def test_a_till_that_answers_otherwise_is_found_out(begin: Begin) -> None:
    recorded = read_recording(RECORDINGS[0].with_name("a_coupon_after_the_sale.jsonl"))
    other = [
        ScanEvent(event.at_ms, told="coupon_too_soon") if event.told else event
        for event in recorded
    ]

    with pytest.raises(AssertionError, match="line"):
        Replay(begin).play(other)


def test_a_move_that_nothing_leads_to_is_found_out(begin: Begin) -> None:
    nowhere = [ScanEvent(0, place=Place.READY), ScanEvent(5, told="scan_waits")]

    with pytest.raises(AssertionError, match="does not come"):
        Replay(begin).play(nowhere)


def test_all_that_was_told_has_words_of_its_own(qapp: object) -> None:
    told = {event.told for file in RECORDINGS for event in read_recording(file) if event.told}

    unknown = notice_text(Notice(NoticeKind.INFO, "no such code"), "PLN", "en").title
    titles = {code: notice_text(Notice(NoticeKind.INFO, code), "PLN", "en").title for code in told}

    assert len(told) > 20
    assert unknown not in titles.values()
    assert told & set(SUPPORT_CODES)
