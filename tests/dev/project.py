# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A small project around the real ``dev``, on a machine whose programs note what they are asked.

Only the machine is made up: ``uv``, ``apt-get`` and the project's Python are shell scripts.
"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
LOCK = """
[[package]]
name = "pos-loyalty"
version = "0.1.0"
source = { editable = "." }

[[package]]
name = "numpy"
version = "2.4.6"
source = { registry = "http://127.0.0.1:1/locked" }
resolution-markers = ["python_full_version < '3.12'"]

[[package]]
name = "requests"
version = "2.34.2"
source = { registry = "http://127.0.0.1:1/locked" }
"""


@dataclass(frozen=True)
class Project:
    """A folder with a copy of ``dev``, and ``bin`` as the only place where programs are found."""

    root: Path

    @property
    def bin(self) -> Path:
        return self.root / "bin"

    @property
    def python_to_be(self) -> Path:
        """Return what the installation will copy into ``.venv``."""
        return self.root / "packages" / "python"

    @property
    def asked(self) -> list[str]:
        """Return what the made-up programs were asked, in order: name, platform, arguments."""
        notes = self.root / "asked.txt"
        return notes.read_text("utf-8").splitlines() if notes.exists() else []

    def program(self, path: Path, also: str = "") -> None:
        """Make a program that notes how it is called, and then does what ``also`` says."""
        note = f'echo "{path.name} [$QT_QPA_PLATFORM] $*" >> "{self.root}/asked.txt"'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{note}\n{also}\n", "utf-8")
        path.chmod(0o755)

    def environment(self, **variables: str) -> Mapping[str, str]:
        """Return the environment of a machine without a display, with ``variables`` besides."""
        return {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.root), **variables}

    def dev(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command of ``dev`` to its end."""
        return subprocess.run(
            [sys.executable, self.root / "dev", *arguments],
            env=self.environment(**variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def make_project(root: Path) -> Project:
    """Make a project whose libraries are all there, and whose ``uv sync`` brings its Python."""
    project = Project(root)
    source = (REPOSITORY / "dev").read_text("utf-8")
    (root / "dev").write_text(_without_libraries(source), "utf-8")
    (root / "uv.lock").write_text(LOCK, "utf-8")
    (root / "pyproject.toml").write_text("[project]\n", "utf-8")
    project.program(project.python_to_be, also='exit "${EXIT_CODE:-0}"')
    venv = root / ".venv" / "bin"
    project.program(project.bin / "uv", also=f"mkdir -p {venv} && cp {project.python_to_be} {venv}")
    return project


def _without_libraries(source: str) -> str:
    start = source.index("LIBRARIES = {")
    end = source.index("UV_VERSION")
    nothing = "LIBRARIES: dict[str, str] = {}\nWINDOW_LIBRARIES: dict[str, str] = {}\n"
    return source[:start] + nothing + source[end:]
