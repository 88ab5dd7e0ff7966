# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads and checks the programme document that a command was given."""

from pathlib import Path

from pos_loyalty.commands.program.terminal import complain
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_check import CheckedProgram, check_program
from pos_loyalty.protocol.program_document import ProgramDocument
from pos_loyalty.protocol.program_text import DOCUMENT_BYTES_MAX


def checked_file(path: Path) -> CheckedProgram:
    """Return what came of checking a file; one that cannot be read is a mistake too."""
    try:
        return check_program(_read(path))
    except OSError as error:
        return CheckedProgram(None, (Mistake("", _why_unreadable(path, error)),))


def sound_document(path: Path) -> ProgramDocument | None:
    """Return the document in a file; ``None``, and everything said, when it cannot be used."""
    checked = checked_file(path)
    if checked.document is None:
        for mistake in checked.mistakes:
            if not mistake.is_warning:
                complain(line_for(path, mistake))
    return checked.document


def line_for(path: Path, mistake: Mistake) -> str:
    """Return a mistake on one line, in the form that editors jump to."""
    where = f"{path}"
    if mistake.position:
        where += f":{mistake.position.line}:{mistake.position.column}"
    return f"{where}: {'warning' if mistake.is_warning else 'error'}: {mistake}"


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(DOCUMENT_BYTES_MAX + 1)


def _why_unreadable(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path}."
    if isinstance(error, (IsADirectoryError, PermissionError)) and path.is_dir():
        return f"{path} is a folder. Name a file in it."
    return f"{path} cannot be read: {error.strerror}."
