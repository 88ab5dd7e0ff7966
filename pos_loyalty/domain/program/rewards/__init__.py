# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points buy: one module per kind.

A reward's worth has ``discounts(lines, points)``: what it takes off each line, never more than
is left to pay for it.
"""
