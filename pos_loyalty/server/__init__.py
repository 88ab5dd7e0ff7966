# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The central service: keeps custody of every till's operations, and says what the balance is."""
