# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The regulations, one module per concept of the programme.

A kind of the vocabulary is worded by one small function, registered for its class; a new kind
is one more function. Inserted names and counts stand in the nominative or the accusative, which
are alike for them: sentences are built so that no language has to bend what is inserted.
"""
