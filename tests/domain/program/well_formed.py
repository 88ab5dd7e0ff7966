# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a result holds what its types say, all the way down: nothing checks that as it runs."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from pos_loyalty.domain.ledger import Effects
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.occasions import Awarded

_RESULTS: Final[Mapping[type, TypeAdapter[Any]]] = {
    kind: TypeAdapter(kind) for kind in (Effects, Evaluation, Awarded)
}

Result = Effects | Evaluation | Awarded


def assert_well_formed(result: Result) -> None:
    """Check every value against its declared type: it can be written down, and read again."""
    adapter = _RESULTS[type(result)]
    adapter.validate_json(adapter.dump_json(result, warnings="error"))
