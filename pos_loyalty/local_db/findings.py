# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a check of the till's file may find, in words that a shop owner can pass on."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """The kinds of damage. Printed as JSON: never rename one."""

    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_TRUNCATED = "file_truncated"
    PAGE_CHANGED = "page_changed"
    STRUCTURE_BROKEN = "structure_broken"
    JOURNAL_CHANGED = "journal_changed"
    TILL_WRONG = "till_wrong"
    PROGRAM_MISSING = "program_missing"
    PROGRAM_CHANGED = "program_changed"
    OPERATION_MISSING = "operation_missing"
    OPERATION_CHANGED = "operation_changed"
    OPERATION_MISPLACED = "operation_misplaced"
    CHAIN_BROKEN = "chain_broken"
    CONFIRMED_MISSING = "confirmed_missing"
    CONFIRMED_CHANGED = "confirmed_changed"
    ENTRIES_UNBALANCED = "entries_unbalanced"
    BALANCE_WRONG = "balance_wrong"
    ROW_MISSING = "row_missing"
    ROW_UNEXPECTED = "row_unexpected"
    VALUE_WRONG = "value_wrong"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        place: What it is about: ``operation 57``, ``page 12``, ``lot``.
        text: A whole English sentence. Members are named by id: it may be sent on.
    """

    kind: ProblemKind
    place: str
    text: str


def problems_as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as one JSON array of ``{"kind", "place", "text"}``."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False)
