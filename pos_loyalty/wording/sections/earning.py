# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How points, stamps, vouchers and badges are earned."""

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords, all_of
from pos_loyalty.wording.sections.conditions import condition_sentences
from pos_loyalty.wording.sections.gifts import gift_words, given_amount, multiplied
from pos_loyalty.wording.sections.goods import goods_sentences
from pos_loyalty.wording.sections.lifetime import expiry_sentence, vesting_sentence
from pos_loyalty.wording.sections.limits import limit_for_a_member, limit_for_everyone
from pos_loyalty.wording.sections.triggers import trigger_sentence


def section(words: ProgramWords) -> Section:
    """Return every earning rule, and how they go together."""
    rules = tuple(part for rule in words.program.earning for part in _rule(rule, words))
    return Section(words.say("How to collect"), (*_general(words), *rules, *_together(words)))


def _general(words: ProgramWords) -> tuple[Clause, ...]:
    if not any(isinstance(rule.trigger, Spend) for rule in words.program.earning):
        return ()
    return clause("", words.say("What counts is what you really pay: discounts come off first."))


def _rule(rule: EarningRule, words: ProgramWords) -> tuple[Clause, ...]:
    effect = rule.effect
    given = (
        multiplied(effect, words)
        if isinstance(effect, Multiply)
        else trigger_sentence(rule.trigger, gift_words(effect, words), words)
    )
    return clause(
        words.language.name_in(rule.name),
        given,
        *goods_sentences(rule.on_lines, words),
        *condition_sentences(rule.conditions, rule.on_lines, words),
        _whose_purchase(rule, words),
        *_limits(rule, words),
        "" if rule.vesting is None else vesting_sentence(rule.vesting, words),
        "" if rule.expiry is None else expiry_sentence(rule.expiry, words),
    )


def _whose_purchase(rule: EarningRule, words: ProgramWords) -> str:
    trigger = rule.trigger
    is_the_friends = isinstance(trigger, Referral) and trigger.side is Side.REFERRER
    if not (is_the_friends and rule.conditions):
        return ""
    return words.say("What is said here of a purchase is meant of the friend's.")


def _limits(rule: EarningRule, words: ProgramWords) -> list[str]:
    language = words.language
    sentences = [
        limit_for_a_member(
            cap.period, given_amount(rule.effect, cap.amount_max, language), language
        )
        for cap in rule.caps
    ]
    if rule.budget:
        amount = given_amount(rule.effect, rule.budget.amount_max, language)
        sentences.append(limit_for_everyone(rule.budget.period, amount, language))
    return sentences


def _together(words: ProgramWords) -> tuple[Clause, ...]:
    names_by_group = _names_by_group(words.program, words)
    clauses = [
        part
        for group, names in names_by_group.items()
        if len(names) > 1
        for part in clause("", _group(words.program.groups.get(group), names, words))
    ]
    if clauses:
        clauses += clause("", words.say("All else adds up."))
    return tuple(clauses)


def _names_by_group(program: Program, words: ProgramWords) -> dict[str, list[str]]:
    """Return the members of each named group; the tiers' multipliers are of one, too."""
    names_by_group: dict[str, list[str]] = {}
    for rule in program.earning:
        if rule.group:
            names_by_group.setdefault(rule.group, []).append(words.name(rule.name))
    if program.tiers and program.tiers.multiplier_group:
        for tier in program.tiers.tiers:
            if tier.multiplier:
                named = words.say("the tier {tier}", tier=words.name(tier.name))
                names_by_group.setdefault(program.tiers.multiplier_group, []).append(named)
    return names_by_group


def _group(policy: Combination | None, names: list[str], words: ProgramWords) -> str:
    rules = all_of(names, words.language)
    match policy:
        case Combination.BEST:
            return words.say("Of these only the one that gives most counts: {rules}.", rules=rules)
        case Combination.FIRST:
            return words.say(
                "Of these only the first that fits counts, in this order: {rules}.", rules=rules
            )
        case Combination.COMPOUND:
            return words.say(
                "Each of these also multiplies what those before it gave: {rules}.", rules=rules
            )
        case Combination.SUM | None:
            return ""
