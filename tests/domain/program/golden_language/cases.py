# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A file of golden cases: read, and played."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from tests.domain.program.golden_language.blocks import Line, Mistake, read_blocks, told_at
from tests.domain.program.golden_language.checks import CHECKS
from tests.domain.program.golden_language.people import introduce
from tests.domain.program.golden_language.phrases import phrase, read
from tests.domain.program.golden_language.program import is_statement, program_of
from tests.domain.program.golden_language.scene import Goods
from tests.domain.program.golden_language.shop import Outcome, Shop
from tests.domain.program.golden_language.steps import moment, take

_WARSAW: Final = ZoneInfo("Europe/Warsaw")

_GOODS: Final = (
    phrase("{id}(?: in {id})?(?: tagged {ids})?", lambda sku, c, t: (sku, (c or "", t or ()))),
)


@dataclass(frozen=True)
class Case:
    """Rules, people and steps, and what must come of each step.

    Attributes:
        worked_out: The comment: the numbers, by hand.
        rules: All lines about the programme, those that it shares with others first.
    """

    place: str
    title: str
    worked_out: str
    rules: Sequence[Line]
    lines: Sequence[Line]
    goods: Goods
    zone: ZoneInfo


def cases_in(text: str, name: str) -> list[Case]:
    """Return the cases of a file.

    Raises:
        Mistake: Naming the line that cannot be understood.
    """
    programs: dict[str, Sequence[Line]] = {}
    goods: dict[str, tuple[str, tuple[str, ...]]] = {}
    cases = []
    for block in read_blocks(text, name):
        word, _, rest = block.text.partition(" ")
        match word:
            case "goods":
                goods |= _goods(block.below)
            case "programme":
                programs[rest] = block.below
            case "case":
                cases.append(_case(rest, block, programs, goods))
            case _:
                raise Mistake(f"{block.place}: begins neither goods, programme nor case")
    return cases


def _goods(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for line in lines:
        with told_at(line.place):
            yield read(line.text, _GOODS, "an article")


def _case(title: str, block: Line, programs: Mapping[str, Sequence[Line]], goods: Goods) -> Case:
    rules: list[Line] = []
    lines: list[Line] = []
    zone = _WARSAW
    for line in block.below:
        word, _, rest = line.text.partition(" ")
        if word == "programme":
            if rest not in programs:
                raise Mistake(f"{line.place}: no programme {rest!r}")
            rules = [*programs[rest], *rules]
        elif line.text.startswith(_CLOCK):
            zone = ZoneInfo(line.text.removeprefix(_CLOCK))
        elif is_statement(line.text):
            rules.append(line)
        else:
            lines.append(line)
    return Case(block.place, title, "\n".join(block.notes), rules, lines, goods, zone)


_CLOCK: Final = "the store's clock is that of "


def play(case: Case) -> list[str]:
    """Take the steps of a case, and return what did not come out as it says.

    Raises:
        Mistake: Naming the line that cannot be understood.
    """
    shop = Shop(program_of(case.rules))
    shop.accounts.welcome("Ada")
    complaints: list[str] = []
    for line in case.lines:
        with told_at(line.place):
            step = moment(line.text, case.zone)
            if step is None:
                _introduce(shop, line)
                continue
            shop.accounts.begin()
            outcome = take(shop, *step, case.goods)
        if outcome.refusal and not any(c.text.startswith("is refused") for c in line.below):
            complaints.append(f"{line.place}: {line.text}: is refused: {outcome.refusal}")
            continue
        complaints += _complaints(shop, outcome, line)
    return complaints


def _introduce(shop: Shop, line: Line) -> None:
    introduce(shop, line.text)
    if line.below:
        raise ValueError(f"nothing can stand below {line.text!r}")


def _complaints(shop: Shop, outcome: Outcome, step: Line) -> Iterator[str]:
    for line in step.below:
        with told_at(line.place):
            check = read(line.text, CHECKS, "something that can be seen")
            seen = check.seen(shop, outcome)
        if seen != check.expected:
            yield (
                f"{line.place}: after {step.text!r}: {line.text}: "
                f"{seen!r} is not {check.expected!r}"
            )
