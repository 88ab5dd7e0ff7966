# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shape of the regulations: sections, their clauses, the sentences of each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph.

    Attributes:
        name: What it is about, as the shop calls it; empty where it is about all.
        sentences: At least one.
    """

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading; without clauses it is left out."""

    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Regulations:
    """All of it; no sentence is marked up."""

    title: str
    introduction: tuple[str, ...]
    sections: tuple[Section, ...]


def clause(name: str, *sentences: str) -> tuple[Clause, ...]:
    """Return a clause of the sentences that are not empty; nothing where all are."""
    said = tuple(sentence for sentence in sentences if sentence)
    return (Clause(name, said),) if said else ()
