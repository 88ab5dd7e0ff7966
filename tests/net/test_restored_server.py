# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A server that was put back to a backup gets back from its tills what they still hold."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_loyalty.clock import utc_now
from pos_loyalty.demo.net.processes import TillProcess
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.retention import KEPT_DAYS, prune
from pos_loyalty.places import find_places
from tests.net.bookkeeping import complaints
from tests.net.conftest import KeptShop

pytestmark = pytest.mark.timeout(180)

SECONDS = 40


class Tills:
    """Two tills of a shop, each a process; the witness sees what both promise."""

    def __init__(self, folder: Path) -> None:
        self.folders = (folder / "till-1", folder / "till-2")
        self._history = folder / "history.jsonl"
        self._tills: list[TillProcess] = []

    @property
    def history(self) -> list[str]:
        return self._history.read_text("utf-8").splitlines()

    @contextmanager
    def open(self) -> Iterator[None]:
        with ExitStack() as stack:
            self._tills = [
                stack.enter_context(TillProcess(folder, history=self._history))
                for folder in self.folders
            ]
            yield

    def does(self, till: int, do: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - of any line
        answer = self._tills[till - 1].ask(do, **facts)
        assert answer["ok"], answer
        return answer

    def agree(self) -> None:
        # Twice: what the second hands over is news to the first.
        for till in (1, 2, 1, 2):
            self.does(till, "sync", seconds=SECONDS)

    def shown(self, card: str) -> list[int]:
        return [self.does(till, "show", member=card)["points"] for till in (1, 2)]


def busy_hour(tills: Tills, number: int) -> str:
    """Let somebody join at the first till, and both sell to them; return their card."""
    card: str = tills.does(1, "enrol", name=f"m{number}", given_name=f"Member {number}")["card"]
    tills.does(1, "sale", member=card, amount_minor=30_000, name=f"s{number}")
    tills.agree()
    tills.does(2, "show", member=card, seconds=SECONDS)
    tills.does(2, "redeem", member=card, reward="coffee")
    for amount_minor in range(1_000, 6_000, 1_000):
        tills.does(1, "sale", member=card, amount_minor=amount_minor)
        tills.does(2, "sale", member=card, amount_minor=amount_minor + 300)
    tills.does(1, "return", sale=f"s{number}", amount_minor=5_000)
    tills.does(2, "sale", member=card, amount_minor=700)
    tills.does(2, "undo")
    return card


def joined(kept: KeptShop, folder: Path) -> Tills:
    tills = Tills(folder)
    for till_no, place in enumerate(tills.folders, 1):
        kept.server.join(place, till_no)
    return tills


def put_back(kept: KeptShop) -> dict[str, Any]:
    """Put the server back to the backup; return what it had when it began again."""
    kept.server.stop()
    kept.backup.put_back()
    dump = kept.server.dump()
    kept.server.say("restored", "--all-tills")
    kept.server.start()
    return dump


def test_what_the_backup_lacks_comes_back_from_the_tills(kept: KeptShop, tmp_path: Path) -> None:
    tills = joined(kept, tmp_path)

    with tills.open():
        before = busy_hour(tills, 1)
        tills.agree()
        kept.backup.make()
        after = busy_hour(tills, 2)
        tills.does(2, "sale", member=before, amount_minor=9_900)
        tills.agree()
        whole = kept.server.dump()
        halved = put_back(kept)

        tills.does(1, "sale", member=after, amount_minor=1_200)
        tills.agree()

        shown = {card: tills.shown(card) for card in (before, after)}
    dump = kept.server.dump()
    assert len(halved["operations"]) < len(whole["operations"]) - 10
    assert complaints(tills.history, halved)
    # What was handed out of grants that the backup does not know is applied, and looked at.
    assert complaints(tills.history, dump, flags={"grant_over"}) == []
    points = {line["card"]: line["balances"]["points"] for line in dump["members"] if line["card"]}
    assert shown == {card: [points[card]] * 2 for card in (before, after)}


def test_control_tills_that_forget_at_once_lose_it(kept_simply: KeptShop, tmp_path: Path) -> None:
    kept, tills = kept_simply, joined(kept_simply, tmp_path)
    with tills.open():
        before = busy_hour(tills, 1)
        tills.agree()
        kept.backup.make()
        tills.does(1, "sale", member=before, amount_minor=9_900)
        tills.does(2, "sale", member=before, amount_minor=9_900)
        tills.agree()
    for folder in tills.folders:
        forget(folder)
    put_back(kept)

    with tills.open():
        tills.does(1, "sale", member=before, amount_minor=1_200)
        tills.does(2, "sale", member=before, amount_minor=1_200)
        tills.agree()

    found = complaints(tills.history, kept.server.dump())
    assert [line for line in found if line.startswith("lost: ")]
    assert [line for line in found if line.startswith("a gap: ")]


def forget(folder: Path) -> None:
    """Let a till forget what the server has acknowledged, long before its time."""
    store = open_store(find_places(folder).data_dir, keyring=system_keyring())
    prune(store, utc_now() + timedelta(days=KEPT_DAYS + 1))
    store.close()
