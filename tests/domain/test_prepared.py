# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is worked out once for a programme, and remembered for the last few."""

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.prepared import PreparedFor
from tests.domain.shopping import program_of


class Workbench:
    """Prepares programmes by numbering them, and can tell how many it was asked to."""

    def __init__(self) -> None:
        self.prepared = 0

    def number(self, _program: Program) -> int:
        self.prepared += 1
        return self.prepared


def test_what_was_prepared_is_prepared_once() -> None:
    bench, program = Workbench(), program_of()
    number_of = PreparedFor(bench.number)

    assert [number_of(program) for _ in range(3)] == [1, 1, 1]
    assert bench.prepared == 1


def test_each_programme_has_its_own_even_if_another_says_the_same() -> None:
    number_of = PreparedFor(Workbench().number)
    one, other = program_of(), program_of()

    assert one == other
    assert [number_of(program) for program in (one, other, one, other)] == [1, 2, 1, 2]


def test_eight_are_remembered_and_the_ninth_makes_room_for_itself() -> None:
    bench, programs = Workbench(), [program_of() for _ in range(9)]
    number_of = PreparedFor(bench.number)

    eight = [number_of(program) for program in programs[:8] * 2]
    ninth = [number_of(programs[8]), number_of(programs[0]), number_of(programs[8])]

    assert eight == [1, 2, 3, 4, 5, 6, 7, 8] * 2
    assert ninth == [9, 10, 9]
