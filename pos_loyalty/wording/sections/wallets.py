# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stored value: gift cards and wallets."""

from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections.goods import goods_sentences
from pos_loyalty.wording.sections.lifetime import expiry_sentence


def section(words: ProgramWords) -> Section:
    """Return every kind of stored value."""
    wallets = tuple(part for wallet in words.program.wallets for part in _wallet(wallet, words))
    general = clause("", words.say("This is your money, not points: you pay with it."))
    return Section(words.say("Stored money"), (*general, *wallets) if wallets else ())


def _wallet(wallet: Wallet, words: ProgramWords) -> tuple[Clause, ...]:
    return clause(
        words.language.name_in(wallet.name),
        words.say("What you pay for a top-up goes onto it."),
        *goods_sentences(wallet.loads, words),
        expiry_sentence(wallet.expiry, words),
    )
