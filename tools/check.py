# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What CI runs on the source: ``./dev check``, and with ``--fix`` what ``./dev fix`` repairs."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
LINT_IMPORTS = str(Path(PYTHON).with_name("lint-imports"))  # it is no module that -m could run

CHECKS = {
    "style": (PYTHON, "-m", "ruff", "check", "--quiet"),
    "layout": (PYTHON, "-m", "ruff", "format", "--check", "--quiet"),
    "types": (PYTHON, "-m", "mypy", "--no-error-summary"),
    "imports": (LINT_IMPORTS, "--no-logo"),
    "sizes": (PYTHON, "-m", "tools.sizes"),
    "licences": (PYTHON, "-m", "tools.licences"),
}
REPAIRS = {
    "style": (PYTHON, "-m", "ruff", "check", "--quiet", "--fix"),
    "layout": (PYTHON, "-m", "ruff", "format", "--quiet"),
}


def run_steps(steps: Mapping[str, Sequence[str]]) -> int:
    """Run every step, and print its outcome and time; return how many failed.

    A step's own output is shown only if it fails.
    """
    failures = 0
    for name, command in steps.items():
        started_at = time.perf_counter()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        seconds = time.perf_counter() - started_at
        has_failed = done.returncode != 0
        print(f"{'✗' if has_failed else '✓'} {name:10}{seconds:6.1f} s", flush=True)
        if has_failed:
            failures += 1
            print(done.stdout, flush=True)
    return failures


def main(arguments: Sequence[str]) -> int:
    """Check, or repair, the tree; return the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old Windows console has no ✓
    return 1 if run_steps(REPAIRS if "--fix" in arguments else CHECKS) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
