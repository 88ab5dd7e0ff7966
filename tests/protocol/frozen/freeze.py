# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Freezes what has no file yet: ``python -m tests.protocol.frozen.freeze``.

What is frozen stays: a file that is there is never written again.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.protocol.sync.push import encode_push
from pos_loyalty.protocol.sync.rescue import encode_rescue
from tests.fakes.packed_chunks import pack_chunk
from tests.protocol.frozen.operations import encoded, pushed
from tests.protocol.frozen.samples import ACCOUNT, MEMBER, MESSAGES, TILL
from tests.protocol.frozen.v1 import FOLDER, KINDS, SUMS, shape_of, sums_of


def freeze(folder: Path) -> list[str]:
    """Write the files that are not there; return their paths."""
    added = []
    for name, content in _files():
        file = folder / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            added.append(name)
    lines = [f"{sha256}  {name}\n" for name, sha256 in sums_of(folder).items()]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    return added


def _files() -> Iterator[tuple[str, bytes]]:
    for name, message in MESSAGES.items():
        yield f"messages/{name}.json", encode(message)
    operations = encoded()
    for kind, payload in operations.items():
        yield f"operations/{kind}.json", payload
    batch = pushed(tuple(operations.values()))
    yield "push", encode_push(batch)
    yield "rescue", b"".join(encode_rescue(TILL, [batch]))
    seen_by = {ACCOUNT.member_id: ("waw-1", "krk-1")}
    yield "chunk", pack_chunk([MEMBER], [ACCOUNT], seen_by=seen_by)
    for name, kind in KINDS.items():
        yield f"schemas/{name}.json", json.dumps(shape_of(kind), indent=1).encode() + b"\n"


if __name__ == "__main__":
    print("\n".join(freeze(FOLDER)))  # noqa: T201 - for whoever started it
