# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the figures of a simulation are called: by the names that the programmes give."""

from collections.abc import Iterator, Mapping

from pos_loyalty.domain.program.document import Program
from pos_loyalty.wording.language import Language

Names = Mapping[str, Mapping[str, str]]


class CauseNames:
    """The names of all that gives, takes or holds something, in two programmes."""

    def __init__(self, before: Program, after: Program, language: Language) -> None:
        """Take the programmes; where both name a thing, the new one's name counts."""
        self._language = language
        self._names: Names = {**dict(_named_in(before)), **dict(_named_in(after))}

    def of(self, cause: str) -> str:
        """Return a name, such as of ``rule:spend``; the cause itself where nothing has it."""
        names = self._names.get(cause)
        return self._language.name_in(names) if names else cause


def _named_in(program: Program) -> Iterator[tuple[str, Mapping[str, str]]]:
    for rule in program.earning:
        yield f"rule:{rule.rule_id}", rule.name
    for challenge in program.challenges:
        yield f"challenge:{challenge.challenge_id}", challenge.name
    for card in program.stamp_cards:
        yield f"stamps:{card.card_id}", card.name
    for reward in program.rewards:
        yield f"reward:{reward.reward_id}", reward.name
    for offer in program.offers:
        yield f"offer:{offer.offer_id}", offer.name
    for wallet in program.wallets:
        yield f"wallet:{wallet.wallet_id}", wallet.name
    for tier in program.tiers.tiers if program.tiers else ():
        yield f"tier:{tier.tier_id}", tier.name
        yield f"rule:tier:{tier.tier_id}", tier.name
