# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points, members and programmes are: values in, values out, and nothing else."""
