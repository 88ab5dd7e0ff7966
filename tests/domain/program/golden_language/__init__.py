# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The language of the golden cases: a shop's rules, what members do, and what must come of it.

    blocks       a text into lines, and lines below lines
    phrases      a sentence with gaps into a value
    clauses      conditions, lines that count, caps, limits, ends
    earning      rules, challenges, what they give
    buying       rewards, offers, coupons, wallets, discount groups
    program      all of them into one programme
    people       who has an account, and what is in it at the start
    steps        what members do, in words: with basket and bringing_back
    selling      what the till does for them: sales and returns
    happening    and what happens without a sale
    accounts     what each step changes
    shop, scene  what a step finds, and what comes of it
    checks       what must come of it: with account_, giving_, price_checks and seeing
    cases        a file into cases, and a case played

It is described for those who write cases in ``tests/domain/program/golden/README.md``.
"""
