# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What looking back on a year costs: ``program simulate`` on a till's file with a year in it.

The limit of a single core is a peer: reading every operation back, and doing nothing with it.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE, run
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.figures import Figure
from bench.history import history_with
from bench.stores import CACHE
from pos_loyalty.local_db.history import find_history
from pos_loyalty.local_db.key_store import KEY_IN_FILE_VARIABLE
from pos_loyalty.places import find_places
from pos_loyalty.protocol.past_operations import decode_past

LIMIT_SECONDS: Final = 180.0
"""Promised for a million sales; a smaller year has its share of it."""

PROMISED_SALES: Final = 1_000_000

_DECODED_MAX: Final = 20_000


def measure(sales: int, members: int) -> Iterator[Figure]:
    """Yield what simulating a changed programme takes, and what reading alone would."""
    folder = history_with(sales, members)
    with TemporaryDirectory(dir=CACHE) as scratch:
        changed = Path(scratch) / "changed.json"
        changed.write_text(json.dumps(_changed_program()), "utf-8")
        began_at = time.perf_counter()
        answer = _simulated(changed, folder)
        seconds = time.perf_counter() - began_at
    yield Figure(
        name="simulate a year",
        meaning=f"{sales:,} sales of {members:,} members, a changed programme",
        value=seconds,
        unit="s",
        limit=LIMIT_SECONDS * sales / PROMISED_SALES,
        facts={
            "cores": os.cpu_count() or 1,
            "winners": answer["everybody"]["winners"],
            "losers": answer["everybody"]["losers"],
        },
    )
    yield Figure(
        name="simulate, sales per second",
        meaning="on all cores, with the start of the program",
        value=sales / seconds,
        unit="per s",
        facts={"operations read back per second, one core": round(_decoded_per_second(folder))},
    )


def _simulated(document: Path, folder: Path) -> dict[str, Any]:
    arguments = ["program", "simulate", str(document), "--history", str(folder), "--json"]
    done = run(
        [sys.executable, "-m", "pos_loyalty", *arguments],
        env={**os.environ, KEY_IN_FILE_VARIABLE: "1"},
        stdout=PIPE,
        stderr=DEVNULL,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _changed_program() -> dict[str, Any]:
    """Return the sample programme: more for a visit, less for Silver, one reward gone."""
    sample = find_places().resources_dir / "programs" / "sample.json"
    document: dict[str, Any] = json.loads(sample.read_bytes())
    for rule in document["earning"]:
        if rule["rule_id"] == "visit":
            rule["effect"]["points"] = rule["caps"][0]["amount_max"] = 4
    for tier in document["tiers"]["tiers"]:
        if tier["tier_id"] == "silver":
            tier["discount_basis_points"] = 800
    document["rewards"] = [r for r in document["rewards"] if r["reward_id"] != "tenth-off"]
    return document


def _decoded_per_second(folder: Path) -> float:
    with find_history(folder, keyring=None).open() as history:
        count = min(history.operation_count(), _DECODED_MAX)
        began_at = time.perf_counter()
        for payload in history.payloads(range(1, count + 1)):
            decode_past(payload)
        return count / (time.perf_counter() - began_at)
