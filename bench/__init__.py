# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Measures what the project promises, each figure beside its limit or its peer in the same run."""
