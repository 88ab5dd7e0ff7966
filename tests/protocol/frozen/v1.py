# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What lies in ``v1/``, and what each file is read as.

messages/NAME.json     a message of JSON with every field
operations/KIND.json   the bytes of an operation, as a till recorded and hashed them
schemas/NAME.json      the shape of each
push, rescue, chunk    what is no JSON altogether: bodies and files, byte by byte
SHA256SUMS             of all of these
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from pos_loyalty.domain.ops import Operation
from pos_loyalty.protocol.sync.digests import DigestRequest
from pos_loyalty.protocol.sync.joining import EpochRequest, Hello, JoinRequest
from pos_loyalty.protocol.sync.push import PushHeader
from pos_loyalty.protocol.sync.rescue import RescueHeader
from tests.protocol.frozen.samples import MESSAGES

FOLDER: Final = Path(__file__).parent / "v1"
SUMS: Final = "SHA256SUMS"
OPERATION: Final = "operation"

KINDS: Final[dict[str, Any]] = {
    **{name: type(message) for name, message in MESSAGES.items()},
    OPERATION: Operation,
}
FROM_TILLS: Final = frozenset(
    {JoinRequest, Hello, EpochRequest, DigestRequest, PushHeader, RescueHeader, Operation}
)


def message(name: str) -> bytes:
    """Return a message as it was frozen."""
    return (FOLDER / "messages" / f"{name}.json").read_bytes()


def operations() -> dict[str, bytes]:
    """Return the frozen operations by kind."""
    return {file.stem: file.read_bytes() for file in (FOLDER / "operations").iterdir()}


def body(name: str) -> bytes:
    """Return what is no JSON altogether."""
    return (FOLDER / name).read_bytes()


def shape_of(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - the class of any message
    """Return the shape that a message has today."""
    return TypeAdapter(kind).json_schema()


def frozen_shape(name: str) -> dict[str, Any]:
    """Return the shape that a message had."""
    shape: dict[str, Any] = json.loads((FOLDER / "schemas" / f"{name}.json").read_bytes())
    return shape


def sums_of(folder: Path) -> dict[str, str]:
    """Return the hash of every file that lies in a folder, by its path in there."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != SUMS)
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def noted_sums(folder: Path) -> dict[str, str]:
    """Return the hashes as they were noted down."""
    lines = (line.split("  ", 1) for line in (folder / SUMS).read_text("utf-8").splitlines())
    return {name: sha256 for sha256, name in lines}
