# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A programme explained in plain sentences that a member can read: its printed regulations.

    as_markdown(regulations(program, speak("pl")))

First values, for whoever lays them out, then text.
"""

from collections.abc import Callable
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.wording import formats
from pos_loyalty.wording.language import Language
from pos_loyalty.wording.outline import Clause, Regulations, Section
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections import (
    challenges,
    coupons,
    earning,
    households,
    late_claims,
    lifetime,
    offers,
    returns,
    rewards,
    stacking,
    stamps,
    tiers,
    wallets,
)

__all__ = ["Clause", "Regulations", "Section", "as_markdown", "regulations"]

_SECTIONS: Final[tuple[Callable[[ProgramWords], Section], ...]] = (
    earning.section,
    lifetime.section,
    tiers.section,
    rewards.section,
    stamps.section,
    challenges.section,
    offers.section,
    coupons.section,
    stacking.section,
    wallets.section,
    households.section,
    late_claims.section,
    returns.section,
)
_MARKS: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>"})


def regulations(program: Program, language: Language) -> Regulations:
    """Return the whole programme in words; sections that have nothing to say are left out."""
    words = ProgramWords(program, language)
    first_day = formats.day_in_full(program.effective_from, language.code)
    return Regulations(
        words.say("Rules of the programme {name}", name=words.name(program.name)),
        (
            words.say("In force from {day}.", day=first_day),
            words.say("All amounts are in {currency}.", currency=program.currency),
        ),
        tuple(part for section in _SECTIONS if (part := section(words)).clauses),
    )


def as_markdown(regulated: Regulations) -> str:
    """Return the regulations as Markdown; what a shop wrote is never taken for a mark."""
    blocks = [f"# {_plain(regulated.title)}", _plain(" ".join(regulated.introduction))]
    for number, section in enumerate(regulated.sections, start=1):
        blocks.append(f"## {number}. {_plain(section.heading)}")
        blocks += [
            _paragraph(f"{number}.{place}.", clause)
            for place, clause in enumerate(section.clauses, start=1)
        ]
    return "\n\n".join(blocks) + "\n"


def _paragraph(number: str, clause: Clause) -> str:
    name = f" **{_plain(clause.name)}.**" if clause.name else ""
    return f"{number}{name} {_plain(' '.join(clause.sentences))}"


def _plain(text: str) -> str:
    """Return a text on one line, its signs kept as signs."""
    return " ".join(text.split(" ")).replace("\n", " ").translate(_MARKS)
