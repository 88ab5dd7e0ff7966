# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads operations from when an account held nothing but points.

What is called ``amount`` today was called ``points``; each line's share of what a rule gave was an
object of its own; and whatever an operation gave went into one lot, the first that it made.
"""

import json
from typing import Any


def renewed(payload: bytes) -> bytes:
    """Return the bytes of the same operation in today's shape.

    Raises:
        ValueError: If they hold no operation of that time.
    """
    operation = json.loads(payload)
    try:
        draft = operation["draft"]
        _renew_effects(draft["effects"])
        _renew_fact(draft["fact"], lot_id=f"{draft['op_id'].replace('-', '')}-0")
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no operation of that time") from error
    return json.dumps(operation).encode()


def _renew_effects(effects: dict[str, Any]) -> None:
    for counted in (*effects["entries"], *effects["lots"]):
        counted["amount"] = counted.pop("points")


def _renew_fact(fact: dict[str, Any], *, lot_id: str) -> None:
    for accrual in fact.get("accruals", ()):
        _renew_accrual(accrual, lot_id=lot_id)
    for redemption in fact.get("redemptions", ()):
        for counted in (redemption, *redemption["lots"]):
            counted["amount"] = counted.pop("points")


def _renew_accrual(accrual: dict[str, Any], *, lot_id: str) -> None:
    shares = accrual["shares"]
    accrual["amount"] = accrual.pop("points")
    accrual["lot_id"] = lot_id if accrual["amount"] else ""
    accrual["shares"] = {
        "line_ids": [share["line_id"] for share in shares],
        "amounts": [share["points"] for share in shares],
        "remainders": [share["remainder"] for share in shares],
    }
