# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A made-up shop on the real parts: what the program does, shown and recounted."""
