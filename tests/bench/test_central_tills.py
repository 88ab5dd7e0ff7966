# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What measured tills push is a log as the server takes it: numbered, chained, no two alike."""

from bench.central_shop import id_as_in_life
from bench.central_tills import batches_of, till_id_of
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.sync.push import decode_push

LOG = [f"operation {number}".encode() for number in range(1, 8)]


def test_batches_are_numbered_and_chained_one_after_the_other() -> None:
    till_id = till_id_of(3)

    batches = [decode_push(body) for body in batches_of(till_id, LOG, 3)]

    chain = genesis(till_id, 1).chain
    for batch in batches:
        assert batch.header.chain_before == chain.hex()
        for payload in batch.operations:
            chain = next_chain(chain, payload_hash(payload))
    assert [batch.header.first_seq for batch in batches] == [1, 4, 7]
    assert [payload for batch in batches for payload in batch.operations] == LOG


def test_a_log_goes_on_after_what_the_server_has() -> None:
    till_id = till_id_of(3)
    whole = [decode_push(body) for body in batches_of(till_id, LOG, 3)]

    rest = [decode_push(body) for body in batches_of(till_id, LOG, 3, after=3)]

    assert rest == whole[1:]


def test_no_two_tills_and_no_two_members_are_the_same() -> None:
    tills = {till_id_of(number) for number in range(500)}
    members = {id_as_in_life(bytes([number]) * 16) for number in range(256)}

    assert len(tills) == 500
    assert len(members) == 256
    assert {len(member_id) for member_id in members} == {16}
