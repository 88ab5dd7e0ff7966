# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL for tests and measurements alone: in a temporary folder, on a socket, fsync on.

The server refuses to run as root; there it runs as the user ``postgres``, as Debian sets it up.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

import psycopg

DEBIAN: Final = Path("/usr/lib/postgresql")
OWNER: Final = "postgres"
WHY_NOT: Final = "no PostgreSQL here: neither /usr/lib/postgresql/*/bin nor initdb on the PATH"
_HAS_STRATEGIES: Final = 150_000


def find_binaries() -> Path | None:
    """Return the folder of the newest server's programs; ``None`` where there is none."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@dataclass(frozen=True)
class Cluster:
    """A running server; its socket is its folder's only way in."""

    folder: Path
    numbers: Iterator[int]

    @property
    def pid(self) -> int:
        """Return the process that all of the server's others come from."""
        return int((self.folder / "data" / "postmaster.pid").read_text("ascii").split()[0])

    def url(self, name: str) -> str:
        """Return the address of a database, as SQLAlchemy takes it."""
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"

    def new_database(self, template: str = "template0") -> str:
        """Make a database like the template, which nobody may be using; return its name."""
        name = f"shop{next(self.numbers)}"
        with self._connected() as connection:
            # The files as they are, not a log of each of their pages: half the time.
            how = "STRATEGY FILE_COPY" if connection.info.server_version >= _HAS_STRATEGIES else ""
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" {how}'.encode())
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever uses it."""
        with self._connected() as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())

    def _connected(self) -> psycopg.Connection[Any]:
        at = f"host={self.folder} user={OWNER} dbname=postgres"
        return psycopg.connect(at, autocommit=True)


@contextmanager
def running_cluster(binaries: Path, *options: str, within: Path | None = None) -> Iterator[Cluster]:
    """Start a server of its own and stop it afterwards; everything it wrote is gone then.

    Args:
        options: More of its settings, such as ``max_connections=200``.
        within: Where its folder is to be; ``None`` for where temporary files are.
    """
    folder = Path(
        tempfile.mkdtemp(prefix="pg-", dir=within)
    )  # a socket's path has at most 107 bytes
    as_owner = _as_owner(folder)
    data = folder / "data"
    try:
        _run(binaries / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync", **as_owner)  # fmt: skip
        settings = ("listen_addresses=", f"unix_socket_directories={folder}", "fsync=on", *options)
        flags = " ".join(f"-c {setting}" for setting in settings)
        control = (binaries / "pg_ctl", "-D", data, "-w")
        _run(*control, "-l", folder / "log", "-o", flags, "start", **as_owner)
        try:
            yield Cluster(folder, count(1))
        finally:
            _run(*control, "-m", "immediate", "stop", **as_owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(folder: Path) -> dict[str, Any]:
    """Give the folder to somebody who may run the server; return how to start a program as them."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam(OWNER)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _run(*command: object, **as_owner: Any) -> None:  # noqa: ANN401 - what subprocess takes
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd="/",
        timeout=60,
        **as_owner,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr}")
