# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from pos_loyalty.server.settings import (
    FILE_NAME,
    PORT,
    InvalidServerSettings,
    ServerSettings,
    read_server_settings,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config").mkdir()
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "config" / FILE_NAME).write_text(text, "utf-8")


def test_where_nothing_is_said_a_file_in_the_folder_is_the_database(folder: Path) -> None:
    settings = read_server_settings(folder)

    assert settings.database == f"sqlite:///{folder / 'server.db'}"
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", PORT, 1)
    assert not settings.is_webhook_private


def test_the_command_line_is_stronger_than_the_environment_and_that_than_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, 'host = "file"\nport = 1\nworkers = 2\n')
    monkeypatch.setenv("POS_LOYALTY_SERVER_HOST", "environment")
    monkeypatch.setenv("POS_LOYALTY_SERVER_PORT", "2")

    settings = read_server_settings(folder, host="said", port=None)

    assert (settings.host, settings.port, settings.workers) == ("said", 2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "workers = 0",
        "port = 70000",
        'public_url = "https://points.example/path"',
        'public_url = "points.example"',
        'log_level = "loud"',
        "worker = 2",
    ],
)
def test_a_setting_that_cannot_be_is_named(folder: Path, text: str) -> None:
    write(folder, text)

    with pytest.raises(InvalidServerSettings, match=text.split(maxsplit=1)[0]):
        read_server_settings(folder)


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    write(folder, "workers = ")

    with pytest.raises(InvalidServerSettings, match=FILE_NAME):
        read_server_settings(folder)


def test_what_was_typed_wrongly_is_not_repeated(folder: Path) -> None:
    with pytest.raises(InvalidServerSettings) as error:
        read_server_settings(folder, database="x" * 3_000)

    assert "xxx" not in str(error.value)


def test_a_process_reads_only_what_its_parent_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_LOYALTY_SERVER_DATABASE", "sqlite:////srv/shop.db")

    assert ServerSettings().database == "sqlite:////srv/shop.db"
