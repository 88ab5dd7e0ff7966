# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program diff``: what changes from one document to another, for whom."""

import json
from pathlib import Path

from pydantic_core import to_jsonable_python

from pos_loyalty.commands.program.document_file import sound_document
from pos_loyalty.commands.program.terminal import EXIT_DONE, EXIT_FAILED, say
from pos_loyalty.domain.program.differences import Difference, differences
from pos_loyalty.protocol.program_document import ProgramDocument
from pos_loyalty.wording.changes import changes
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.regulations import as_markdown


def diff(before: Path, after: Path, *, language: str, wants_json: bool) -> int:
    """Print what changes; return 0 if both documents can be used, whether or not they differ."""
    documents = [sound_document(before), sound_document(after)]
    old, new = documents
    if old is None or new is None:
        return EXIT_FAILED
    if wants_json:
        say(_as_json(old, new))
    else:
        say(as_markdown(changes(old.program, new.program, speak(language))).rstrip("\n"))
    return EXIT_DONE


def _as_json(old: ProgramDocument, new: ProgramDocument) -> str:
    found = differences(old.program, new.program)
    answer = {
        "before": old.program_id,
        "after": new.program_id,
        "differences": [_plain(difference) for difference in found],
    }
    return json.dumps(answer, indent=2)


def _plain(difference: Difference) -> dict[str, object]:
    """Return a difference as JSON values; of a change its fields alone, not the whole twice."""
    is_changed = difference.before is not None and difference.after is not None
    return {
        "part": difference.part,
        "id": difference.thing_id,
        "change": "changed" if is_changed else "added" if difference.after else "removed",
        "thing": None if is_changed else to_jsonable_python(difference.after or difference.before),
        "fields": to_jsonable_python(difference.fields),
        "audiences": to_jsonable_python(difference.audiences),
    }
