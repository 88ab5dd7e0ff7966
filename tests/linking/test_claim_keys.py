# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own key for codes of purchases: made once, kept, and no other passes for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import DiskFull, WrongKey
from pos_loyalty.domain.ids import TillId
from pos_loyalty.linking.claim_keys import TillClaimKeys
from pos_loyalty.linking.till_key import find_till_key
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from tests.fakes.fake_store import PLACE
from tests.local_db.server_words import greeting

TILL = TillId(UUID(int=7))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    place = replace(PLACE, till_id=TILL)
    store = create_store(tmp_path / "store", place, keyring=None)
    yield store
    store.close()


@pytest.fixture
def keys_in(store: SqliteStore) -> Callable[[Path], TillClaimKeys]:
    return lambda folder: TillClaimKeys(folder, lambda: store, lambda: None)


def test_nothing_is_made_before_it_is_needed(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    keys_in(tmp_path)

    assert find_till_key(StoreFiles(tmp_path), None, TILL) is None


def test_a_till_that_never_joined_makes_a_key_and_keeps_it(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    signature = keys_in(tmp_path).sign(b"a purchase")

    assert keys_in(tmp_path).is_signed_here(b"a purchase", signature)
    assert not keys_in(tmp_path).is_signed_here(b"another", signature)


def test_it_is_the_key_that_the_till_joins_with(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    signature = keys_in(tmp_path).sign(b"a purchase")

    joined_with = find_till_key(StoreFiles(tmp_path), None, TILL)

    assert joined_with is not None
    assert joined_with.sign(b"a purchase") == signature


def test_another_tills_signature_is_not_its_own(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    signature = keys_in(tmp_path / "other").sign(b"a purchase")

    assert not keys_in(tmp_path / "one").is_signed_here(b"a purchase", signature)


def test_another_tills_signature_is_known_once_the_server_has_named_it(
    tmp_path: Path, store: SqliteStore, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    (tmp_path / "other").mkdir()
    signature = keys_in(tmp_path / "other").sign(b"a purchase")
    key = find_till_key(StoreFiles(tmp_path / "other"), None, TILL)
    assert key is not None
    told = greeting(till_keys=(key.public_key().public_bytes_raw().hex(), "0" * 64))

    SqliteSyncStore(store).greet(told, at=told.server_time)

    assert keys_in(tmp_path).is_signed_here(b"a purchase", signature)
    assert not keys_in(tmp_path).is_signed_here(b"another", signature)


@pytest.mark.parametrize("key", ["", "ab", "Z" * 64, "A" * 64, "0" * 65])
def test_what_is_no_key_is_no_answer(key: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        greeting(till_keys=(key,))


def test_what_is_no_signature_is_none(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    assert not keys_in(tmp_path).is_signed_here(b"a purchase", b"")


def test_a_folder_that_takes_no_key_is_a_refusal(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    with pytest.raises(DiskFull):
        keys_in(tmp_path / "gone").sign(b"a purchase")


def test_a_key_that_is_none_is_a_refusal(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    StoreFiles(tmp_path).signing_key.write_text("nonsense")

    with pytest.raises(WrongKey):
        keys_in(tmp_path).sign(b"a purchase")


def test_looking_at_a_code_makes_no_key(
    tmp_path: Path, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    assert not keys_in(tmp_path).is_signed_here(b"a purchase", bytes(64))

    assert find_till_key(StoreFiles(tmp_path), None, TILL) is None


def test_a_till_that_joined_makes_no_second_key_while_its_keyring_is_locked(
    tmp_path: Path, store: SqliteStore, keys_in: Callable[[Path], TillClaimKeys]
) -> None:
    told = greeting()
    SqliteSyncStore(store).greet(told, at=told.server_time)

    with pytest.raises(WrongKey):
        TillClaimKeys(tmp_path, lambda: store, LockedKeyring).sign(b"a purchase")

    assert not StoreFiles(tmp_path).signing_key.exists()
    assert find_till_key(StoreFiles(tmp_path), None, TILL) is None


class LockedKeyring:
    """Implements ``Keyring``; somebody has to unlock it first."""

    def get_password(self, _service: str, _username: str, /) -> str | None:
        raise PermissionError

    def set_password(self, _service: str, _username: str, _password: str, /) -> None:
        raise PermissionError
