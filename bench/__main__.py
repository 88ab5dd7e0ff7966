# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``./dev bench``: measures, prints the figures, and says whether the promises hold."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bench.figures import (
    EXIT_OUTSIDE,
    CannotMeasure,
    Figure,
    Skipped,
    as_json,
    as_text,
    exit_code,
)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How large the things are that are measured.

    Attributes:
        members: Of the large store.
        many_members: Of the largest.
        sales: Of the year that is simulated.
        shop_members: Of the shop that a central server has, where tills push.
        pushed: Operations that tills hand over.
        storm: Operations that wait at 200 tills.
        steady_seconds: Of a usual day of theirs.
        alone: Sales of a till that comes back after two weeks.
        loaded: Of the shops that a new till takes in.
        replicated: Operations that PouchDB is given too.
        seeds: Of days that are simulated.
        bursts: Of a keyboard reader, between a person's keys.
        pictures: That decoders are shown.
        passes: Of cards before a camera.
        scan_seed: Of both; ``None`` for the usual one.
        images: Photographs that are shown in their place, if any.
    """

    members: int
    many_members: int
    sales: int
    shop_members: int
    pushed: int
    storm: int
    steady_seconds: int
    alone: int
    loaded: tuple[int, ...]
    replicated: int
    seeds: int
    bursts: int
    pictures: int
    passes: int
    scan_seed: int | None = None
    images: Path | None = None


_FULL: Final = _Sizes(
    members=1_000_000,
    many_members=10_000_000,
    sales=1_000_000,
    shop_members=100_000,
    pushed=40_000,
    storm=100_000,
    steady_seconds=60,
    alone=50_000,
    loaded=(10_000, 1_000_000),
    replicated=10_000,
    seeds=8,
    bursts=10_000,
    pictures=1_050,
    passes=200,
)
_QUICK: Final = _Sizes(
    members=100_000,
    many_members=100_000,
    sales=20_000,
    shop_members=100_000,
    pushed=8_000,
    storm=8_000,
    steady_seconds=10,
    alone=20_000,
    loaded=(10_000, 100_000),
    replicated=2_000,
    seeds=1,
    bursts=600,
    pictures=150,
    passes=20,
)
_SALES_A_BUYER: Final = 25


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for.

    Returns:
        0 inside the limits; 1 outside, or if a measurement failed; 3 if all is void.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(_MEASUREMENTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {_NAMES}")
    # Before Qt is loaded: windows are measured the same way everywhere.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # of size hints, at every window
    sizes = _sizes(options)
    figures, failed, skipped = list[Figure](), list[str](), dict[str, str]()
    for name in options.names or _MEASUREMENTS:
        if not options.json:
            print(f"\n{name}", flush=True)
        try:
            for figure in _MEASUREMENTS[name](sizes):
                figures.append(figure)
                if not options.json:
                    print(as_text(figure), flush=True)
        except Skipped as why:
            print(f"{name} is skipped: {why}", file=sys.stderr)
            skipped[name] = str(why)
        except CannotMeasure as why:
            print(f"{name}: {why}", file=sys.stderr)
            failed.append(name)
        except Exception:  # noqa: BLE001 - the others' minutes are not thrown away; it is told
            traceback.print_exc()
            failed.append(name)
    if options.json:
        print(as_json(figures, failed=failed, skipped=skipped, is_quick=options.quick))
    return EXIT_OUTSIDE if failed else exit_code(figures)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev bench",
        description="Measures what the project promises, each figure beside its limit or its peer.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {_NAMES}; all by default")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")
    parser.add_argument(
        "--quick", action="store_true", help=f"with {_QUICK.members:,} members at the most"
    )
    scan = parser.add_argument_group("of scan")
    scan.add_argument("--images", type=Path, metavar="DIR", help="photographs, and expected.csv")
    scan.add_argument("--pictures", type=int, metavar="N", help="how many are made")
    scan.add_argument("--passes", type=int, metavar="N", help="of cards before a camera")
    scan.add_argument("--seed", type=int, metavar="N", help="of pictures and passes")
    return parser


def _sizes(options: argparse.Namespace) -> _Sizes:
    sizes = replace(
        _QUICK if options.quick else _FULL, scan_seed=options.seed, images=options.images
    )
    return replace(
        sizes,
        pictures=sizes.pictures if options.pictures is None else max(1, options.pictures),
        passes=sizes.passes if options.passes is None else max(1, options.passes),
    )


# Each measurement imports what it measures when its turn comes: one that is not asked for costs
# neither time nor memory.


def _sale(_sizes: _Sizes) -> Iterator[Figure]:
    from bench.sale import measure

    return measure()


def _lookup(sizes: _Sizes) -> Iterator[Figure]:
    from bench.lookup import measure, measure_growth

    yield from measure(sizes.members)
    if sizes.many_members > sizes.members:
        yield measure_growth(sizes.members, sizes.many_members)


def _search(sizes: _Sizes) -> Iterator[Figure]:
    from bench.search import measure

    return measure(sizes.members)


def _evaluating(_sizes: _Sizes) -> Iterator[Figure]:
    from bench.evaluating import measure

    return measure()


def _simulate(sizes: _Sizes) -> Iterator[Figure]:
    from bench.simulating import measure

    return measure(sizes.sales, sizes.sales // _SALES_A_BUYER)


def _startup(_sizes: _Sizes) -> Iterator[Figure]:
    from bench.startup import measure

    return measure()


def _memory(sizes: _Sizes) -> Iterator[Figure]:
    from bench.memory import measure

    return measure(sizes.members)


def _scan(sizes: _Sizes) -> Iterator[Figure]:
    from bench.scan import Asked, measure
    from bench.scan_pictures import SEED

    seed = SEED if sizes.scan_seed is None else sizes.scan_seed
    return measure(Asked(sizes.pictures, sizes.passes, seed, sizes.images))


def _decoder_process(_sizes: _Sizes) -> Iterator[Figure]:
    from bench.decoder_process import measure

    return measure()


def _scan_to_paint(sizes: _Sizes) -> Iterator[Figure]:
    from bench.scan_to_paint import measure

    return measure(sizes.many_members)


def _wedge_keys(sizes: _Sizes) -> Iterator[Figure]:
    from bench.wedge_keys import measure

    return measure(sizes.bursts)


def _central_push(sizes: _Sizes) -> Iterator[Figure]:
    from bench.central_push import measure

    return measure(sizes.shop_members, sizes.pushed)


def _central_crowd(sizes: _Sizes) -> Iterator[Figure]:
    from bench.central_crowd import measure

    return measure(
        sizes.shop_members, steady_seconds=sizes.steady_seconds, storm_operations=sizes.storm
    )


def _central_window(sizes: _Sizes) -> Iterator[Figure]:
    from bench.central_window import measure

    return measure(sizes.alone)


def _central_bootstrap(sizes: _Sizes) -> Iterator[Figure]:
    from bench.central_bootstrap import measure

    for members in sizes.loaded:
        yield from measure(members)


def _central_peer(sizes: _Sizes) -> Iterator[Figure]:
    from bench.central_peer import measure

    return measure(sizes.replicated)


def _simulated_days(sizes: _Sizes) -> Iterator[Figure]:
    from bench.simulated_days import measure

    return measure(sizes.seeds)


_MEASUREMENTS: Final[dict[str, Callable[[_Sizes], Iterator[Figure]]]] = {
    "sale": _sale,
    "lookup": _lookup,
    "search": _search,
    "evaluating": _evaluating,
    "simulate": _simulate,
    "startup": _startup,
    "memory": _memory,
    "scan": _scan,
    "decoder_process": _decoder_process,
    "scan_to_paint": _scan_to_paint,
    "wedge_keys": _wedge_keys,
    "central_push": _central_push,
    "central_crowd": _central_crowd,
    "central_window": _central_window,
    "central_bootstrap": _central_bootstrap,
    "central_peer": _central_peer,
    "simulated_days": _simulated_days,
}
_NAMES: Final = ", ".join(_MEASUREMENTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
