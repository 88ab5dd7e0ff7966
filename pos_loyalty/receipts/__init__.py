# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Receipts on their way to a printer: never in the way of a sale, whatever the printer does."""
