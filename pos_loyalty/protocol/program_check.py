# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks a programme document as a whole: its text, its shape and its sense, all at once.

text    JSON that every reader reads alike           program_text
shape   the fields and values that there are         program_document
sense   what it says hangs together                  program_checks
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pos_loyalty.protocol.mistakes import BrokenDocument, Mistake
from pos_loyalty.protocol.program_checks import (
    amounts,
    days,
    groups,
    ladder,
    languages,
    reach,
    references,
    wallets,
)
from pos_loyalty.protocol.program_checks.reading import Reading, read
from pos_loyalty.protocol.program_document import ProgramDocument, program_in
from pos_loyalty.protocol.program_text import decode, read_content
from pos_loyalty.protocol.text_places import offset_of, offsets_by_place, position_at

CHECKS: Final[tuple[Callable[[Reading], Iterator[Mistake]], ...]] = (
    references.check_ids,
    references.check_codes,
    references.check_idle,
    groups.check_rule_groups,
    groups.check_discount_groups,
    ladder.check_thresholds,
    ladder.check_memberships,
    ladder.check_ladder,
    amounts.check_numbers,
    amounts.check_lists,
    amounts.check_points_as_money,
    days.check_days,
    days.check_hours,
    days.check_lifetimes,
    reach.check_vouchers,
    reach.check_stamp_cards,
    reach.check_multipliers,
    reach.check_conditions,
    reach.check_filters,
    wallets.check_wallets,
    languages.check_texts,
    languages.check_codes_of_languages,
    languages.check_labels,
)

MISTAKES_MAX: Final = 200
"""More than anybody reads at once."""

_SAID_EXACTLY: Final = (
    "share an id",
    "Thresholds must start at 0",
    "A group holds rules",
    "Only rules that multiply",
    "Only points for money spent",
)
"""What the types refuse without saying where; the checks say where, and see it even when the
types have stopped before."""


@dataclass(frozen=True, slots=True)
class CheckedProgram:
    """What came of checking a document.

    Attributes:
        document: ``None`` when it cannot be used.
        mistakes: In the order of the text: errors, only when it cannot be used, and warnings.
    """

    document: ProgramDocument | None
    mistakes: tuple[Mistake, ...]


def check_program(text: bytes) -> CheckedProgram:
    """Return everything that is wrong with a document, each with its place in the text."""
    try:
        source = decode(text)
        content = read_content(source)
    except BrokenDocument as broken:
        return CheckedProgram(None, broken.mistakes)
    document, refused = _shape(content)
    reading = read(content)
    found = [mistake for check in CHECKS for mistake in check(reading)]
    exact = [m for m in refused if not any(words in m.text for words in _SAID_EXACTLY)]
    is_said = exact or any(not mistake.is_warning for mistake in found)
    mistakes = _in_order([*(exact if is_said else refused), *found], source)
    is_usable = all(mistake.is_warning for mistake in mistakes)
    return CheckedProgram(document if is_usable else None, mistakes)


def _shape(content: object) -> tuple[ProgramDocument | None, tuple[Mistake, ...]]:
    try:
        return program_in(content), ()
    except BrokenDocument as broken:
        return None, broken.mistakes


def _in_order(mistakes: Iterable[Mistake], source: str) -> tuple[Mistake, ...]:
    offsets = offsets_by_place(source)
    found = dict.fromkeys((offset_of(mistake.place, offsets), mistake) for mistake in mistakes)
    in_order = sorted(found, key=lambda pair: (pair[0], pair[1].place))
    said = [replace(m, position=position_at(source, at)) for at, m in in_order[:MISTAKES_MAX]]
    if left_out := len(in_order) - len(said):
        said.append(Mistake("", f"There are {left_out} more.", "Mend these first."))
    return tuple(said)
