# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What makes an earning rule count: one module per kind.

A trigger turns lines into a count. Those that count line by line give each line a weight,
and ``step`` of weight makes one; those that look at the whole sale give no weights.
"""
