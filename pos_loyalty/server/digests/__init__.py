# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Digests: whether a till holds the same rows as the server, and those that differ."""
