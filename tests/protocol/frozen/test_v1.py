# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the first release said is understood for ever."""

import importlib
import io
import json
import pkgutil
import shutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import pytest

from pos_loyalty.domain.ops import OperationFact
from pos_loyalty.protocol import sync
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.operations import decode_operation, encode_operation
from pos_loyalty.protocol.past_operations import decode_past
from pos_loyalty.protocol.sync.chunk_tables import Tables
from pos_loyalty.protocol.sync.chunks import Chunk, unpack_chunk
from pos_loyalty.protocol.sync.column_kinds import Kind
from pos_loyalty.protocol.sync.messages import decode
from pos_loyalty.protocol.sync.push import PushBatch, decode_push
from pos_loyalty.protocol.sync.rescue import read_batches, read_whose
from pos_loyalty.protocol.sync.rows import AccountRow
from pos_loyalty.protocol.sync.standing import SyncStanding
from tests.protocol.frozen import freeze, v1
from tests.protocol.frozen.growth import breaks
from tests.protocol.frozen.samples import ACCOUNT, ADA, CLOCK, MEMBER, MESSAGES, TILL

NO_MESSAGES: Final = frozenset(
    {
        PushBatch, Chunk, Tables,  # ``push``, ``rescue`` and ``chunk`` hold them
        Kind, SyncStanding,  # never sent
    }
)  # fmt: skip
LATER: Final = {"added_later": {"x": [1]}}

CHAIN_BEGINS: Final = "7f720c316ac97940"


def with_more(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the same with a field that nobody knows in every object."""
    if isinstance(value, list):
        return [with_more(part) for part in value]
    if not isinstance(value, dict):
        return value
    grown = {name: with_more(part) for name, part in value.items()}
    # Amounts by the number of a line are no object with fields.
    return grown if grown and all(name.isdigit() for name in grown) else grown | LATER


def lost(before: Any, after: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401 - as above
    """Yield where the second does not say what the first says; it may say more."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name, part in before.items():
            yield from lost(part, after.get(name), f"{place}.{name}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (part, other) in enumerate(zip(before, after, strict=True)):
            yield from lost(part, other, f"{place}[{number}]")
    elif before != after:
        yield place


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_read_as_it_was_meant(name: str) -> None:
    assert decode(v1.KINDS[name], v1.message(name)) == MESSAGES[name]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_reader_passes_over_fields_that_it_does_not_know(name: str) -> None:
    grown = with_more(json.loads(v1.message(name)))

    assert decode(v1.KINDS[name], json.dumps(grown).encode()) == MESSAGES[name]


@pytest.mark.parametrize("kind", v1.operations())
def test_nothing_that_an_operation_says_is_lost(kind: str) -> None:
    payload = v1.operations()[kind]

    read = decode_operation(payload)

    assert not list(lost(json.loads(payload), json.loads(encode_operation(read))))
    assert decode_past(payload).op_id == read.op_id


@pytest.mark.parametrize("kind", v1.operations())
def test_an_operation_with_fields_of_a_later_release_is_the_same(kind: str) -> None:
    payload = v1.operations()[kind]
    grown = with_more(json.loads(payload))

    assert decode_operation(json.dumps(grown).encode()) == decode_operation(payload)


def test_a_push_brings_the_operations_byte_by_byte() -> None:
    batch = decode_push(v1.body("push"))

    of_first_shape = (made for made in v1.operations().values() if b'"schema":1,' in made[:120])
    assert sorted(batch.operations) == sorted(of_first_shape)
    assert (batch.header.first_seq, batch.header.clock) == (1, CLOCK)
    places = [decode_operation(payload) for payload in batch.operations]
    assert [place.seq for place in places] == list(range(1, len(places) + 1))


def test_the_chain_of_a_log_is_what_it_was() -> None:
    chain = genesis(TILL, 1).chain
    begin = chain.hex()
    for payload in decode_push(v1.body("push")).operations:
        chain = next_chain(chain, payload_hash(payload))

    assert decode_push(v1.body("push")).header.chain_before == begin
    assert chain.hex()[:16] == CHAIN_BEGINS


def test_a_rescue_file_is_read() -> None:
    file = io.BytesIO(v1.body("rescue"))

    assert read_whose(file) == TILL
    assert list(read_batches(file)) == [decode_push(v1.body("push"))]


@pytest.mark.parametrize(("store", "accounts"), [("krk-1", (ACCOUNT,)), ("gda-9", ())])
def test_a_chunk_is_unpacked(store: str, accounts: tuple[AccountRow, ...]) -> None:
    chunk = unpack_chunk(v1.body("chunk"), store_id=store)

    assert chunk == Chunk(members=(MEMBER,), accounts=accounts)
    assert MEMBER.member.member_id == ADA


@pytest.mark.parametrize("name", v1.KINDS)
def test_the_shape_of_a_message_has_only_grown(name: str) -> None:
    kind = v1.KINDS[name]
    from_till = kind in v1.FROM_TILLS

    found = breaks(v1.frozen_shape(name), v1.shape_of(kind), may_choose_more=from_till)

    assert not found


def test_what_is_frozen_is_as_it_was() -> None:
    assert v1.sums_of(v1.FOLDER) == v1.noted_sums(v1.FOLDER)


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "v1"
    shutil.copytree(v1.FOLDER, folder)
    changed = folder / "messages" / "hello.json"

    changed.write_bytes(changed.read_bytes().replace(b"41", b"42"))

    sums, noted = v1.sums_of(folder), v1.noted_sums(folder)
    assert {name for name in sums if sums[name] != noted.get(name)} == {"messages/hello.json"}


def test_freezing_leaves_what_is_frozen(tmp_path: Path) -> None:
    folder = tmp_path / "v1"
    shutil.copytree(v1.FOLDER, folder)
    (folder / "messages" / "hello.json").unlink()
    (folder / "chunk").write_bytes(b"mine")

    assert freeze.freeze(folder) == ["messages/hello.json"]

    assert (folder / "chunk").read_bytes() == b"mine"


def test_every_message_has_a_frozen_sample() -> None:
    kinds = set(v1.KINDS.values())

    assert _messages(sync) - NO_MESSAGES <= kinds
    assert {file.stem for file in (v1.FOLDER / "messages").iterdir()} == set(MESSAGES)


def test_a_message_without_a_sample_is_noticed() -> None:
    assert SyncStanding in _messages(sync) - set(v1.KINDS.values())


def test_every_kind_of_operation_has_a_frozen_sample() -> None:
    kinds = {get_args(get_type_hints(fact)["kind"])[0] for fact in get_args(OperationFact)}

    assert set(v1.operations()) == kinds


def _messages(package: Any) -> set[type]:  # noqa: ANN401 - a module
    """Return the dataclasses of a package that are part of no other one."""
    modules = (
        importlib.import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    )
    defined = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type)
        and is_dataclass(kind)
        and kind.__module__ == module.__name__
        and not kind.__name__.startswith("_")
    }
    hints = (hint for kind in defined for hint in get_type_hints(kind).values())
    return defined - {part for hint in hints for part in _kinds_in(hint)}


def _kinds_in(hint: Any) -> Iterator[type]:  # noqa: ANN401 - a type of any form
    if isinstance(hint, type):
        yield hint
    for part in hint if isinstance(hint, list) else get_args(hint):
        yield from _kinds_in(part)
