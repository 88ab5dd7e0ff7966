# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The engine's evaluation in the reference's words, so that the two can be laid side by side."""

from collections import Counter
from dataclasses import fields

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    AccountEffects,
    CounterChange,
    Lot,
    MemberState,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.sale import Sale
from tests.domain.reference.holding import Terms, end_of
from tests.domain.reference.till import Goods, Meaning, Sums, meaning_of
from tests.domain.strategies.scenes import Scene


def differences(scene: Scene, program: Program | None = None) -> dict[str, tuple[object, object]]:
    """Return what the engine and the reference disagree about: the engine's word first.

    Args:
        program: For the reference; ``None`` for the same that the engine has.
    """
    shopper, sale, chosen = scene.shopper, scene.sale, scene.chosen
    engine = _in_words(shopper.quotes(sale, chosen), sale, shopper.state)
    reference = meaning_of(program or scene.program, shopper.state, sale, chosen, shopper.referrer)
    both = [
        (name.name, _settled(getattr(engine, name.name)), _settled(getattr(reference, name.name)))
        for name in fields(Meaning)
    ]
    return {name: (one, other) for name, one, other in both if one != other}


def _settled(value: object) -> object:
    """Return sums without those that came to nothing."""
    if isinstance(value, Counter):
        return {name: amount for name, amount in value.items() if amount}
    return value


def _in_words(evaluation: Evaluation, sale: Sale, state: MemberState) -> Meaning:
    before, after = evaluation.standing_before, evaluation.standing_after
    effects = evaluation.effects
    meaning = Meaning(
        due_minor=evaluation.due_minor,
        off=_off_by_goods(evaluation, sale),
        told_discounts=[
            (told.source, told.minor, told.unmet.code if told.unmet else "")
            for told in evaluation.discount_trace
        ],
        answers=[
            (answer.reward.reward_id, answer.unmet.code if answer.unmet else "", answer.points)
            for answer in evaluation.answers
        ],
        told_rules=[
            (told.rule_id, told.amount, told.unmet.code if told.unmet else "")
            for told in evaluation.trace
        ],
        completions=[(full.cause, full.gained, full.times) for full in evaluation.completions],
        tiers=(before.tier.tier_id if before else None, after.tier.tier_id if after else None),
        counters=_sums(effects.counters),
        shared=_shared(evaluation.others),
        referrer=_referrer(evaluation.others),
    )
    for entry in effects.entries:
        meaning.entries[entry.account.value, entry.cause, entry.unit] += entry.amount
    _sort_lots(meaning, evaluation, state)
    return meaning


def _sort_lots(meaning: Meaning, evaluation: Evaluation, state: MemberState) -> None:
    """Tell what was given from what was taken: stamps may be both, of one lot."""
    spent = [lot for r in evaluation.redemptions if not r.hold for lot in r.lots]
    stamps = [lot for full in evaluation.completions for lot in full.taken]
    gone: Counter[LotId] = Counter()
    for lot in (*spent, *stamps):
        gone[lot.lot_id] += lot.amount
    for lot in spent:
        meaning.taken[lot.unit, end_of(lot, state)] -= lot.amount
    for lot in evaluation.effects.lots:
        gone[lot.lot_id] -= lot.amount
    given = {lot.lot_id: lot for lot in (*evaluation.effects.lots, *stamps)}
    for lot_id, amount in gone.items():
        if amount < 0:
            meaning.new_lots[_terms(given[lot_id])] -= amount
        elif amount > 0 and lot_id in given:
            lot = given[lot_id]
            meaning.taken[lot.unit, end_of(lot, state)] += amount


def _terms(lot: Lot) -> Terms:
    return (lot.unit, lot.vests_on, lot.expires_on, lot.awaits, lot.idle_months)


def _off_by_goods(evaluation: Evaluation, sale: Sale) -> dict[Goods, int]:
    lines = {line.line_id: line for line in sale.lines}
    off: Counter[Goods] = Counter()
    for discount in evaluation.discounts:
        line = lines[discount.line_id]
        off[line.sku, line.category, line.tags] += discount.minor
    return dict(off)


def _sums(changes: tuple[CounterChange, ...]) -> Sums:
    sums: Sums = Counter()
    for change in changes:
        sums[str(change.name), change.day] += change.amount
    return sums


def _shared(others: tuple[AccountEffects, ...]) -> Sums:
    own = [other.effects for other in others if other.member_id == PROGRAM_ACCOUNT]
    return _sums(tuple(change for effects in own for change in effects.counters))


def _referrer(others: tuple[AccountEffects, ...]) -> Counter[object]:
    told: Counter[object] = Counter()
    for other in others:
        if other.member_id != PROGRAM_ACCOUNT:
            told.update(_sums(other.effects.counters))
            for lot in other.effects.lots:
                told[_terms(lot)] += lot.amount
    return told
