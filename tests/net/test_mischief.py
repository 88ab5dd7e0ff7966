# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Real tills, a real server, a real PostgreSQL: the line misbehaves, and processes are killed."""

import random
import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from pos_loyalty.demo.net.processes import PROGRAM, Broken, TillProcess
from tests.net.bookkeeping import complaints, read_history
from tests.net.naughty_line import Mischief, NaughtyLine
from tests.net.shop_server import ShopServer

pytestmark = pytest.mark.timeout(240)

SEED: Final = 20261122
ROUNDS_MAX: Final = 60
ACTS_A_ROUND: Final = 4
SECONDS: Final = 60
LOOKS_MAX: Final = 10
STOPPING: Final = (sys.executable, str(Path(__file__).with_name("stopping.py")))

AT_TILLS: Final = (
    ("before-the-commit:4", "after-the-answer:2", "before-settled:2"),
    ("before-sending:2", "before-the-promise:3", "after-settled:2"),
)
AT_SERVER: Final = ("after-taken:3", "before-taken:3")
REFUSALS: Final = frozenset(
    {"unknown_member", "insufficient_points", "not_granted_here", "nothing_to_undo", "unknown_sale"}
)


class Restarted:
    """A till that is started again whenever it was killed, with the next point to die at."""

    def __init__(self, folder: Path, history: Path, points: Iterable[str]) -> None:
        self._folder, self._history = folder, history
        self.points = deque(points)
        self._till = self._started()

    def ask(self, do: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - of any line
        """Ask one thing; nobody knows what became of it if the till dies of it."""
        try:
            return self._till.ask(do, **facts)
        except (Broken, BrokenPipeError):
            self.points.popleft()
            self._end()
            self._till = self._started()
            return {"ok": False, "refused": "killed"}

    def close(self) -> None:
        self._end()

    def _started(self) -> TillProcess:
        program = (*STOPPING, self.points[0]) if self.points else PROGRAM
        return TillProcess(self._folder, history=self._history, program=program)

    def _end(self) -> None:
        self._till.__exit__(None, None, None)


class Afternoon:
    """What cashiers do at two tills, as the dice say."""

    def __init__(
        self,
        tills: list[Restarted],
        server: ShopServer,
        deaths: Iterable[str],
        line: NaughtyLine,
    ) -> None:
        self._tills, self._server, self._deaths = tills, server, deque(deaths)
        self._line = line
        self._dice = random.Random(SEED)
        self._cards: list[str] = []

    @property
    def is_over(self) -> bool:
        """Tell whether every process has died at every point, and the line done its worst."""
        have_died = not self._deaths and not any(till.points for till in self._tills)
        return have_died and all(self._line.done[mischief] for mischief in Mischief)

    def play(self) -> None:
        """Work on until everything that is to happen has happened."""
        rounds = 0
        while not self.is_over and rounds < ROUNDS_MAX:
            rounds += 1
            for till in self._tills:
                for _ in range(ACTS_A_ROUND):
                    self._act(till)
                till.ask("wait-for-empty", seconds=3)
                self._look_after_the_server()

    def _act(self, till: Restarted) -> None:
        number = self._dice.random()
        if len(self._cards) < 3 or number < 0.1:
            card = till.ask("enrol", given_name="Ada").get("card")
            self._cards += [card] if card else []
            return
        card = self._dice.choice(self._cards)
        if number < 0.7:
            answer = till.ask("sale", member=card, amount_minor=self._dice.randrange(500, 20_000))
        elif number < 0.8:
            answer = till.ask("redeem", member=card, reward="coffee")
        else:
            answer = till.ask("undo")
        assert answer["ok"] or answer["refused"] in REFUSALS | {"killed"}, answer

    def _look_after_the_server(self) -> None:
        if self._server.has_ended:
            self._deaths.popleft()
            self._server.start((*STOPPING, self._deaths[0]) if self._deaths else PROGRAM)


@contextmanager
def shop_in_trouble(
    server: ShopServer, folder: Path, at_tills: Iterable[Iterable[str]]
) -> Iterator[tuple[list[Restarted], NaughtyLine, Path]]:
    """Join tills through a line that is calm, for now."""
    line, history = NaughtyLine(server.port, SEED), folder / "history.jsonl"
    with ExitStack() as stack:
        stack.enter_context(line.serving())
        tills = []
        for till_no, points in enumerate(at_tills, 1):
            place = folder / f"till-{till_no}"
            server.join(place, till_no, through=line.port)
            tills.append(Restarted(place, history, points))
            stack.callback(tills[-1].close)
        yield tills, line, history


def agree(tills: list[Restarted]) -> None:
    """Let everybody hand over and hear everything."""
    for till in (*tills, *tills):
        answer = till.ask("sync", seconds=SECONDS)
        assert answer["ok"], answer


@dataclass(frozen=True, slots=True)
class Books:
    """What everybody says at one moment.

    Attributes:
        shown: The points at each till, by the card.
    """

    history: list[str]
    dump: dict[str, Any]
    cards: list[dict[str, Any]]
    shown: dict[str, set[int]]


def books_at_rest(tills: list[Restarted], server: ShopServer, history: Path) -> Books:
    """Let everybody agree, and look while nothing happens.

    A till gives back by itself what was set aside for it and nobody wants: done between the looks
    at the server and at the witness, it would be missing at one of them.
    """
    for _ in range(LOOKS_MAX):
        agree(tills)
        told = history.read_text("utf-8")
        dump = server.dump()
        cards = [row for row in dump["members"] if row["card"]]
        shown = {
            row["card"]: {till.ask("show", member=row["card"])["points"] for till in tills}
            for row in cards
        }
        if history.read_text("utf-8") == told:
            return Books(told.splitlines(), dump, cards, shown)
    raise AssertionError("the tills find no rest")


def unexplained(lines: Collection[str], dump: dict[str, Any]) -> list[str]:
    """Return what is not as it was promised, but for a debt that an undo has left.

    A sale that one till takes back, while another hands out the points that were set aside of it,
    leaves a debt, and the flag that says so.
    """
    begun = read_history(lines)
    undone = {one["member_id"] for one in begun.values() if one["kind"] == "undo"}
    debts = {
        f"applied_flagged overdraft: redemption {op_id}"
        for op_id, one in begun.items()
        if one["member_id"] in undone
    }
    return [complaint for complaint in complaints(lines, dump) if complaint not in debts]


def test_nothing_is_lost_and_nothing_done_twice(server: ShopServer, tmp_path: Path) -> None:
    with shop_in_trouble(server, tmp_path, AT_TILLS) as (tills, line, history):
        server.stop()
        server.start((*STOPPING, AT_SERVER[0]))
        afternoon = Afternoon(tills, server, AT_SERVER, line)

        line.is_calm = False
        afternoon.play()
        line.is_calm = True
        books = books_at_rest(tills, server, history)

    assert afternoon.is_over
    assert unexplained(books.history, books.dump) == []
    assert books.shown == {row["card"]: {row["balances"].get("points", 0)} for row in books.cards}


@pytest.mark.parametrize(
    ("at_till", "at_server", "complaint"),
    [("promises-too-early:4", None, "lost: "), (None, "counts-twice:3", "promised")],
)
def test_control_a_mistake_is_found(
    server: ShopServer, tmp_path: Path, at_till: str | None, at_server: str | None, complaint: str
) -> None:
    points = [[at_till] if at_till else []]
    with shop_in_trouble(server, tmp_path, points) as (tills, _line, history):
        if at_server:
            server.stop()
            server.start((*STOPPING, at_server))
        for _ in range(6):
            card = tills[0].ask("enrol", given_name="Ada").get("card")
            if card:
                tills[0].ask("sale", member=card, amount_minor=5_000)
        agree(tills)
        dump = server.dump()

    found = complaints(history.read_text("utf-8").splitlines(), dump)
    assert [line for line in found if complaint in line]
