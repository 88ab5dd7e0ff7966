# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A bookkeeper who has seen what members were promised, and nothing else.

It shares no code with the tills or the server: it reads the witness's lines and adds up.
"""

import json
from collections import defaultdict
from collections.abc import Iterable


def recounted(history: Iterable[str]) -> dict[str, int]:
    """Return every member's points, by the member's id in hex.

    Args:
        history: Lines of the outside witness, of all tills together.
    """
    invoked: dict[str, dict[str, dict[str, int]]] = {}
    points: dict[str, int] = defaultdict(int)
    counted: set[str] = set()
    for line in history:
        entry = json.loads(line)
        if entry["phase"] == "invoked":
            invoked[entry["op_id"]] = {entry["member_id"]: entry["changes"], **entry["others"]}
        elif entry["phase"] == "promised" and entry["op_id"] not in counted:
            counted.add(entry["op_id"])
            for member_id, changes in invoked[entry["op_id"]].items():
                points[member_id.replace("-", "")] += changes.get("points", 0)
    return dict(points)


def acknowledged(history: Iterable[str]) -> int:
    """Return how many operations the server has answered for."""
    entries = (json.loads(line) for line in history)
    places = {
        (entry["till_id"], entry["epoch"], entry["seq"])
        for entry in entries
        if entry["phase"] == "acknowledged"
    }
    return len(places)
