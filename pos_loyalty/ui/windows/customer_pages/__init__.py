# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the customer's display: each draws one kind of state, and decides nothing."""
