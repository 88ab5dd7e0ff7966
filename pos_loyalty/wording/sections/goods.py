# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which goods are meant: articles, categories and marks, by their labels where there are any."""

from collections.abc import Sequence

from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.wording.program_words import ProgramWords, any_of


def goods_sentences(on_lines: LineFilter, words: ProgramWords) -> tuple[str, ...]:
    """Return for which goods something holds and for which not; nothing where it does for all."""
    sentences = []
    if included := included_goods(on_lines, words):
        sentences.append(words.say("This holds for these goods alone: {goods}.", goods=included))
    out = on_lines
    if excluded := _listed(out.excluded_skus, out.excluded_categories, out.excluded_tags, words):
        sentences.append(words.say("This does not hold for these goods: {goods}.", goods=excluded))
    return tuple(sentences)


def included_goods(on_lines: LineFilter, words: ProgramWords) -> str:
    """Return the goods that a filter names; empty where it names none."""
    return _listed(on_lines.skus, on_lines.categories, on_lines.tags, words)


def article(skus: Sequence[str], words: ProgramWords) -> str:
    """Return any one of some articles."""
    return any_of([words.label(sku) for sku in skus], words.language)


def _listed(
    skus: Sequence[str], categories: Sequence[str], tags: Sequence[str], words: ProgramWords
) -> str:
    parts = []
    if skus:
        names = _quoted(skus, words)
        parts.append(
            words.say("article {names}", names=names)
            if len(skus) == 1
            else words.say("articles {names}", names=names)
        )
    if categories:
        names = _quoted(categories, words)
        parts.append(
            words.say("category {names}", names=names)
            if len(categories) == 1
            else words.say("categories {names}", names=names)
        )
    if tags:
        parts.append(words.say("goods marked {names}", names=_quoted(tags, words)))
    return "; ".join(parts)


def _quoted(names: Sequence[str], words: ProgramWords) -> str:
    return ", ".join(words.label(name) for name in names)
