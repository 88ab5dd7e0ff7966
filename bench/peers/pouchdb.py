# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""PouchDB against express-pouchdb, given the same operations; on a machine that has Node.

Its till puts them into its own database before the clock starts. Then they are replicated to its
server, and from there into another till that has nothing yet. It signs nothing, knows no balances,
and does not sync its files: what it has answered for may be lost with the power.
"""

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.figures import Skipped
from bench.processes import peak_bytes
from bench.stores import CACHE

WHY_NOT: Final = "no node"

_FOLDER: Final = Path(__file__).with_name("pouchdb")
_INSTALL_SECONDS: Final = 600
_WORK_SECONDS: Final = 1_800


@dataclass(frozen=True, slots=True)
class Replicated:
    """What it took.

    Attributes:
        bytes_pushed: Both ways, while operations went to the server; headers and all.
        server_bytes: Of memory, the most that its server had at once; ``None`` off Linux.
    """

    count: int
    push_seconds: float
    pull_seconds: float
    bytes_passed: int
    server_bytes: int | None


def replicate(operations: Sequence[bytes]) -> Replicated:
    """Have the operations replicated to a server, and from there to another till.

    Raises:
        Skipped: If the machine has no Node, or its packages cannot be had.
    """
    _install()
    with TemporaryDirectory(dir=CACHE) as scratch, _serving(Path(scratch) / "server") as server:
        folder = Path(scratch) / "tills"
        folder.mkdir()
        file = folder / "operations.jsonl"
        file.write_bytes(b"\n".join(operations))
        port = int(_line(server))
        told = _client(folder, f"http://127.0.0.1:{port}", file)
        server.send_signal(signal.SIGUSR2)
        passed = json.loads(_line(server))
        if told["pulled"] != len(operations):
            raise ValueError(f"{told['pulled']} of {len(operations)} operations came back")
        return Replicated(
            count=told["count"],
            push_seconds=told["push_seconds"],
            pull_seconds=told["pull_seconds"],
            bytes_passed=passed["received"] + passed["sent"],
            server_bytes=peak_bytes(server.pid),
        )


def _install() -> None:
    if not shutil.which("node") or not shutil.which("npm"):
        raise Skipped(WHY_NOT)
    if (_FOLDER / "node_modules").is_dir():
        return
    done = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--silent"],  # noqa: S607 - wherever it is
        cwd=_FOLDER,
        capture_output=True,
        text=True,
        timeout=_INSTALL_SECONDS,
        check=False,
    )
    if done.returncode:
        raise Skipped(f"npm cannot get the packages: {done.stderr.strip()[-200:]}")


@contextmanager
def _serving(folder: Path) -> Iterator[subprocess.Popen[str]]:
    folder.mkdir()
    process = subprocess.Popen(
        ["node", str(_FOLDER / "server.mjs"), str(folder)],  # noqa: S607 - wherever it is
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _client(folder: Path, address: str, file: Path) -> dict[str, Any]:
    done = subprocess.run(
        ["node", str(_FOLDER / "client.mjs"), str(folder), address, str(file)],  # noqa: S607 - as above
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=_WORK_SECONDS,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _line(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline() if process.stdout else ""
