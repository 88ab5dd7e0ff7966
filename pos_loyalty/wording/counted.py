# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Words that change with a number: 1 point, 2 points.

They name the thing: nominative, which for most is the accusative too. Where a sentence wants
another case of a word it counts for itself, in a text of its own.
"""

from pos_loyalty.wording.language import Language


def points(count: int, language: Language) -> str:
    """Return ``5 points``."""
    return language.say_counted("{count} point", "{count} points", count)


def stamps(count: int, language: Language) -> str:
    """Return ``5 stamps``."""
    return language.say_counted("{count} stamp", "{count} stamps", count)


def vouchers(count: int, language: Language) -> str:
    """Return ``5 vouchers``."""
    return language.say_counted("{count} voucher", "{count} vouchers", count)


def badges(count: int, language: Language) -> str:
    """Return ``5 badges``."""
    return language.say_counted("{count} badge", "{count} badges", count)


def pieces(count: int, language: Language) -> str:
    """Return ``5 pieces``."""
    return language.say_counted("{count} piece", "{count} pieces", count)


def visits(count: int, language: Language) -> str:
    """Return ``5 visits``."""
    return language.say_counted("{count} visit", "{count} visits", count)


def times(count: int, language: Language) -> str:
    """Return ``5 times``."""
    return language.say_counted("once", "{count} times", count)


def days(count: int, language: Language) -> str:
    """Return ``5 days``."""
    return language.say_counted("{count} day", "{count} days", count)


def weeks(count: int, language: Language) -> str:
    """Return ``5 weeks``, as a length of time."""
    return language.say_counted("{count} week", "{count} weeks", count)


def months(count: int, language: Language) -> str:
    """Return ``5 months``."""
    return language.say_counted("{count} month", "{count} months", count)
