# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from pos_loyalty.local_db.marker import Marker, is_ahead, read_marker
from pos_loyalty.protocol.chain import ChainHead

HEAD = ChainHead(1, 41, bytes(32))
NEXT = ChainHead(1, 42, bytes(range(32)))


def test_the_marker_remembers_the_last_head(tmp_path: Path) -> None:
    with Marker(tmp_path / "till.mark") as marker:
        marker.write(HEAD)
        marker.write(NEXT)

    assert read_marker(tmp_path / "till.mark") == NEXT


def test_a_marker_that_never_was_says_nothing(tmp_path: Path) -> None:
    assert read_marker(tmp_path / "till.mark") is None


def test_a_new_marker_says_nothing(tmp_path: Path) -> None:
    with Marker(tmp_path / "till.mark"):
        assert read_marker(tmp_path / "till.mark") is None


@pytest.mark.parametrize("length", [0, 1, 47, 55])
def test_a_torn_marker_says_nothing(tmp_path: Path, length: int) -> None:
    path = tmp_path / "till.mark"
    with Marker(path) as marker:
        marker.write(HEAD)

    path.write_bytes(path.read_bytes()[:length])

    assert read_marker(path) is None


def test_a_changed_marker_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "till.mark"
    with Marker(path) as marker:
        marker.write(HEAD)
    content = bytearray(path.read_bytes())
    content[15] ^= 1

    path.write_bytes(content)

    assert read_marker(path) is None


def test_a_later_epoch_is_ahead_whatever_its_number() -> None:
    assert is_ahead(ChainHead(2, 1, b""), HEAD)
    assert is_ahead(NEXT, HEAD)
    assert not is_ahead(HEAD, HEAD)
    assert not is_ahead(HEAD, NEXT)
