# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the engine says, as bytes: all of it, with the reasons.

The same inputs give the same bytes on every machine, so two engines can be compared by them. They
are compared and shown, and never read back.
"""

from functools import cache

from pydantic import TypeAdapter

from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.occasions import Awarded
from pos_loyalty.protocol.program_text import canonical_json


@cache
def _evaluations() -> TypeAdapter[Evaluation]:
    return TypeAdapter(Evaluation)


@cache
def _awards() -> TypeAdapter[Awarded]:
    return TypeAdapter(Awarded)


def encode_evaluation(evaluation: Evaluation) -> bytes:
    """Return what a sale means: canonical JSON of every field."""
    return canonical_json(_evaluations().dump_python(evaluation, mode="json"))


def encode_awarded(awarded: Awarded) -> bytes:
    """Return what joining, a deed or a day gives: canonical JSON of every field."""
    return canonical_json(_awards().dump_python(awarded, mode="json"))
