# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import functools
import hashlib
import io
import os
import platform
import socket
import zipfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

from tests.dev.project import Project


class QuietFiles(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package index that is served on this machine."""
    folder = tmp_path / "index"
    (folder / "uv").mkdir(parents=True)
    handler = functools.partial(QuietFiles, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{server.server_port}/")
        yield folder
        server.shutdown()
        thread.join()


def wheel(dev: ModuleType, program: bytes = b"#!/bin/sh\n") -> bytes:
    """Return a wheel as uv's are built."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"uv-{dev.UV_VERSION}.data/scripts/uv", program)
    return file.getvalue()


def publish(index: Path, content: bytes, sha256: str) -> None:
    """Offer a file in the index, under that hash."""
    (index / "files").mkdir()
    (index / "files" / "uv.whl").write_bytes(content)
    link = f'<a href="../files/uv.whl#sha256={sha256}" data-requires-python="&gt;=3.8">uv</a>'
    (index / "uv" / "index.html").write_text(f"<html>{link}</html>")


def pin(dev: ModuleType, sha256: str) -> None:
    """Let this hash be the pinned one for the machine of the test."""
    dev.UV_SHA256[platform.system(), platform.machine()] = sha256


@pytest.mark.parametrize(
    "machine",
    [
        ("Linux", "x86_64"),
        ("Linux", "aarch64"),
        ("Darwin", "x86_64"),
        ("Darwin", "arm64"),
        ("Windows", "AMD64"),
        ("Windows", "ARM64"),
    ],
)
def test_every_supported_machine_has_a_uv_of_its_own(
    dev: ModuleType, machine: tuple[str, str]
) -> None:
    sha256 = dev.UV_SHA256[machine]

    assert len(bytes.fromhex(sha256)) == 32
    assert list(dev.UV_SHA256.values()).count(sha256) == 1


def test_the_pinned_uv_is_fetched_once(
    dev: ModuleType, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = wheel(dev, b"program")
    sha256 = hashlib.sha256(content).hexdigest()
    publish(index, content, sha256)
    pin(dev, sha256)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("UV", raising=False)

    first = Path(dev.find_uv())
    (index / "files" / "uv.whl").unlink()
    second = Path(dev.find_uv())

    assert first == second
    assert first.read_bytes() == b"program"
    assert os.access(first, os.X_OK)
    assert [file.name for file in first.parent.iterdir()] == ["uv"]


def test_a_uv_that_is_not_the_pinned_one_is_never_written(
    dev: ModuleType, index: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = hashlib.sha256(wheel(dev)).hexdigest()
    publish(index, wheel(dev, b"evil"), sha256)
    pin(dev, sha256)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit, match=r"not the one pinned .*; it was not run\."):
        dev.find_uv()

    assert not (project.root / ".tools").exists()


def test_an_index_without_the_pinned_uv_is_said_so(dev: ModuleType, index: Path) -> None:
    publish(index, wheel(dev), sha256="0" * 64)

    with pytest.raises(dev.NoUv, match="does not list uv"):
        dev.fetch("1" * 64)


def test_an_index_that_is_no_index_is_told_in_words(dev: ModuleType, index: Path) -> None:
    (index / "uv").rmdir()

    with pytest.raises(dev.NoUv, match="cannot be reached"):
        dev.fetch("1" * 64)


def test_a_machine_without_network_is_told_in_words(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{port}")

        with pytest.raises(dev.NoUv, match="the package index cannot be reached"):
            dev.fetch("1" * 64)


def test_an_unknown_kind_of_machine_is_named(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(platform, "machine", lambda: "pdp11")

    with pytest.raises(dev.NoUv, match="pdp11"):
        dev.find_uv()


def test_the_index_is_the_users_choice_then_the_lock_files(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    locked = dev.index_address()
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/pip")
    for_pip = dev.index_address()
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:1/uv")
    for_uv = dev.index_address()

    assert [locked[-6:], for_pip[-3:], for_uv[-2:]] == ["locked", "pip", "uv"]


def test_pip_is_held_to_the_locked_versions(dev: ModuleType) -> None:
    lines = [dev.version_line(package) for package in dev.locked_packages()]

    assert lines == ["numpy==2.4.6 ; python_full_version < '3.12'", "requests==2.34.2"]
