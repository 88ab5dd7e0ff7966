# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What changes from one version of a programme to another, in sentences that members can read.

The sentences are those of the regulations: what was said and is not said any more, and what is
said from now on. What members are not told of is named by its field.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.differences import (
    Difference,
    FieldDifference,
    differences,
    things_in,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.wording import formats
from pos_loyalty.wording.language import Language
from pos_loyalty.wording.outline import Clause, Regulations, Section
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.regulations import regulations
from pos_loyalty.wording.sections import (
    challenges,
    coupons,
    earning,
    offers,
    rewards,
    stacking,
    stamps,
    tiers,
    wallets,
)
from pos_loyalty.wording.sections.conditions import condition_sentence

_SECTIONS: Final[Mapping[str, Callable[[ProgramWords], Section]]] = {
    "earning": earning.section,
    "tiers": tiers.section,
    "rewards": rewards.section,
    "offers": offers.section,
    "stacking": stacking.section,
    "coupons": coupons.section,
    "stamp_cards": stamps.section,
    "challenges": challenges.section,
    "badges": challenges.section,
    "activities": earning.section,
    "wallets": wallets.section,
}
"""Where the regulations speak of each part."""

_SAID_FIRST: Final = "effective_from"
"""The introduction names it."""


@dataclass(frozen=True, slots=True)
class _Versions:
    before: ProgramWords
    after: ProgramWords

    @property
    def language(self) -> Language:
        return self.after.language

    def say(self, text: str, **words: str) -> str:
        return self.language.say(text, **words)


def changes(before: Program, after: Program, language: Language) -> Regulations:
    """Return what changes for members, and for which, laid out like regulations."""
    versions = _Versions(ProgramWords(before, language), ProgramWords(after, language))
    found = differences(before, after)
    day = formats.day_in_full(after.effective_from, language.code)
    introduction = [versions.say("In force from {day}.", day=day)]
    sections = (*_whole(found, versions), *_parts(found, versions))
    if not found:
        introduction.append(versions.say("Nothing changes."))
    elif not sections:
        introduction.append(versions.say("Nothing else changes."))
    name = versions.after.name(after.name)
    title = versions.say("What changes in the programme {name}", name=name)
    return Regulations(title, tuple(introduction), sections)


def _parts(found: tuple[Difference, ...], versions: _Versions) -> tuple[Section, ...]:
    by_heading: dict[str, list[Clause]] = {}
    for difference in found:
        if difference.part:
            heading = _SECTIONS[difference.part](versions.after).heading
            by_heading.setdefault(heading, []).append(_clause(difference, versions))
    return tuple(Section(heading, tuple(clauses)) for heading, clauses in by_heading.items())


def _clause(difference: Difference, versions: _Versions) -> Clause:
    sentences = (*_what(difference, versions), *_for_whom(difference, versions))
    return Clause(_name_of(difference, versions.language), sentences)


def _what(difference: Difference, versions: _Versions) -> Iterator[str]:
    was = _sentences(versions.before, difference.part, difference.thing_id)
    is_now = _sentences(versions.after, difference.part, difference.thing_id)
    if difference.before is None:
        yield versions.say("New.")
        yield from is_now
    elif difference.after is None:
        yield versions.say("This ends.")
        yield from was
    else:
        yield from _called(difference, versions)
        yield from _compared(was, is_now, versions)
        yield from _unsaid(difference, was, versions)


def _compared(was: tuple[str, ...], is_now: tuple[str, ...], versions: _Versions) -> Iterator[str]:
    """Yield what is not said any more, and what is said instead."""
    gone, new = Counter(was) - Counter(is_now), Counter(is_now) - Counter(was)
    for sentence in gone.elements():
        yield versions.say("Until now: {sentence}", sentence=sentence)
    for sentence in new.elements():
        yield versions.say("From then on: {sentence}", sentence=sentence)


def _called(difference: Difference, versions: _Versions) -> Iterator[str]:
    name = versions.language.name_in(getattr(difference.before, "name", {}))
    if name != versions.language.name_in(getattr(difference.after, "name", {})):
        yield versions.say(
            "It was called {name} before.", name=formats.quoted(name, versions.language.code)
        )


def _unsaid(difference: Difference, was: tuple[str, ...], versions: _Versions) -> Iterator[str]:
    """Yield the fields that change, and that no sentence speaks of."""
    part, thing_id = difference.part, difference.thing_id
    for field in difference.fields:
        if field.path == f"name.{versions.language.code}":
            continue  # said by what it was called
        words = _with_one_field(versions.before, difference, _first_name(field.path))
        if words is not None and _sentences(words, part, thing_id) == was:
            yield _raw(field, versions)


def _with_one_field(words: ProgramWords, difference: Difference, name: str) -> ProgramWords | None:
    """Return the old programme with one field of the new thing; ``None`` if that cannot be."""
    thing: Any = difference.before
    program, part = words.program, difference.part
    try:
        variant = replace(thing, **{name: getattr(difference.after, name)})
        things = dict(things_in(program, part)) | {difference.thing_id: variant}
        listed: Any = tuple(things.values())
        if part == "tiers" and program.tiers:
            listed = replace(program.tiers, tiers=listed)
        return replace(words, program=replace(program, **{part: listed}))
    except ValueError:
        return None


def _raw(field: FieldDifference, versions: _Versions) -> str:
    return versions.say(
        "{field}: until now {before}, from then on {after}.",
        field=field.path,
        before=_plain(field.before),
        after=_plain(field.after),
    )


def _plain(value: object) -> str:
    if value is None or value in ((), ""):
        return "–"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _for_whom(difference: Difference, versions: _Versions) -> Iterator[str]:
    if not difference.audiences:
        yield versions.say("This concerns everybody.")
    for audience in difference.audiences:
        who = " ".join(_conditions(audience, versions))
        yield versions.say("This concerns: {who}", who=who)


def _conditions(audience: tuple[Condition, ...], versions: _Versions) -> Iterator[str]:
    for condition in audience:
        # A tier or a coupon that is gone is known by its name in the old version.
        said = [condition_sentence(condition, v) for v in (versions.after, versions.before)]
        yield said[0] if _is_known(condition, versions.after) else said[1]


def _is_known(condition: Condition, words: ProgramWords) -> bool:
    known = {*things_in(words.program, "tiers"), *things_in(words.program, "coupons")}
    named = (*getattr(condition, "tier_ids", ()), *getattr(condition, "coupon_ids", ()))
    return set(named) <= known


def _whole(found: tuple[Difference, ...], versions: _Versions) -> tuple[Section, ...]:
    """Return what is said of the programme as a whole, or follows from other changes."""
    was, is_now = (_general(words) for words in (versions.before, versions.after))
    sentences = list(_compared(was, is_now, versions))
    own = (field for d in found if not d.part for field in d.fields if field.path != _SAID_FIRST)
    sentences += [_raw(field, versions) for field in own if _is_unsaid(field, versions)]
    if not sentences:
        return ()
    clause = Clause("", (*sentences, versions.say("This concerns everybody.")))
    return (Section(versions.say("The programme as a whole"), (clause,)),)


def _is_unsaid(field: FieldDifference, versions: _Versions) -> bool:
    name = _first_name(field.path)
    words = versions.before
    try:
        variant = replace(words.program, **{name: getattr(versions.after.program, name)})
    except ValueError:
        return False
    said = [regulations(program, words.language).sections for program in (words.program, variant)]
    return said[0] == said[1]


def _general(words: ProgramWords) -> tuple[str, ...]:
    """Return the sentences of the regulations that are of no single thing."""
    names = {
        words.language.name_in(getattr(thing, "name", {}))
        for part in _SECTIONS
        for thing in things_in(words.program, part).values()
    }
    of_all = regulations(words.program, words.language).sections
    clauses = chain.from_iterable(section.clauses for section in of_all)
    return tuple(
        chain.from_iterable(c.sentences for c in clauses if c.name not in names or not c.name)
    )


def _sentences(words: ProgramWords, part: str, thing_id: str) -> tuple[str, ...]:
    """Return what the regulations say of one thing; nothing where they do not speak of it."""
    things = things_in(words.program, part)
    name = words.language.name_in(getattr(things.get(thing_id), "name", {}))
    namesakes = [
        other
        for other, thing in things.items()
        if words.language.name_in(getattr(thing, "name", {})) == name
    ]
    clauses = [c for c in _SECTIONS[part](words).clauses if c.name == name and name]
    if thing_id not in namesakes or len(clauses) != len(namesakes):
        return ()
    return clauses[namesakes.index(thing_id)].sentences


def _name_of(difference: Difference, language: Language) -> str:
    names = getattr(difference.after or difference.before, "name", None)
    return language.name_in(names) if names else difference.thing_id


def _first_name(path: str) -> str:
    return path.replace("[", ".").partition(".")[0]
