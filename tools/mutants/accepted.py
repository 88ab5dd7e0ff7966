# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of survivors in TOML: those accepted, each with its reason, and those that still wait."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields

from tools.mutants.mutant import Change

REASON_CHARS_MIN = 10


class BadList(Exception):
    """A list of survivors cannot be used; the message says why."""


def read_accepted(text: str) -> frozenset[Change]:
    """Return the changes that a list accepts.

    Raises:
        BadList: If an entry is incomplete, without a reason, or there twice.
    """
    entries = read_entries(text)
    for change, reason in entries.items():
        if len(reason.strip()) < REASON_CHARS_MIN:
            raise BadList(f"accepted without a reason: {change.function}, {change.was!r}")
    return frozenset(entries)


def read_entries(text: str) -> Mapping[Change, str]:
    """Return the changes of a list with their reasons, in its order.

    Raises:
        BadList: If an entry is incomplete or there twice.
    """
    entries: dict[Change, str] = {}
    names = {field.name for field in fields(Change)}
    for number, entry in enumerate(tomllib.loads(text).get("survivor", []), start=1):
        if entry.keys() != names | {"reason"}:
            raise BadList(f"survivor {number} needs {', '.join(sorted(names))} and reason, no more")
        change = Change(**{name: entry[name] for name in names})
        if change in entries:
            raise BadList(f"there twice: {change.function}, {change.was!r}")
        entries[change] = entry["reason"]
    return entries


def as_entries(changes: Iterable[Change]) -> str:
    """Write changes as entries of a list; each still lacks its reason."""
    return "\n".join(_as_entry(change) for change in changes)


def _as_entry(change: Change) -> str:
    facts = asdict(change) | {"reason": ""}
    # A JSON string is a TOML string too.
    lines = [f"{key} = {json.dumps(text, ensure_ascii=False)}\n" for key, text in facts.items()]
    return "[[survivor]]\n" + "".join(lines)
