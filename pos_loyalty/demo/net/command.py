# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Plays the day with real processes, tells it, and compares the books at its end."""

import json
import shutil
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from pos_loyalty.demo.net.day import Day, Say
from pos_loyalty.demo.net.line import Line
from pos_loyalty.demo.net.processes import ServerProcess, TillProcess, join
from pos_loyalty.demo.net.recount import acknowledged, recounted
from pos_loyalty.places import find_places

HOURS_AGO: Final = 24.0
"""The day is over when it is told: nothing in it lies in the future."""

FOLDER: Final = "net"

Summary = dict[str, Any]


def play(out: Path, *, wants_json: bool) -> int:
    """Play the day in a folder of its own; return 0 if all books agree.

    Args:
        out: What an earlier day left there is replaced.
        wants_json: End with one JSON object on a line of its own, and tell the story on stderr.
    """
    story = sys.stderr if wants_json else sys.stdout

    def say(sentence: str) -> None:
        story.write(sentence + "\n")
        story.flush()

    summary = perform(out, say)
    if wants_json:
        sys.stdout.write(json.dumps(summary) + "\n")
    return 0 if summary["balances_match"] else 1


def perform(out: Path, say: Say) -> Summary:
    """Play the day; return what it came to."""
    folder = out / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    history = folder / "history.jsonl"
    program = find_places().resources_dir / "programs" / "sample.json"
    began = time.monotonic()
    with ExitStack() as stack:
        log = stack.enter_context((folder / "server.log").open("w", encoding="utf-8"))
        server = stack.enter_context(ServerProcess(folder / "server", program, log))
        line = stack.enter_context(Line(server.port))
        tills = []
        for till_no, port in ((1, server.port), (2, line.port)):
            place = folder / f"till-{till_no}"
            words = join(place, f"http://127.0.0.1:{port}", server.new_code(till_no))
            say(f"08:0{till_no} Till {till_no} joins the shop's server. Its key in words: {words}.")
            till = TillProcess(place, history=history, hours_ago=HOURS_AGO)
            tills.append(stack.enter_context(till))
        day = Day((tills[0], tills[1]), line, say)
        day.play()
        balances = server.balances()
    summary = _compared(day, balances, history)
    summary["seconds"] = round(time.monotonic() - began, 1)
    say(_verdict(summary))
    return summary


def _compared(day: Day, balances: dict[str, int], history: Path) -> Summary:
    """Compare the server's books, what each till shows, and the bookkeeper's."""
    lines = history.read_text("utf-8").splitlines()
    books = recounted(lines)
    counted = day.counted
    differing = [
        member_id
        for member_id in {*books, *counted.seen}
        if {balances.get(member_id), *counted.seen.get(member_id, {}).values()}
        != {books.get(member_id, 0)}
    ]
    return {
        "members": len(counted.seen),
        "operations": counted.operations,
        "acknowledged": acknowledged(lines),
        "served_offline": counted.served_offline,
        "refused_offline": counted.refused_offline,
        "waited": counted.waited,
        "drain_seconds": round(counted.drain_seconds, 2),
        "lowest_balance": min(balances.values(), default=0),
        "differing": differing,
        "balances_match": not differing and min(balances.values(), default=0) >= 0,
    }


def _verdict(summary: Summary) -> str:
    if not summary["balances_match"]:
        return f"The books differ for {len(summary['differing'])} members. This must not be."
    return (
        f"{summary['members']} members and {summary['operations']} operations: the server, both "
        "tills and a bookkeeper who has only seen the receipts have the same balance for each. "
        f"Nobody spent what they did not have (the lowest balance is {summary['lowest_balance']})."
    )
