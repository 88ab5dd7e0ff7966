# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why a register is told no, in sentences for the person who connects it."""

from typing import Final

from pydantic import ValidationError

from pos_loyalty.domain.errors import LoyaltyError

_MISTAKES_MAX: Final = 20


def mistakes_in(error: ValidationError) -> str:
    """Return where what is wrong; not what was sent, which may name somebody."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    said = [
        f"{'.'.join(map(str, mistake['loc']))}: {mistake['msg']}".removeprefix(": ")
        for mistake in found[:_MISTAKES_MAX]
    ]
    return "; ".join(said)


def sentence_of(refusal: LoyaltyError) -> str:
    """Return what the refusal itself says, or what its family is about."""
    return str(refusal) or (type(refusal).__doc__ or "").partition("\n")[0]
