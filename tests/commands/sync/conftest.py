# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from tests.linking.conftest import keys_in_files, shop

__all__ = ["keys_in_files", "shop"]
