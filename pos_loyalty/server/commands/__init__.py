# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server ...``: what an administrator does at the terminal.

desk       the database that is meant, and what is said
running    run, migrate, openapi
shop       stores, codes, tills
others     channels, webhooks
rules      programmes, terms
upkeep     merging, counting anew, dumping
files      rescue files, members
"""
