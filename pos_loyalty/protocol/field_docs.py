# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a document's fields mean, read off the docstrings of the values that they become.

So the JSON Schema, and the advice on a missing field, say what the code says.
"""

import inspect
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

_SECTION: Final = "Attributes:\n"
_FIELD: Final = re.compile(r"^    (\w+): (.*(?:\n {5,}.*)*)", re.MULTILINE)


@cache
def summary_of(made_of: type) -> str:
    """Return what a dataclass or a choice is, without its fields; empty where nobody says it."""
    own = made_of.__doc__ or ""
    is_made_up = own.startswith(f"{made_of.__name__}(")  # by the dataclass decorator
    return "" if is_made_up else _plain(inspect.cleandoc(own).split(_SECTION)[0])


@cache
def field_docs_of(made_of: type) -> Mapping[str, str]:
    """Return what each field means; those that speak for themselves are left out."""
    _, _, section = inspect.cleandoc(made_of.__doc__ or "").partition(_SECTION)
    return {name: _plain(text) for name, text in _FIELD.findall(section)}


def _plain(text: str) -> str:
    """Return the text on one line, in the words of JSON and without marks."""
    return " ".join(text.split()).replace("``None``", "null").replace("``", "")
