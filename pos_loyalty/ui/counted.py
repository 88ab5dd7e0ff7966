# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Words that change with a number: 1 point, 2 points.

They stand in a ``QObject`` because Qt's collector of texts sees plural forms in ``self.tr`` only.
"""

from PySide6.QtCore import QObject


class CountedWords(QObject):
    """Each method returns the number with its noun, in the plural that the language wants."""

    def points(self, count: int) -> str:
        """Return ``5 points``."""
        return self.tr("%Ln points", "", count)

    def points_to_spend(self, count: int) -> str:
        """Return the noun alone, for below a large number."""
        return self.tr("points to spend", "", count)

    def missing_points(self, count: int) -> str:
        """Return what a reward still lacks."""
        return self.tr("%Ln points missing", "", count)

    def visits(self, count: int) -> str:
        """Return ``3 visits``."""
        return self.tr("%Ln visits", "", count)
