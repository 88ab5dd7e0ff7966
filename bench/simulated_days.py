# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much faster than life a whole shop is simulated: tills, server and network, with all faults.

One process, as one core of a night's run does it. The shop is opened before the clock starts.
"""

from collections.abc import Iterator
from typing import Final

from bench.figures import Figure
from pos_loyalty.simulation.playing import play_one, shops_in_memory
from pos_loyalty.simulation.script import Plan

PROMISED_TIMES: Final = 2_000
TILLS: Final = 8
DAYS: Final = 1


def measure(seeds: int) -> Iterator[Figure]:
    """Yield what a simulated day takes.

    Raises:
        ValueError: If a seed breaks an invariant: its speed is that of something else.
    """
    with shops_in_memory() as shops:
        order = shops.order(Plan(DAYS, TILLS))
        runs = [play_one(order, seed) for seed in range(1, seeds + 1)]
    for run in runs:
        if run.violation is not None:
            raise ValueError(f"seed {run.seed}: {run.violation}")
    simulated = sum(run.simulated_seconds for run in runs)
    real = sum(run.real_seconds for run in runs)
    yield Figure(
        name="simulated shop",
        meaning=f"real ÷ simulated, {TILLS} tills; or {PROMISED_TIMES:,} × as fast as life",
        value=real / simulated,
        limit=1 / PROMISED_TIMES,
        facts={
            "times as fast as life": round(simulated / real),
            "seeds": seeds,
            "operations promised": sum(run.promises for run in runs),
        },
    )
