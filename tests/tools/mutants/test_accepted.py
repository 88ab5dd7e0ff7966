# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from tools.mutants.accepted import BadList, as_entries, read_accepted
from tools.mutants.mutant import Change

CHANGE = Change("shop/stamps.py", "is_few", 'if name == "ż\\d":\n    x', "")
ENTRY = as_entries([CHANGE])
WITH_REASON = ENTRY.replace('reason = ""', 'reason = "no name has a digit"')


def test_what_is_printed_can_be_pasted_once_it_has_a_reason() -> None:
    assert read_accepted(WITH_REASON) == {CHANGE}


def test_an_empty_list_accepts_nothing() -> None:
    assert read_accepted("") == frozenset()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (ENTRY, "without a reason"),
        (ENTRY.replace('reason = ""', 'reason = "so what"'), "without a reason"),
        (WITH_REASON * 2, "there twice"),
        (WITH_REASON.replace("now", "new"), "needs file, function, now, was"),
        (WITH_REASON + 'line = "7"\n', "no more"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(BadList, match=complaint):
        read_accepted(text)
