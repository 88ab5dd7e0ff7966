# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program explain``: the rules in sentences that a member can read."""

from pathlib import Path

from pos_loyalty.commands.program.document_file import sound_document
from pos_loyalty.commands.program.terminal import EXIT_DONE, EXIT_FAILED, complain, say
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.regulations import as_markdown, regulations


def explain(path: Path, *, language: str, out: Path | None) -> int:
    """Print the regulations, or write them to a file; return 0 if the document can be used.

    Args:
        out: ``None`` for the terminal.
    """
    document = sound_document(path)
    if document is None:
        return EXIT_FAILED
    text = as_markdown(regulations(document.program, speak(language)))
    if out is None:
        say(text.rstrip("\n"))
        return EXIT_DONE
    try:
        out.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        complain(f"{out} cannot be written: {error.strerror}.")
        return EXIT_FAILED
    return EXIT_DONE
