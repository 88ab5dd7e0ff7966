# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Devices into codes: cameras, pictures and readers that type like a keyboard."""
