# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs a program under strace and reads back which system calls it made on files, in order."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# All that can change a file or make a change durable. What a recording does not know how to
# replay is traced as well, so that it is refused and not overlooked.
_TRACED: Final = (
    "open,openat,openat2,creat,close,dup,dup2,dup3,lseek,write,writev,pwrite64,pwritev,pwritev2,"
    "truncate,ftruncate,fallocate,fsync,fdatasync,sync,syncfs,sync_file_range,unlink,unlinkat,"
    "rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,sendfile,"
    "copy_file_range"
)
_STRING_BYTES_MAX: Final = 16 * 1024 * 1024

_LINE: Final = re.compile(r"^(?:(?P<pid>\d+) +)?(?P<call>.*)$", re.DOTALL)
_CALL: Final = re.compile(r"^(?P<name>\w+)\((?P<args>.*)\) += (?P<result>-?\d+)", re.DOTALL)
_UNFINISHED: Final = re.compile(r"^(?P<head>.*) <unfinished \.\.\.>$", re.DOTALL)
_RESUMED: Final = re.compile(r"^<\.\.\. \w+ resumed>(?P<tail>.*)$", re.DOTALL)
_ARGUMENT: Final = re.compile(r' *"(?P<text>(?:\\x[0-9a-f]{2})*)"(?P<cut>\.\.\.)?|(?P<word>[^,]+)')


@dataclass(frozen=True, slots=True)
class SystemCall:
    """One call that succeeded.

    Attributes:
        arguments: Strings as bytes, all else as strace writes it.
    """

    name: str
    arguments: tuple[bytes | str, ...]
    result: int


def strace_path() -> str | None:
    """Return where strace is, if this machine has it."""
    return shutil.which("strace")


def trace_program(command: Sequence[str], trace: Path, *, cwd: Path) -> None:
    """Run the program to its end and write down its calls; it must exit 0."""
    strace = ["strace", "-f", "-xx", "--seccomp-bpf", "-s", str(_STRING_BYTES_MAX)]
    output = ["-o", str(trace), "-e", f"trace={_TRACED}", "--"]
    done = subprocess.run(
        [*strace, *output, *command], check=False, capture_output=True, text=True, cwd=cwd
    )
    if done.returncode:
        raise RuntimeError(f"the traced program ended with {done.returncode}:\n{done.stderr}")


def read_trace(trace: Path) -> Iterator[SystemCall]:
    """Yield the calls that succeeded, in the order in which they ended."""
    unfinished: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            if call := _parse(line.rstrip("\n"), unfinished):
                yield call


def _parse(line: str, unfinished: dict[str, str]) -> SystemCall | None:
    split = _LINE.match(line)
    assert split, line
    pid, text = split["pid"] or "", split["call"]
    if begun := _UNFINISHED.match(text):
        unfinished[pid] = begun["head"]
        return None
    if resumed := _RESUMED.match(text):
        text = unfinished.pop(pid) + resumed["tail"]
    call = _CALL.match(text)
    if call is None or call["result"].startswith("-"):
        return None
    return SystemCall(call["name"], tuple(_arguments(call["args"])), int(call["result"]))


def _arguments(text: str) -> Iterator[bytes | str]:
    for argument in _ARGUMENT.finditer(text):
        if argument["cut"]:
            raise ValueError(f"strace shortened a string of {len(argument['text']) // 4} bytes")
        if argument["word"] is None:
            yield bytes.fromhex(argument["text"].replace("\\x", ""))
        else:
            yield argument["word"].strip()
