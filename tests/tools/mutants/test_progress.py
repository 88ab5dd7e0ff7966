# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from io import StringIO

from tools.mutants.progress import Progress
from tools.mutants.verdicts import Fate


def test_every_now_and_then_it_says_how_far_it_is() -> None:
    output = StringIO()
    progress = Progress(100, 1000.0, output)

    progress.count(Fate.KILLED, 1001.0)
    progress.count(Fate.SURVIVED, 1060.0)
    progress.count(Fate.UNREACHED, 1061.0)

    assert output.getvalue() == "2 of 100 tried, 1 alive, about 49 min to go\n"


def test_the_end_is_always_said() -> None:
    output = StringIO()

    Progress(1, 0.0, output).count(Fate.TIMEOUT, 0.5)

    assert output.getvalue() == "1 of 1 tried, 0 alive, about 0 min to go\n"
