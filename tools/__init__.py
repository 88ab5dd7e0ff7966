# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of the source tree that no ready-made tool makes; run by ``./dev check``."""
