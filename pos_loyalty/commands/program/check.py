# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program check``: everything that is wrong with a document, at once."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from pos_loyalty.commands.program.document_file import checked_file, line_for
from pos_loyalty.commands.program.terminal import EXIT_DONE, EXIT_FAILED, say
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_check import CheckedProgram


def check(path: Path, *, wants_json: bool) -> int:
    """Print the mistakes in a file; return 0 if there is nothing worse than warnings."""
    checked = checked_file(path)
    if wants_json:
        say(_as_json(path, checked))
    else:
        for mistake in checked.mistakes:
            say(line_for(path, mistake))
        say(_verdict(path, checked))
    return EXIT_FAILED if checked.document is None else EXIT_DONE


def _verdict(path: Path, checked: CheckedProgram) -> str:
    warnings = _counted(sum(m.is_warning for m in checked.mistakes), "warning")
    document = checked.document
    if document is None:
        errors = _counted(sum(not m.is_warning for m in checked.mistakes), "error")
        return f"{path} cannot be used: {errors}, {warnings}."
    known_as = f"{path} is sound, with {warnings}; it is programme {document.program_id}"
    return f"{known_as}, in force from {document.program.effective_from}."


def _counted(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def _as_json(path: Path, checked: CheckedProgram) -> str:
    document = checked.document
    answer = {
        "file": str(path),
        "is_sound": document is not None,
        "program_id": document.program_id if document else None,
        "mistakes": list(_plain(checked.mistakes)),
    }
    return json.dumps(answer, indent=2)


def _plain(mistakes: Iterable[Mistake]) -> Iterable[dict[str, object]]:
    for mistake in mistakes:
        plain = asdict(mistake)
        position = plain.pop("position") or {"line": None, "column": None}
        yield plain | position
