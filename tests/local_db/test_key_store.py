# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import WrongKey
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import (
    KEY_IN_FILE_VARIABLE,
    SERVICE,
    find_key,
    make_key,
    system_keyring,
)


class MemoryKeyring:
    """A keyring that works."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that takes a secret and does not keep it."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class BrokenKeyring:
    """A keyring that has no backend."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("no backend")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("no backend")


@pytest.fixture
def files(tmp_path: Path) -> StoreFiles:
    return StoreFiles(tmp_path)


def test_a_keyring_that_works_keeps_the_key_out_of_the_folder(files: StoreFiles) -> None:
    keyring = MemoryKeyring()

    key = make_key(files, keyring)

    assert not files.key.exists()
    assert list(keyring.secrets) == [(SERVICE, files.store_id.read_text())]
    assert find_key(files, keyring) == key


@pytest.mark.parametrize("keyring", [None, BrokenKeyring(), ForgetfulKeyring()])
def test_without_a_keyring_the_key_is_in_a_file(
    files: StoreFiles, keyring: MemoryKeyring | None
) -> None:
    key = make_key(files, keyring)

    assert find_key(files, keyring) == key
    assert len(key) == 32


def test_the_key_file_is_for_its_owner_alone(files: StoreFiles) -> None:
    make_key(files, None)

    assert files.key.stat().st_mode & 0o777 == 0o600


def test_a_key_file_that_others_can_read_is_closed_to_them(files: StoreFiles) -> None:
    key = make_key(files, None)
    files.key.chmod(0o644)

    found = find_key(files, None)

    assert found == key
    assert files.key.stat().st_mode & 0o777 == 0o600


def test_a_torn_key_file_of_an_interrupted_creation_is_no_key(files: StoreFiles) -> None:
    files.key.write_text("00ff")
    keyring = MemoryKeyring()

    key = make_key(files, keyring)

    assert find_key(files, keyring) == key


def test_no_two_keys_are_the_same(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()

    one, other = (make_key(StoreFiles(folder), None) for folder in folders)

    assert one != other


@pytest.mark.parametrize("keyring", [None, MemoryKeyring()])
def test_a_key_is_never_written_over(files: StoreFiles, keyring: MemoryKeyring | None) -> None:
    key = make_key(files, keyring)

    again = make_key(files, MemoryKeyring() if keyring is None else keyring)

    assert again == key
    assert find_key(files, keyring) == key


@pytest.mark.parametrize("keyring", [None, MemoryKeyring(), BrokenKeyring()])
def test_a_key_that_is_nowhere_is_said_to_be_missing(
    files: StoreFiles, keyring: MemoryKeyring | None
) -> None:
    with pytest.raises(WrongKey):
        find_key(files, keyring)


@pytest.mark.parametrize("content", ["", "no key at all", "00ff"])
def test_what_is_no_key_is_refused(files: StoreFiles, content: str) -> None:
    files.key.write_text(content)

    with pytest.raises(WrongKey):
        find_key(files, None)


def test_the_environment_can_keep_the_keyring_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_IN_FILE_VARIABLE, "1")

    assert system_keyring() is None


def test_the_system_has_a_keyring_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_IN_FILE_VARIABLE, raising=False)

    assert system_keyring() is not None
